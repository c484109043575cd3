import type { Answered } from "../../../engine/answers.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { entriesOf, type Row } from "../answers.ts";
import type { WaverosRules } from "../session.ts";
import type { Method } from "../target.ts";

/** The lists that both methods must answer alike, and the fields that tell their entries apart and do not change by the second. */
const ALIKE = [
  ["get_voucher_users", "users", ["id", "username", "password"]],
  ["get_email_users", "users", ["id", "email"]],
  ["get_active_guests", "data", ["logins", "address", "mac-address"]],
] as const;

export const alikeRules: WaverosRules = {
  "get-and-post-answer-alike": {
    title: "GET and POST answer with the same vouchers, the same e-mail users and the same guests.",
    alone: true,
    async check(session, found) {
      const { methods } = session.target;
      if (!methods.includes("GET") || !methods.includes("POST")) {
        throw new NotReachable("needs both methods in the target file", { code: "not-allowed" });
      }
      const { mark, place } = session.vouchers;
      for (const [operation, list, fields] of ALIKE) {
        const textIn = (exchange: Exchange) => textOf(entriesOf(exchange, list), fields);
        /** This run's own, each whole: nobody else changes them. */
        const ownIn = (exchange: Exchange) => {
          const rows = entriesOf(exchange, list)?.filter((row) => place.kind.bears!(row, mark));
          return rows && textOf(rows, Object.keys(rows[0] ?? {}));
        };
        // A list that cannot be read is for the variants to report.
        const isAlike = (one?: string, other?: string) =>
          one === undefined || other === undefined || one === other;
        const differ = ([post, get]: readonly [Exchange, Exchange]) =>
          !isAlike(textIn(post), textIn(get)) || !isAlike(ownIn(post), ownIn(get));
        const ask = (method: Method) => session.ask(operation, {}, method);
        const first = known(session.readings(operation));
        if (first && !differ(first)) continue;
        const [post, get] = [await ask("POST"), await ask("GET")];
        if (!differ([post, get])) continue;
        const again = [await ask("POST"), await ask("GET")] as const;
        // Others come and go between any two: only what differs each time is the method's doing.
        const isStill = (text: typeof textIn) =>
          isAlike(text(post), text(again[0])) &&
          isAlike(text(get), text(again[1])) &&
          !isAlike(text(post), text(get));
        if (!isStill(textIn) && !isStill(ownIn)) continue;
        const message = `${operation} has another list for GET than for POST.`;
        const [expected, actual] = again.map(({ answer }) => answer.body.text);
        // An honest router could answer other users and guests each time.
        const inferred = operation !== "get_voucher_users";
        found({ message, expected, actual, exchange: again[1], inferred });
      }
    },
  },
};

/** The latest answers by POST and by GET between which this run has changed nothing that they list; undefined if there are none. */
function known(answers: readonly Answered[]): readonly [Exchange, Exchange] | undefined {
  const by = (wanted: Method) =>
    answers.filter(({ exchange }) => exchange.request.method === wanted).toReversed();
  for (const post of by("POST")) {
    // Guests and users come and go without this run: only vouchers depend on what it does.
    const isAlike = ({ writes, exchange }: Answered) =>
      exchange.request.operation !== "get_voucher_users" || writes === post.writes;
    const get = by("GET").find(isAlike);
    if (get) return [post.exchange, get.exchange];
  }
  return undefined;
}

/** A list by some of its fields, in no order; undefined if it cannot be read. */
function textOf(rows: readonly Row[] | undefined, fields: readonly string[]): string | undefined {
  return rows
    ?.map((row) => JSON.stringify(fields.map((field) => row[field])))
    .toSorted()
    .join("\n");
}
