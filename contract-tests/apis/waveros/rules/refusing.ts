import type { Exchange } from "../../../engine/exchange.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import { answerOf, fieldOf, must, should } from "../../../engine/seen.ts";
import { isError, isOpened } from "../answers.ts";
import type { WaverosRules } from "../session.ts";
import { userOf } from "./creating.ts";

/** Near to documented validities, and none of them. */
const UNDOCUMENTED_VALIDITY = "31 days";

/** What is near to a good request, and is not to be taken for one. */
export const refusingRules: WaverosRules = {
  "unknown-action-is-refused": {
    title: "An action that is unknown, or missing, is answered with an error in JSON.",
    async check(session, found) {
      for (const [what, action] of [["An unknown", "get_nothing"], ["A missing"]]) {
        const exchange = await session.askInTurn("get_voucher_users", { action });
        const message = `${what} action is not answered with an error.`;
        mustBeError(found, exchange, message, isOpened(exchange));
      }
    },
  },
  "username-that-is-no-text-is-refused": {
    title: "The removal of a username that is a list instead of a text is refused in JSON.",
    alone: true,
    async check(session, found) {
      const name = session.vouchers.nobody();
      // In a query, PHP reads a list from names that end in brackets.
      const parameters = session.method === "GET" ? { "username[]": name } : { username: [name] };
      const exchange = await session.ask("remove_voucher", { parameters });
      mustBeError(found, exchange, "A username that is a list is not refused.");
    },
  },
  "validity-is-a-documented-one": {
    title: "A validity that is none of the 65 documented ones is refused or replaced, never kept.",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const { passcode: _, ...plain } = vouchers.fresh();
      const order = { ...plain, valid_for: UNDOCUMENTED_VALIDITY };
      const placed = vouchers.of(await session.askInTurn("create_voucher", order));
      if (placed?.outcome !== "done") return;
      const validity = fieldOf(userOf(placed), "valid_for");
      const isOther = validity.value !== UNDOCUMENTED_VALIDITY;
      const message = "The validity of a new voucher is none of the documented ones.";
      // The page says what the value must be, and not what becomes of another.
      should(found, validity, isOther, "one of the 65 documented validities", message);
      await vouchers.retire();
    },
  },
};

/** Reports what is not an error of the page's form; it does not say that these are, so other JSON is remarked on. */
function mustBeError(found: ReportBreach, exchange: Exchange, message: string, isOpen = false) {
  const claim = exchange.answer.body.problem === undefined && !isOpen ? should : must;
  claim(found, answerOf(exchange), isError(exchange), "{message, error: true} in JSON", message);
}
