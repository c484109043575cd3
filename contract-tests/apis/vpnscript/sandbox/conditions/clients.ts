import { clean, met, partly, unchecked, type Conditions } from "../../../../sandbox/condition.ts";
import type { Front, Send } from "../../../../sandbox/front.ts";
import {
  from,
  jsonAltered,
  jsonOf,
  oneIn,
  textAltered,
  type Json,
} from "../../../../sandbox/fronts.ts";
import { SERVER_IDS } from "../servers.ts";
import { at, CREATE } from "./answers.ts";
import { aDayOlder, holds } from "./another-panel.ts";
import { ACTIVE, holding } from "./sessions.ts";

/** Another client's configurations of an account on a server. */
export function appOn(server: number) {
  const own = new Set<string>();
  const ask = async (send: Send, authorization: string, [method, path]: string[], body = "") => {
    const type = "application/json";
    const headers = { accept: type, "content-type": type, authorization };
    return (
      jsonOf(await send({ headers, method: method!, path: `/api/wireguard/${path}`, body })) ?? {}
    );
  };
  const ids = async (send: Send, authorization: string) => {
    const { data } = await ask(send, authorization, ["GET", `configs?server_id=${server}`]);
    return (Array.isArray(data) ? (data as Json[]) : []).map(({ id }) => String(id));
  };
  return {
    own,
    ids,
    async create(send: Send, authorization: string, times = 1): Promise<void> {
      const before = new Set(await ids(send, authorization));
      const body = JSON.stringify({ server_id: server });
      for (let time = 0; time < times; time++) {
        await ask(send, authorization, ["POST", "create"], body);
      }
      for (const id of await ids(send, authorization)) if (!before.has(id)) own.add(id);
    },
    async remove(send: Send, authorization: string, id: string | undefined): Promise<void> {
      const body = JSON.stringify({ config_id: Number(id) });
      await ask(send, authorization, ["DELETE", "delete"], body);
    },
    isOthers: (line: string) => own.has(/^configuration (\d+) /.exec(line)?.[1] ?? ""),
    keeps: () => [...own].map((id) => `configuration ${id} `),
  };
}

/** Just before the run's second create or a later one. */
function appCreates(server: number, times = 1): () => Front {
  return () => {
    const { create, isOthers } = appOn(server);
    const isActive = holding(ACTIVE);
    let creates = 0;
    let work: Promise<void> | undefined;
    return {
      async ask(passing, send) {
        if (!CREATE(passing)) return undefined;
        if (isActive.has(passing) && ++creates > 1) {
          work ??= create(send, passing.headers.authorization!, times);
        }
        await work;
        return undefined;
      },
      answer: isActive.learn,
      isOthers,
    };
  };
}

/** How long another client that is always at work takes for each, in ms, and how many it keeps. */
const [EACH, KEEPS] = [250, 6];

/** In place of the run's second create, which is cut off before the panel hears of it. */
function appCreatesInstead(): Front {
  const { create, keeps } = appOn(SERVER_IDS.wireguard);
  const isActive = holding(ACTIVE);
  let creates = 0;
  return {
    async ask(passing, send) {
      const isNamed = CREATE(passing) && jsonOf(passing)?.["server_id"] === SERVER_IDS.wireguard;
      if (!isNamed || !isActive.has(passing) || ++creates !== 2) return undefined;
      await create(send, passing.headers.authorization!);
      return "closed";
    },
    answer: isActive.learn,
    keeps,
  };
}

/** As long as the run goes on, and while it waits, too. */
function appIsBusy(account: string, server: number): () => Front {
  return () => {
    const { create, remove, own, isOthers } = appOn(server);
    const isIts = holding(account);
    let authorization: string | undefined;
    let due = 0;
    return {
      async ask(passing, send) {
        if (isIts.has(passing)) authorization ??= passing.headers.authorization;
        if (authorization === undefined || performance.now() < due) return undefined;
        due = performance.now() + EACH;
        await create(send, authorization);
        await remove(send, authorization, [...own].at(-1 - KEEPS));
        return undefined;
      },
      answer: isIts.learn,
      isOthers,
    };
  };
}

/** At the moment when another account asks for the deletion of something. */
function appDeletes(): Front {
  const isActive = holding(ACTIVE);
  let authorization: string | undefined;
  let isDone = false;
  return {
    async ask(passing, send) {
      if (isActive.has(passing)) authorization = passing.headers.authorization;
      const isOthers = passing.method === "DELETE" && !isActive.has(passing);
      const { config_id } = (isOthers && jsonOf(passing)) || {};
      if (isDone || !authorization || config_id === undefined || config_id === NOBODYS_ID)
        return undefined;
      isDone = true;
      const headers = { ...passing.headers, authorization };
      await send({ ...passing, headers });
      return undefined;
    },
    answer: isActive.learn,
  };
}

const NOBODYS_ID = 999_999_999;

/** Once the first that the run has created is active, by its status in a list. */
function appDeletesNew(): Front {
  const { remove, own } = appOn(SERVER_IDS.wireguard);
  const isActive = holding(ACTIVE);
  let due: unknown;
  return {
    async ask(passing, send) {
      const isRead = passing.method === "GET" && isActive.has(passing);
      if (due === undefined || own.size > 0 || !isRead) return undefined;
      own.add(String(due));
      await remove(send, passing.headers.authorization!, String(due));
      return undefined;
    },
    answer(reply, passing) {
      isActive.learn(reply, passing);
      const isList = at("/api/wireguard/configs")(passing) && isActive.has(passing);
      const { data } = (isList && jsonOf(reply)) || {};
      if (!Array.isArray(data)) return undefined;
      const [, second] = data as Json[];
      due ??= second?.["status"] === 1 ? second["id"] : undefined;
      return undefined;
    },
  };
}

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
  "app-creates-instead": partly(
    "an app of the active account creates a configuration just as the run's creation of one is lost on its way",
    appCreatesInstead,
  ),
  "app-at-work-elsewhere": clean(
    "an app of the active account creates and deletes configurations on another server all the time",
    appIsBusy(ACTIVE, 7),
  ),
  "app-at-work-as-other": partly(
    "an app of the other account creates and deletes configurations on the same server all the time",
    appIsBusy("bob", SERVER_IDS.wireguard),
    { unreadable: true },
  ),
  "app-deletes-meanwhile": partly(
    "an app of the active account deletes a configuration just as another account asks for that",
    appDeletes,
  ),
  "app-deletes-new": partly(
    "an app of the active account deletes the first configuration that the run has created, once it is active",
    appDeletesNew,
  ),
  "moved-midway": met(unchecked(/another installation answers/))(
    "from request 60 on another panel answers, where the same account has other configurations of the same ids",
    { elsewhere: { which: from(60), has: holds(6), altered: aDayOlder } },
  ),
  "moved-late": partly(
    "between a run that was killed and its clean-up the address moves to another panel, where the same account has other configurations of the same ids",
    { elsewhere: { which: "clean-up", has: holds(2), altered: aDayOlder } },
  ),
  "two-by-turns": met(unchecked(/another installation answers/))(
    "two panels answer by turns, of which one has other configurations of the same account's under the same ids",
    { elsewhere: { which: oneIn(2), has: holds(6), altered: aDayOlder } },
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
    textAltered(at("/api/account"), (text, nth) => {
      const time = `2026-01-02T10:${String(nth % 60).padStart(2, "0")}:30.000000Z`;
      return text.replace(/(?<="updated_at":")[^"]*/g, time);
    }),
  ),
};
