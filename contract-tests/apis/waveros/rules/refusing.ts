import { answerOf, must, should } from "../../../engine/judgement/seen.ts";
import { isError, isOpened, listIn } from "../answers.ts";
import { TAKEN } from "./removing.ts";
import type { WaverosRules } from "../session.ts";

/** Near to documented validities. */
const UNDOCUMENTED_VALIDITIES = ["31 days", "24 hours", "366 days"];

export const refusingRules: WaverosRules = {
  "unknown-action-is-refused": {
    title: "An unknown or missing action does not count as a known one.",
    // As for the list of vouchers, except for the action.
    source: "inferred from 1.3 - Fetch vouchers list, row action; inferred from 4. API Messages",
    async check(session, found) {
      for (const [what, action] of [["An unknown", "get_nothing"], ["A missing"]]) {
        const call = { parameters: { action } };
        const way = session.wayOf("get_voucher_users", session.turn());
        // How that is answered is not documented.
        const request = await session.build("get_voucher_users", call, way);
        const exchange = await session.transport.send({ ...request, isOdd: true });
        const isTaken = isOpened(exchange);
        const message = `${what} action is carried out.`;
        must(found, answerOf(exchange), !isTaken, "an error", message);
        if (isTaken) return;
        const isJson = exchange.answer.body.problem === undefined;
        const form = `${what} action is not answered in JSON.`;
        should(found, answerOf(exchange), isJson, "an error in JSON", form);
      }
    },
  },
  "username-that-is-no-text-is-refused": {
    title: "The removal of a username that is a list instead of a text is refused in JSON.",
    source:
      "inferred from 1.2 - Remove an existing voucher, row username; inferred from JSON (RFC 8259)",
    alone: true,
    async check(session, found) {
      // What those before have taken says whether one more is sent.
      await session.vouchers.watch();
      const name = session.vouchers.nobody();
      // In a query, PHP reads a list from names that end in brackets.
      const parameters = session.method === "GET" ? { "username[]": name } : { username: [name] };
      const exchange = await session.ask("remove_voucher", { parameters });
      // A refusal is not documented, so other JSON is only remarked on.
      const claim = exchange.answer.body.problem === undefined ? should : must;
      const message = "A username that is a list is not refused.";
      const expected = "{message, error: true} in JSON";
      claim(found, answerOf(exchange), isError(exchange), expected, message);
    },
  },
  "validity-is-a-documented-one": {
    title: "A validity other than the 65 documented ones is refused or replaced, never kept.",
    source: "1.1 - Create a new voucher, row valid_for",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const valid_for = UNDOCUMENTED_VALIDITIES[session.turnOfDay % UNDOCUMENTED_VALIDITIES.length];
      const order = { ...vouchers.fresh(), passcode: "", valid_for };
      const placed = vouchers.of(await session.askInTurn("create_voucher", order));
      if (placed?.outcome === "refused") {
        const isListed = vouchers.place.holds(String(order.username));
        const isTaken =
          session.nameOf(placed.exchange) === "username-exists" &&
          !isListed(await vouchers.current());
        const words = { "documented-orders-are-accepted": TAKEN };
        return must(found, answerOf(placed.exchange), !isTaken, "another refusal", words);
      }
      if (placed?.outcome !== "done") return;
      // Whatever its form: the vendor's page shows no answer to such an order. Only the list tells what is kept.
      session.described.markTold(placed.exchange);
      const isEchoed = placed.user["valid_for"] === valid_for;
      if (!isEchoed) found();
      else {
        const list = session.wayOf("get_voucher_users", session.method);
        const request = await session.build("get_voucher_users", {}, list);
        const exchange = await session.transport.send({ ...request, isOdd: true });
        const rows = listIn(exchange)?.rows ?? [];
        const index = rows.findIndex(({ username }) => username === placed.name);
        const value = rows[index]?.["valid_for"];
        const validity = { value, at: `/users/${index}/valid_for`, exchange };
        const message = "The validity of a new voucher is not one of the documented ones.";
        const isOther = value !== valid_for;
        must(found, validity, isOther, "one of the 65 documented validities", message);
      }
      await vouchers.retire();
    },
  },
};
