import {
  clean,
  met,
  partly,
  unchecked,
  type Conditions,
  type Entry,
} from "../../../../sandbox/condition.ts";
import type { Front, Passing, Send } from "../../../../sandbox/front.ts";
import { from, jsonOf, listed, oneIn, textAltered, type Json } from "../../../../sandbox/fronts.ts";
import { textOf, withBody, type Answer } from "../../../../sandbox/server.ts";
import { SERVER_IDS } from "../servers.ts";
import { at, CREATE, SERVERS } from "./answers.ts";
import { ACTIVE, knowing } from "./sessions.ts";

const JSON_TYPE = "application/json";

/** Whose headers hold a token of an account. */
type Account = Pick<Passing, "headers">;

/** Another client's configurations of an account on a server. */
export function appOn(server: number) {
  const own = new Set<string>();
  const ask = ({ headers }: Account, send: Send, method: string, path: string, sent?: Json) => {
    const form = { accept: JSON_TYPE, "content-type": JSON_TYPE };
    const body = sent ? JSON.stringify(sent) : "";
    return send({ method, path: `/api/wireguard/${path}`, headers: { ...headers, ...form }, body });
  };
  const ids = async (by: Account, send: Send) => {
    const { data } = jsonOf(await ask(by, send, "GET", `configs?server_id=${server}`)) ?? {};
    return (Array.isArray(data) ? (data as Json[]) : []).map(({ id }) => String(id));
  };
  return {
    own,
    ids,
    async create(by: Account, send: Send, times = 1): Promise<void> {
      const before = new Set(await ids(by, send));
      for (let time = 0; time < times; time++) {
        await ask(by, send, "POST", "create", { server_id: server });
      }
      for (const id of await ids(by, send)) if (!before.has(id)) own.add(id);
    },
    remove: (by: Account, send: Send, id: string | undefined) =>
      ask(by, send, "DELETE", "delete", { config_id: Number(id) }),
    isOthers: (line: string) => own.has(/^configuration (\d+) /.exec(line)?.[1] ?? ""),
    keeps: () => [...own].map((id) => `configuration ${id} `),
  };
}

/** Just before the run's second create or a later one. */
function appCreates(server: number, times = 1): () => Front {
  return knowing(ACTIVE, (isActive) => {
    const { create, isOthers } = appOn(server);
    let creates = 0;
    let work: Promise<void> | undefined;
    return {
      async ask(passing, send) {
        if (!CREATE(passing)) return undefined;
        if (isActive(passing) && ++creates > 1) work ??= create(passing, send, times);
        await work;
        return undefined;
      },
      isOthers,
    };
  });
}

/** How long another client that is always at work takes for each, in ms, and how many it keeps. */
const [EACH, KEEPS] = [250, 6];

/** In place of the run's second create, which is cut off before the panel hears of it. */
const appCreatesInstead = knowing(ACTIVE, (isActive) => {
  const { create, keeps } = appOn(SERVER_IDS.wireguard);
  let creates = 0;
  return {
    async ask(passing, send) {
      const isNamed = CREATE(passing) && jsonOf(passing)?.["server_id"] === SERVER_IDS.wireguard;
      if (!isNamed || !isActive(passing) || ++creates !== 2) return undefined;
      await create(passing, send);
      return "closed";
    },
    keeps,
  };
});

/** As long as the run goes on, and while it waits, too. */
function appIsBusy(account: string, server: number): () => Front {
  return knowing(account, (isIts) => {
    const { create, remove, own, isOthers } = appOn(server);
    let by: Account | undefined;
    let due = 0;
    return {
      async ask(passing, send) {
        if (isIts(passing)) by ??= passing;
        if (by === undefined || performance.now() < due) return undefined;
        due = performance.now() + EACH;
        await create(by, send);
        await remove(by, send, [...own].at(-1 - KEEPS));
        return undefined;
      },
      isOthers,
    };
  });
}

/** At the moment when another account asks for the deletion of something. */
const appDeletes = knowing(ACTIVE, (isActive) => {
  let authorization: string | undefined;
  let isDone = false;
  return {
    async ask(passing, send) {
      if (isActive(passing)) authorization = passing.headers.authorization;
      const isOthers = passing.method === "DELETE" && !isActive(passing);
      const { config_id = NOBODYS_ID } = (isOthers && jsonOf(passing)) || {};
      if (isDone || !authorization || config_id === NOBODYS_ID) return undefined;
      isDone = true;
      await send({ ...passing, headers: { ...passing.headers, authorization } });
      return undefined;
    },
  };
});

const NOBODYS_ID = 999_999_999;

/** Once the first that the run has created is active, by its status in a list. */
const appDeletesNew = knowing(ACTIVE, (isActive) => {
  const { remove } = appOn(SERVER_IDS.wireguard);
  let due: unknown;
  let isDone = false;
  return {
    async ask(passing, send) {
      const isRead = passing.method === "GET" && isActive(passing);
      if (due === undefined || isDone || !isRead) return undefined;
      isDone = true;
      await remove(passing, send, String(due));
      return undefined;
    },
    ...listed(
      (passing) => at("/api/wireguard/configs")(passing) && isActive(passing),
      "data",
      (rows) => {
        due ??= rows[1]?.["status"] === 1 ? rows[1]["id"] : undefined;
        return rows;
      },
    )(),
  };
});

/** On another panel, under ids that a run's own have here. */
const holds =
  (count: number) =>
  async ({ personas }: Entry, send: Send) => {
    const [account] = Object.values(personas as Json) as Json[];
    const body = JSON.stringify({ ...account, device_name: "phone" });
    const headers = { "content-type": JSON_TYPE };
    const login = await send({ method: "POST", path: "/api/auth/token", headers, body });
    const authorization = `Bearer ${String(jsonOf(login)?.["token"])}`;
    await appOn(SERVER_IDS.wireguard).create({ headers: { authorization } }, send, count);
  };

function aDayOlder(reply: Answer): Answer {
  const older = (time: string) =>
    new Date(Date.parse(time) - 86_400_000).toISOString().replace("Z", "000Z");
  return withBody(reply, textOf(reply).replace(/(?<="created_at":")[^"]*/g, older));
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
    { front: appIsBusy("bob", SERVER_IDS.wireguard), unreadable: true },
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
    listed(SERVERS, "data", (rows, nth, { path }) => {
      const isWhole = rows.length > 5 && !path.includes("paginate");
      const added = { ...rows[0], id: 55, name: "New", config_id: 9 };
      return isWhole && nth > 6 ? [...rows, added] : rows;
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
