import {
  clean,
  findingOf,
  met,
  partly,
  unchecked,
  type Condition,
  type Conditions,
} from "../../../../sandbox/condition.ts";
import {
  answered,
  changed,
  every,
  json,
  page,
  sentTwice,
  textAltered,
  type Which,
} from "../../../../sandbox/fronts.ts";
import type { Front } from "../../../../sandbox/front.ts";
import { messages } from "../answers.ts";
import { doing } from "./answers.ts";

/** From request 50 on, the router itself refuses some requests with that message. */
function offMidway(title: string, error: RegExp, message: string, which = every): Condition {
  const isIts: Which = (passing) =>
    passing.count >= 50 && passing.path.startsWith("/api/") && which(passing);
  const front = answered(isIts, json(200, { message, error: true }));
  return met(unchecked(error))(title, { front, unreadable: true });
}

const getting: Which = ({ method }) => method === "GET";

function repeated(action: string, everyNth: number): () => Front {
  const isIts: Which = (passing) => passing.path.startsWith("/api/") && doing(action)(passing);
  return sentTwice(isIts, (nth) => nth % everyNth === 0);
}

export const DOORS: Conditions = {
  "get-blocked": met(unchecked(/405/))(
    "a proxy answers GET with 405",
    answered(getting, page(405, "405 Not Allowed")),
  ),
  "queries-dropped": met(unchecked(/GET/))(
    "a proxy drops what follows the question mark of an address",
    changed((passing) => (passing.path = passing.path.replace(/\?.*/, ""))),
  ),
  "bodies-dropped": met(unchecked(/POST/))(
    "a proxy drops the bodies of requests",
    changed((passing) => (passing.body = "")),
  ),
  "quotes-blocked": met({ says: "clean", note: /403/ })(
    "a firewall refuses what holds a quotation mark",
    answered(({ path, body }) => /'|%27/.test(path + body), page(403, "403 Forbidden")),
  ),
  "wildcards-blocked": partly(
    "a firewall refuses what holds a percent sign",
    answered(({ path, body }) => /%25|":"%/.test(path + body), page(403, "403 Forbidden")),
  ),
  "messages-escaped": met(findingOf(/remove_voucher/))(
    "a message is written as HTML has it, with &#039; for an apostrophe",
    textAltered(every, (text) => text.replaceAll("doesn't", "doesn&#039;t")),
  ),
  "creates-twice": partly(
    "a relay delivers each creation twice and passes on the second answer",
    repeated("create_voucher", 1),
  ),
  "removes-twice": clean(
    "a relay delivers each third removal twice and passes on the second answer",
    repeated("remove_voucher", 3),
  ),
  "get-off-midway": offMidway(
    "the operator turns GET off in the middle",
    /does not take GET/,
    messages.keyNotSet,
    getting,
  ),
  "api-off-for-a-moment": met({ says: "clean", note: /For a moment the router said/ })(
    "the operator turns the API off, and on again",
    answered(
      ({ count, path }) => count >= 50 && count < 60 && path.startsWith("/api/"),
      json(200, { message: messages.notEnabled, error: true }),
    ),
  ),
  "api-off-midway": offMidway(
    "the operator turns the API off in the middle",
    /not enabled/,
    messages.notEnabled,
  ),
};
