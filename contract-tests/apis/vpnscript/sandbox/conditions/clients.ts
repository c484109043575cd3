import { clean, met, partly, unchecked, type Conditions } from "../../../../sandbox/condition.ts";
import type { Front, Send } from "../../../../sandbox/front.ts";
import { altered, jsonAltered, jsonOf, type Json } from "../../../../sandbox/fronts.ts";
import { SERVER_IDS } from "../servers.ts";
import { at, CREATE } from "./answers.ts";
import { ACTIVE, holding } from "./sessions.ts";

/** An app of the active account's creates configurations just before the run's second or later one. */
function appCreates(server: number, times = 1): () => Front {
  return () => {
    const own = new Set<string>();
    const isActive = holding(ACTIVE);
    let creates = 0;
    let work: Promise<void> | undefined;

    async function create(send: Send, authorization: string): Promise<void> {
      const type = "application/json";
      const headers = { accept: type, "content-type": type, authorization };
      const ids = async () => {
        const path = `/api/wireguard/configs?server_id=${server}`;
        const { data } = jsonOf(await send({ headers, method: "GET", path, body: "" })) ?? {};
        return (Array.isArray(data) ? (data as Json[]) : []).map(({ id }) => String(id));
      };
      const before = new Set(await ids());
      const body = JSON.stringify({ server_id: server });
      for (let time = 0; time < times; time++) {
        await send({ headers, method: "POST", path: "/api/wireguard/create", body });
      }
      for (const id of await ids()) if (!before.has(id)) own.add(id);
    }

    return {
      async ask(passing, send) {
        if (!CREATE(passing)) return undefined;
        if (isActive.has(passing) && ++creates > 1) {
          work ??= create(send, passing.headers.authorization!);
        }
        await work;
        return undefined;
      },
      answer: isActive.learn,
      isOthers: (line) => own.has(/^configuration (\d+) /.exec(line)?.[1] ?? ""),
    };
  };
}

/** Others are at work on the panel. */
export const CLIENTS: Conditions = {
  "app-on-another-server": clean(
    "an app of the active account creates a configuration on another server meanwhile",
    appCreates(7),
  ),
  "app-fills-the-plan": met(unchecked(/personas\.active/))(
    "an app of the active account creates configurations elsewhere until the plan allows no more",
    appCreates(7, 10),
  ),
  "app-on-the-same-server": partly(
    "an app of the active account creates a configuration on the same server meanwhile",
    appCreates(SERVER_IDS.wireguard),
  ),
  "another-run": partly("another run verifies the same panel with the same accounts", {
    twice: true,
  }),
  "slots-move": clean("at each reading of the list other customers have taken or freed a slot", {
    sandbox: { liberties: ["slots-change"] },
  }),
  "server-added": clean(
    "the operator adds a server in the middle",
    jsonAltered(at("/api/servers"), ({ data, ...rest }, nth) => {
      const rows = Array.isArray(data) ? (data as Json[]) : [];
      const isWhole = rows.length > 5 && !("total" in rest);
      const added = { ...rows[0], id: 55, name: "New", config_id: 9 };
      return isWhole && nth > 6 ? { ...rest, data: [...rows, added] } : undefined;
    }),
  ),
  "account-touched": clean(
    "the times of the account's last change are others at each reading",
    altered(at("/api/account"), (reply, nth) => {
      const time = `"updated_at":"2026-01-02T10:${String(nth % 60).padStart(2, "0")}:30.000000Z"`;
      const body = reply.body.toString().replace(/"updated_at":"[^"]*"/g, time);
      return { ...reply, body };
    }),
  ),
};
