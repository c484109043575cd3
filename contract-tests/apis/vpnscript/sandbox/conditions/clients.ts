import { CLEAN, PARTLY, type Conditions } from "../../../../sandbox/condition.ts";
import type { Front, Send } from "../../../../sandbox/front.ts";
import { altered, jsonAltered, jsonOf, type Json } from "../../../../sandbox/fronts.ts";
import { SERVER_IDS } from "../servers.ts";
import { at } from "./answers.ts";
import { tokenOf } from "./sessions.ts";

const CREATE = at("/api/wireguard/create");

/** The username of the account that the sandbox's target file calls active. */
export const ACTIVE = "alice";

/** An app of the active account's creates a configuration just before the run's second or later one. */
function appCreates(server: number): () => Front {
  return () => {
    const own = new Set<string>();
    const tokens = new Set<string>();
    let creates = 0;
    let work: Promise<void> | undefined;

    async function create(send: Send, authorization: string): Promise<void> {
      const headers = { accept: "application/json", "content-type": "application/json" };
      const asActive = { headers: { ...headers, authorization } };
      const ids = async () => {
        const path = `/api/wireguard/configs?server_id=${server}`;
        const { data } = jsonOf(await send({ ...asActive, method: "GET", path, body: "" })) ?? {};
        return (Array.isArray(data) ? (data as Json[]) : []).map(({ id }) => String(id));
      };
      const before = new Set(await ids());
      const body = JSON.stringify({ server_id: server });
      await send({ ...asActive, method: "POST", path: "/api/wireguard/create", body });
      for (const id of await ids()) if (!before.has(id)) own.add(id);
    }

    return {
      async ask(passing, send) {
        if (!CREATE(passing)) return undefined;
        const { authorization = "" } = passing.headers;
        const isActive = tokens.has(tokenOf(passing.headers));
        if (isActive && ++creates > 1) work ??= create(send, authorization);
        await work;
        return undefined;
      },
      answer(reply, passing) {
        const token = jsonOf(passing)?.["username"] === ACTIVE && jsonOf(reply)?.["token"];
        if (typeof token === "string") tokens.add(token);
        return undefined;
      },
      isOthers: (line) => own.has(/^configuration (\d+) /.exec(line)?.[1] ?? ""),
    };
  };
}

/** Others are at work on the panel. */
export const CLIENTS: Conditions = {
  "app-on-another-server": {
    title: "an app of the active account creates a configuration on another server meanwhile",
    truth: CLEAN,
    front: appCreates(7),
  },
  "app-on-the-same-server": {
    title: "an app of the active account creates a configuration on the same server meanwhile",
    truth: PARTLY,
    front: appCreates(SERVER_IDS.wireguard),
  },
  "another-run": {
    title: "another run verifies the same panel with the same accounts",
    truth: PARTLY,
    twice: true,
  },
  "slots-move": {
    title: "at each reading of the list other customers have taken or freed a slot",
    truth: CLEAN,
    sandbox: { liberties: ["slots-change"] },
  },
  "server-added": {
    title: "the operator adds a server in the middle",
    truth: CLEAN,
    front: jsonAltered(at("/api/servers"), ({ data, ...rest }, nth) => {
      const rows = Array.isArray(data) ? (data as Json[]) : [];
      const isWhole = rows.length > 5 && !("total" in rest);
      const added = { ...rows[0], id: 55, name: "New", config_id: 9 };
      return isWhole && nth > 6 ? { ...rest, data: [...rows, added] } : undefined;
    }),
  },
  "rows-in-turn": {
    title: "every second list of configurations has the newest first",
    truth: CLEAN,
    front: jsonAltered(at("/api/wireguard/configs"), ({ data, ...rest }, nth) =>
      Array.isArray(data) && nth % 2 ? { ...rest, data: (data as Json[]).toReversed() } : undefined,
    ),
  },
  "account-touched": {
    title: "the times of the account's last change are others at each reading",
    truth: CLEAN,
    front: altered(at("/api/account"), (reply, nth) => {
      const time = `"updated_at":"2026-01-02T10:${String(nth % 60).padStart(2, "0")}:30.000000Z"`;
      const body = reply.body.toString().replace(/"updated_at":"[^"]*"/g, time);
      return { ...reply, body };
    }),
  },
};
