import { outcomeOf } from "../answers.ts";
import type { WaverosRule } from "../session.ts";
import { named } from "../vouchers.ts";
import { otherCase } from "./keys.ts";

export const removedIsGone: WaverosRule = {
  id: "removed-voucher-is-gone",
  title: "A removed voucher is gone from the list, and no other one with it.",
  alone: true,
  async check(session, found) {
    const check = "removed-voucher-is-gone";
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
      if (are > 0 && are >= were) {
        const message = "A voucher is still listed after its removal was confirmed.";
        found({
          check,
          message,
          expected: `no "${name}"`,
          actual: `"${name}" is listed`,
          exchange,
        });
      }
      const lost = place.lostBy(removal);
      if (lost.length === 0) continue;
      found({
        check,
        message: "With a removed voucher, others have gone.",
        expected: `"${name}" gone and no other`,
        actual: `gone: ${lost.join(", ")}`,
        exchange,
      });
    }
  },
};

export const onlyTheNameRemoves: WaverosRule = {
  id: "only-the-whole-username-removes",
  title: "The beginning of a username, and a username in other letters, remove no voucher.",
  alone: true,
  async check(session, found) {
    const check = "only-the-whole-username-removes";
    const { vouchers } = session;
    // One that bears the mark, so that nobody else's name can be meant.
    const bearing = vouchers.existing.findLast((one) => one.name?.startsWith(vouchers.mark));
    const name = (bearing ?? (await vouchers.order(vouchers.fresh()))).name ?? vouchers.nobody();
    for (const username of [name.slice(0, -1), otherCase(name)]) {
      const parameters = { username };
      const exchange = await session.ask("remove_voucher", { parameters }, session.turn());
      if (outcomeOf(exchange) === "refused") continue;
      found({
        check,
        message: "The removal of a username that nobody has was not refused.",
        expected: "Username doesn't exist",
        actual: exchange.answer.body.text,
        exchange,
        // Whether letters of another case make another username is not said.
        inferred: username === otherCase(name),
      });
    }
    await vouchers.stock();
    const { exchange } = await vouchers.current();
    const gone = vouchers.placed
      .filter((one) => one.vanished && !vouchers.place.isAsked(String(one.name)))
      .map((one) => one.name);
    if (gone.length === 0) return;
    found({
      check,
      message: "Vouchers are gone that no removal has named.",
      expected: "no voucher gone",
      actual: `gone: ${gone.join(", ")}`,
      exchange,
    });
  },
};
