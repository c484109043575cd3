import type { Rule } from "../../engine/api.ts";
import { isError, outcomeOf } from "../answers.ts";
import { given } from "../orders.ts";
import type { WaverosSession } from "../session.ts";
import { named } from "../removals.ts";

type WaverosRule = Rule<WaverosSession>;

export const duplicateChangesNothing: WaverosRule = {
  id: "duplicate-username-changes-nothing",
  title: "A username that is taken is refused, and the voucher that has it stays as it is.",
  alone: true,
  async check(session, found) {
    const check = "duplicate-username-changes-nothing";
    const { vouchers } = session;
    const { name } = await vouchers.own();
    const before = named(await vouchers.current(), name);
    const parameters = { ...vouchers.fresh(), username: name, download_limit: 7 };
    const exchange = await session.ask("create_voucher", { parameters }, session.turn());
    if (outcomeOf(exchange) !== "refused") {
      found({
        check,
        message: "A username was accepted twice.",
        expected: "Username already exists",
        actual: exchange.answer.body.text,
        exchange,
      });
    }
    const look = await vouchers.look();
    const after = named(look, name);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    found({
      check,
      message: "An order with a username that is taken has changed the voucher that has it.",
      expected: before,
      actual: after,
      exchange,
    });
  },
};

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
      const left = look.rows.find(
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
  title: "A username that is a list instead of a text is refused in JSON, and creates nothing.",
  alone: true,
  async check(session, found) {
    const { vouchers } = session;
    const method = session.method;
    // In a query, PHP reads a list from names that end in brackets.
    const list = (name: string) =>
      method === "GET" ? { "username[]": name } : { username: [name] };
    const { username, ...order } = vouchers.fresh();
    const calls = [
      ["create_voucher", { ...order, ...list(username) }],
      ["remove_voucher", list(vouchers.nobody())],
    ] as const;
    for (const [operation, parameters] of calls) {
      const exchange = await session.ask(operation, { parameters }, method);
      const { status, body } = exchange.answer;
      if (status < 500 && isError(exchange)) continue;
      found({
        check: "username-that-is-no-text-is-refused",
        message: `${operation} does not refuse a username that is a list.`,
        expected: "a refusal in JSON",
        actual: `${status}: ${body.text}`,
        exchange,
      });
    }
  },
};

export const unknownActionIsRefused: WaverosRule = {
  id: "unknown-action-is-refused",
  title: "An action that is unknown, or missing, is answered with an error in JSON.",
  async check(session, found) {
    for (const action of ["get_nothing", undefined]) {
      const call = { parameters: { action } };
      const exchange = await session.ask("get_voucher_users", call, session.turn());
      const { status, body } = exchange.answer;
      if (isError(exchange)) continue;
      found({
        check: "unknown-action-is-refused",
        message: `${action === undefined ? "A missing" : "An unknown"} action is not answered with an error.`,
        expected: "{message, error: true} in JSON",
        actual: `${status}: ${body.text}`,
        exchange,
      });
    }
  },
};
