import { clean, findingOf, met, partly, unanswered, type Conditions } from "../condition.ts";
import { altered, answered, json, jsonOf, listed, page, type Which } from "../fronts.ts";
import type { Answer } from "../server.ts";

interface Things {
  readonly what: string;
  readonly lists: Which;
  readonly creates: Which;
  readonly removes: Which;
  readonly rows: string;
  readonly listing: RegExp;
  readonly removing: RegExp;
}

export const ERROR = json(500, { message: "Server Error" });

export function conditionsOf(things: Things): Conditions {
  const { what, lists, creates, removes, rows, listing, removing } = things;
  const listsFail = (title: string, first: number, reply: Answer = ERROR) =>
    met(findingOf(listing))(title, {
      front: altered(lists, (_, nth) => (nth >= first ? reply : undefined)),
      unreadable: true,
    });
  const lost = (of: string, which: Which, only?: number) =>
    partly(
      `the answer to ${of} of a ${what} is lost after it was done`,
      altered(which, (_, nth) => (nth === (only ?? nth) ? "closed" : undefined)),
    );
  const refused = (by: string, status: number, says: string) =>
    partly(
      `${by} answers what removes ${what}s with ${status}`,
      answered(removes, page(status, `${status} ${says}`)),
    );
  const done = (how: string, reply: Answer) =>
    met(findingOf(removing))(
      `each removal of a ${what} that is carried out is answered ${how}`,
      altered(removes, (own) =>
        own.status < 300 && jsonOf(own)?.["error"] !== true ? reply : undefined,
      ),
    );
  const forbidden = json(403, { message: "Forbidden" });
  return {
    "list-fails": listsFail(`the list of ${what}s alone answers 500`, 1),
    "first-lists-fail": partly(
      `the first eight lists of ${what}s answer 500`,
      altered(lists, (_, nth) => (nth <= 8 ? ERROR : undefined)),
    ),
    "lists-fail-later": listsFail(`every list of ${what}s after the tenth answers 500`, 11),
    "lists-refused-later": listsFail(
      `every list of ${what}s after the tenth is refused by a firewall`,
      11,
      forbidden,
    ),
    "lists-too-slow": partly(`every list of ${what}s takes longer than the time limit`, {
      ...unanswered(lists),
      unreadable: true,
    }),
    "creates-lost": lost("every creation", creates),
    "creates-time-out": partly(
      `a gateway answers every creation of a ${what} with a 504, though it was done`,
      { front: altered(creates, page(504, "504 Gateway Time-out")), unreadable: true },
    ),
    "removals-502": partly(
      `a gateway answers what removes ${what}s with a 502 of its own`,
      answered(removes, page(502, "502 Bad Gateway")),
    ),
    "create-lost": lost("the second creation", creates, 2),
    "create-paged": partly(
      `the first creation of a ${what} is carried out and answered with a page`,
      altered(creates, (_, nth) => (nth === 1 ? page(200, "Offline") : undefined)),
    ),
    "removal-lost": lost("the second removal", removes, 2),
    "removals-lost": lost("every removal", removes),
    "removals-say-ok": done("with OK alone", page(200, "OK")),
    "removals-fail-when-done": done("with 500", ERROR),
    "removals-405": refused("a proxy", 405, "Not Allowed"),
    "removals-501": refused("a proxy", 501, "Not Implemented"),
    "removals-403": refused("a firewall", 403, "Forbidden"),
    "newest-first": clean(`lists of ${what}s have the newest first`, {
      sandbox: { liberties: ["rows-reversed"] },
    }),
    "rows-in-turn": clean(
      `every second list of ${what}s has the newest first`,
      listed(lists, rows, (all, reads) => (reads % 2 ? all.toReversed() : all)),
    ),
  };
}
