import {
  CLEAN,
  findingOf,
  unchecked,
  type Condition,
  type Conditions,
  type Entry,
} from "../../../../sandbox/condition.ts";
import { altered, answered, every, json, page, type Which } from "../../../../sandbox/fronts.ts";
import { messages } from "../answers.ts";
import { doing, vouchers } from "./answers.ts";

type States = Readonly<Record<string, object>>;

/** The target file has other routers for the states. */
function states(
  title: string,
  error: RegExp,
  change: (states: States, main: object) => States,
): Condition {
  const target = ({ states: all, ...entry }: Entry) => {
    const { baseUrl, apiKey } = entry;
    return {
      ...entry,
      states: { ...(all as States), ...change(all as States, { baseUrl, apiKey }) },
    };
  };
  return { title, truth: unchecked(error), target };
}

/** From request 50 on, the router itself refuses so what some requests ask. */
function offMidway(title: string, error: RegExp, message: string, which = every): Condition {
  const isIts: Which = (passing) =>
    passing.count >= 50 && passing.path.startsWith("/api/") && which(passing);
  const front = answered(isIts, json(200, { message, error: true }));
  return { title, truth: unchecked(error), front, unreadable: true };
}

const getting: Which = ({ method }) => method === "GET";

/** What is before the router, or of its settings. */
export const DOORS: Conditions = {
  "get-blocked": {
    title: "a proxy answers GET with 405",
    truth: unchecked(/405/),
    front: answered(getting, page(405, "405 Not Allowed")),
  },
  "queries-dropped": {
    title: "a proxy drops what stands behind the question mark of an address",
    truth: unchecked(/GET/),
    front: () => ({
      ask(passing) {
        passing.path = passing.path.replace(/\?.*/, "");
        return undefined;
      },
    }),
  },
  "bodies-dropped": {
    title: "a proxy drops the bodies of requests",
    truth: unchecked(/POST/),
    front: () => ({
      ask(passing) {
        passing.body = "";
        return undefined;
      },
    }),
  },
  "removals-blocked": {
    title: "a firewall refuses what removes vouchers",
    truth: findingOf(/remove_voucher/),
    front: answered(doing("remove_voucher"), page(403, "403 Forbidden")),
  },
  "quotes-blocked": {
    title: "a firewall refuses what holds a quotation mark",
    truth: { says: "clean", note: /403/ },
    front: answered(({ path, body }) => /'|%27/.test(path + body), page(403, "403 Forbidden")),
  },
  "messages-escaped": {
    title: "a message is written as HTML has it, with &#039; for an apostrophe",
    truth: findingOf(/remove_voucher/),
    front: altered(every, (reply) => ({
      ...reply,
      body: reply.body.toString().replaceAll("doesn't", "doesn&#039;t"),
    })),
  },
  "one-action-refuses": {
    title: "one action alone refuses the right key",
    truth: findingOf(/get_logins/),
    front: altered(doing("get_logins"), json(200, { message: messages.keyIncorrect, error: true })),
  },
  "newest-first": {
    title: "lists of vouchers have the newest first",
    truth: CLEAN,
    front: vouchers((rows) => rows.toReversed()),
  },
  "rows-in-turn": {
    title: "every second list of vouchers has the newest first",
    truth: CLEAN,
    front: vouchers((rows, reads) => (reads % 2 ? rows.toReversed() : rows)),
  },
  "get-off-midway": offMidway(
    "the operator turns GET off in the middle",
    /does not take GET/,
    messages.keyNotSet,
    getting,
  ),
  "api-off-midway": offMidway(
    "the operator turns the API off in the middle",
    /not enabled/,
    messages.notEnabled,
  ),
  "failing-works": states(
    "the router that the target file calls failing works",
    /states\.failing/,
    (_, main) => ({ failing: main }),
  ),
  "get-disabled-works": states(
    "the router that the target file says to take no GET takes it",
    /states\.getDisabled/,
    (_, main) => ({ getDisabled: main }),
  ),
  "state-key-wrong": states(
    "the target file's key of the failing router is another's",
    /states\.failing/,
    ({ failing }) => ({ failing: { ...failing, apiKey: "f".repeat(32) } }),
  ),
  "states-exchanged": states(
    "the target file has the failing router and the disabled one exchanged",
    /states\./,
    ({ failing, apiDisabled }) => ({ failing: apiDisabled!, apiDisabled: failing! }),
  ),
};
