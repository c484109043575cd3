import type { Exchange } from "../../../engine/exchange.ts";
import type { Breach } from "../../../engine/finding.ts";
import { mustAnswer } from "../../../engine/seen.ts";
import { isError, isOpened } from "../answers.ts";
import { given } from "../orders.ts";
import type { WaverosRule } from "../session.ts";
import { placeOf } from "./comparing.ts";

export const duplicateChangesNothing: WaverosRule = {
  id: "duplicate-username-changes-nothing",
  title: "A username that is taken is refused, and the voucher that has it stays as it is.",
  alone: true,
  async check(session, found) {
    const check = "duplicate-username-changes-nothing";
    const { vouchers } = session;
    const again = () => vouchers.placed.filter((one) => one.again);
    if (again().length === 0) {
      const { name } = await vouchers.own();
      const parameters = { ...vouchers.fresh(), username: name };
      await session.ask("create_voucher", { parameters }, session.turn());
    }
    if (again().some(({ listed }) => !listed)) await vouchers.current();
    for (const { order, outcome, exchange, listed } of again()) {
      if (outcome !== "refused") {
        found({
          check,
          message: "A username was accepted twice.",
          expected: "Username already exists",
          actual: exchange.answer.body.text,
          exchange,
        });
      }
      const [row] = listed?.rows ?? [];
      const taken = Object.entries(DISTINCT).find(
        ([field, inList]) => row?.[inList] === order[field as keyof typeof DISTINCT],
      );
      if (!listed || !row || !taken) continue;
      found({
        check,
        message: "An order with a username that is taken has changed the voucher that has it.",
        at: placeOf(listed.look, row, taken[1]),
        expected: `the ${taken[0]} from before`,
        actual: row[taken[1]],
        exchange: listed.look.exchange,
      });
    }
  },
};

/** The fields that no two orders of a run have in common, as orders and lists name them. */
const DISTINCT = { passcode: "password", fullname: "fullname" } as const;

export const refusedLeavesNothing: WaverosRule = {
  id: "refused-order-leaves-nothing",
  title: "An order that was refused, for its key or anything else, leaves no voucher behind.",
  alone: true,
  async check(session, found) {
    const { vouchers } = session;
    const refused = () => vouchers.placed.filter(({ outcome }) => outcome === "refused");
    if (refused().length === 0) {
      const parameters = { ...vouchers.fresh() };
      await session.ask("create_voucher", { key: "not-the-key-of-any-router", parameters });
    }
    const look = await vouchers.current();
    for (const { order, exchange } of refused()) {
      // The full name is each order's own, whatever is wrong with its username.
      const left = look.items.find(
        ({ fullname }) => given(order.fullname) && fullname === order.fullname,
      );
      if (!left) continue;
      found({
        check: "refused-order-leaves-nothing",
        message: "The order was refused, and its voucher is in the list all the same.",
        expected: "no such voucher",
        actual: left,
        exchange,
      });
    }
  },
};

export const oddUsernameIsAnswered: WaverosRule = {
  id: "username-that-is-no-text-is-refused",
  title: "The removal of a username that is a list instead of a text is refused in JSON.",
  alone: true,
  async check(session, found) {
    const { method } = session;
    const name = session.vouchers.nobody();
    // In a query, PHP reads a list from names that end in brackets.
    const parameters = method === "GET" ? { "username[]": name } : { username: [name] };
    const exchange = await session.ask("remove_voucher", { parameters }, method);
    isRefusal(exchange, found, "A username that is a list is not refused.");
  },
};

export const unknownActionIsRefused: WaverosRule = {
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
      isRefusal(exchange, found, message, isOpened(exchange));
    }
  },
};

/** Reports what is not an error of the page's form; it does not say that these are, so other JSON is remarked on. */
function isRefusal(
  exchange: Exchange,
  found: (breach: Breach) => void,
  message: string,
  isOpen = false,
): void {
  const { problem } = exchange.answer.body;
  const inferred = problem === undefined && !isOpen;
  const expected = "{message, error: true} in JSON";
  mustAnswer(found, exchange, isError(exchange), expected, { message, inferred });
}
