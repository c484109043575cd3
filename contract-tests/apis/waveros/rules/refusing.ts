import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import type { ReportBreach } from "../../../engine/finding.ts";
import { must, mustAnswer } from "../../../engine/seen.ts";
import { fieldsOf, isError, isOpened, outcomeOf } from "../answers.ts";
import { messageOf } from "../messages.ts";
import type { WaverosRule } from "../session.ts";
import { answerOf } from "./comparing.ts";
import { otherCase } from "./keys.ts";

/** Near to documented validities, and none of them. */
const UNDOCUMENTED_VALIDITY = "31 days";

/** What is near to a good request, and is not to be taken for one. */
export const refusingRules: readonly WaverosRule[] = [
  {
    id: "unknown-action-is-refused",
    title: "An action that is unknown, or missing, is answered with an error in JSON.",
    async check(session, found) {
      for (const [action, what] of [
        ["get_nothing", "An unknown"],
        [undefined, "A missing"],
      ]) {
        const call = { parameters: { action } };
        const exchange = await session.ask("get_voucher_users", call, session.turn());
        const message = `${what} action is not answered with an error.`;
        mustBeError(found, exchange, message, isOpened(exchange));
      }
    },
  },
  {
    id: "disabled-method-is-refused",
    title: "While GET is disabled it is refused.",
    alone: true,
    async check(session, found) {
      const exchange = await session.ask("get_voucher_users", { at: "getDisabled" }, "GET");
      if (fieldsOf(exchange)["message"] === messageOf("KeyIncorrect")) {
        throw new NotReachable("states.getDisabled refuses its key: check its baseUrl and apiKey");
      }
      const expected = messageOf("KeyNotSet");
      const message = "GET is answered while it is disabled.";
      mustAnswer(found, exchange, !isOpened(exchange), expected, { message });
    },
  },
  {
    id: "username-that-is-no-text-is-refused",
    title: "The removal of a username that is a list instead of a text is refused in JSON.",
    alone: true,
    async check(session, found) {
      const { method } = session;
      const name = session.vouchers.nobody();
      // In a query, PHP reads a list from names that end in brackets.
      const parameters = method === "GET" ? { "username[]": name } : { username: [name] };
      const exchange = await session.ask("remove_voucher", { parameters }, method);
      mustBeError(found, exchange, "A username that is a list is not refused.");
    },
  },
  {
    id: "validity-is-a-documented-one",
    title: "A validity that is none of the 65 documented ones is refused or replaced, never kept.",
    alone: true,
    async check(session, found) {
      const { vouchers, validities } = session;
      const parameters = { ...vouchers.fresh(), valid_for: UNDOCUMENTED_VALIDITY };
      const exchange = await session.ask("create_voucher", { parameters }, session.turn());
      const placed = vouchers.of(exchange);
      if (placed?.outcome !== "done") return;
      const isOther = placed.user["valid_for"] !== UNDOCUMENTED_VALIDITY;
      must(found, answerOf(placed), "valid_for", isOther, "one of the 65 documented validities", {
        message: "The validity of a new voucher is none of the documented ones.",
        // The page says what the value must be, and not what becomes of another.
        inferred: true,
      });
      await vouchers.retire(validities);
    },
  },
  {
    id: "only-the-whole-username-removes",
    title: "The beginning of a username, and a username in other letters, remove no voucher.",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      // One that bears the mark, so that nobody else's name can be meant.
      const bearing = vouchers.existing.findLast((one) => one.name?.startsWith(vouchers.mark));
      const name = (bearing ?? (await vouchers.order(vouchers.fresh()))).name ?? vouchers.nobody();
      for (const username of [name.slice(0, -1), otherCase(name)]) {
        const call = { parameters: { username } };
        const exchange = await session.ask("remove_voucher", call, session.turn());
        const isRefused = outcomeOf(exchange) === "refused";
        mustAnswer(found, exchange, isRefused, messageOf("UsernameUnknown"), {
          message: "The removal of a username that nobody has was not refused.",
          // Whether letters of another case make another username is not said.
          inferred: username === otherCase(name),
        });
      }
      await vouchers.stock();
      const { exchange } = await vouchers.current();
      const gone = vouchers.placed
        .filter((one) => one.vanished && !vouchers.place.isAsked(String(one.name)))
        .map((one) => one.name);
      mustAnswer(found, exchange, gone.length === 0, "no voucher gone", {
        message: "Vouchers are gone that no removal has named.",
        actual: `gone: ${gone.join(", ")}`,
      });
    },
  },
];

/** Reports what is not an error of the page's form; it does not say that these are, so other JSON is remarked on. */
function mustBeError(
  found: ReportBreach,
  exchange: Exchange,
  message: string,
  isOpen = false,
): void {
  const inferred = exchange.answer.body.problem === undefined && !isOpen;
  const expected = "{message, error: true} in JSON";
  mustAnswer(found, exchange, isError(exchange), expected, { message, inferred });
}
