import { must, mustAnswer } from "../../../engine/seen.ts";
import { given } from "../orders.ts";
import { messageOf } from "../messages.ts";
import type { WaverosRule } from "../session.ts";
import { named } from "../placed.ts";
import { LISTED_AS, rowOf } from "./comparing.ts";

/** What comes of a duplicate, of a refused order and of a removal, in the list. */
export const changingRules: readonly WaverosRule[] = [
  {
    id: "duplicate-username-changes-nothing",
    title: "A username that is taken is refused, and the voucher that has it stays as it is.",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const again = () => vouchers.placed.filter((one) => one.again);
      if (again().length === 0) {
        const { name } = await vouchers.own();
        const parameters = { ...vouchers.fresh(), username: name };
        await session.ask("create_voucher", { parameters }, session.turn());
      }
      if (again().some(({ listed }) => !listed)) await vouchers.current();
      for (const placed of again()) {
        const isRefused = placed.outcome === "refused";
        mustAnswer(found, placed.exchange, isRefused, messageOf("UsernameExists"), {
          message: "A username was accepted twice.",
        });
        const row = rowOf(placed);
        // No two orders of a run have these in common.
        const taken = (["passcode", "fullname"] as const).find(
          (field) => row?.value[LISTED_AS[field]] === placed.order[field],
        );
        if (!row || !taken) continue;
        must(found, row, LISTED_AS[taken], false, `the ${taken} from before`, {
          message: "An order with a username that is taken has changed the voucher that has it.",
        });
      }
    },
  },
  {
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
      const { items } = await vouchers.current();
      for (const { order, exchange } of refused()) {
        // The full name is each order's own, whatever is wrong with its username.
        const left = items.find(
          ({ fullname }) => given(order.fullname) && fullname === order.fullname,
        );
        const message = "The order was refused, and its voucher is in the list all the same.";
        mustAnswer(found, exchange, !left, "no such voucher", { message, actual: left });
      }
    },
  },
  {
    id: "removed-voucher-is-gone",
    title: "A removed voucher is gone from the list, and no other one with it.",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const { place } = vouchers;
      if (!vouchers.removals.some((one) => place.around(one).before)) {
        const { name } = await vouchers.removable();
        await session.ask("remove_voucher", { parameters: { username: name } }, session.turn());
      }
      if (vouchers.removals.some((one) => !place.around(one).after)) await vouchers.current();
      for (const removal of vouchers.removals) {
        const { id: name, exchange } = removal;
        const { before, after } = place.around(removal);
        if (!before || !after) continue;
        const [were, are] = [named(before, name).length, named(after, name).length];
        mustAnswer(found, exchange, are === 0 || are < were, `no "${name}"`, {
          message: "A voucher is still listed after its removal was confirmed.",
          actual: `"${name}" is listed`,
        });
        const lost = place.lostBy(removal);
        mustAnswer(found, exchange, lost.length === 0, `"${name}" gone and no other`, {
          message: "With a removed voucher, others have gone.",
          actual: `gone: ${lost.join(", ")}`,
        });
      }
    },
  },
];
