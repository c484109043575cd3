import { catalogue, type OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Answered } from "../../../engine/answers.ts";
import { breachesOf, isMediaType, variantOf } from "../../../engine/judge.ts";
import { answerOf, must, should } from "../../../engine/seen.ts";
import type { WaverosRules } from "../session.ts";
import { alikeRules } from "./alike.ts";
import { creatingRules } from "./creating.ts";
import { guestRules } from "./guests.ts";
import { listingRules } from "./listing.ts";
import { othersRules } from "./others.ts";
import { refusingRules } from "./refusing.ts";
import { removingRules } from "./removing.ts";
import { stayingRules } from "./staying.ts";

/** Leaks that a report lists; more of them say nothing new. */
const MOST_LEAKS = 3;

/** The actions of which the page shows no body, with the variant of their success. */
const UNSHOWN = Object.values(catalogue.variants).filter(
  ({ provenance }) => provenance === "undocumented",
);

/** After all others: they look at every answer. */
const lastRules: WaverosRules = {
  "unshown-lists-keep-the-protocol": {
    title:
      "An action whose answer the page does not show is answered with one JSON object that holds a list, or with a documented error.",
    async check(session, found) {
      for (const variant of UNSHOWN) {
        const action = variant.operation as OperationName;
        await session.first(action);
        const isBroken = ({ exchange }: Answered) => !variantOf(session.api, exchange);
        const broken = session.readings(action).find(isBroken);
        const breaches = broken ? breachesOf(session, variant, broken.exchange).found : [];
        for (const breach of breaches) found(breach);
      }
    },
  },
  "json-is-sent-as-json": {
    title: "An answer in JSON is sent as application/json.",
    async check(session, found) {
      await session.first("get_voucher_users");
      const operations = Object.keys(session.api.catalogue.operations) as OperationName[];
      const other = operations
        .flatMap((operation) => session.answers.of(operation))
        .map(({ exchange }) => exchange)
        .find(({ answer: { body, headers } }) => {
          const type = headers["content-type"] ?? "";
          return body.problem === undefined && !isMediaType(type, "application/json");
        });
      if (!other) return;
      const { "content-type": type = "no content-type" } = other.answer.headers;
      const shown = { exchange: other, at: "content-type", value: type };
      const message = "Answers in JSON are sent under another media type.";
      // The page names a media type for requests only.
      should(found, shown, false, "the content-type application/json", message);
    },
  },
  "passcodes-are-told-where-shown": {
    title: "A passcode is in the list and in the answer that created it, and nowhere else.",
    check(session, found) {
      const [exchange] = session.exposures;
      const message =
        "An answer tells the passcode of a voucher in a field that the page does not know.";
      if (exchange) should(found, answerOf(exchange), false, "no passcode", message);
      return Promise.resolve();
    },
  },
  "answers-never-tell-the-key": {
    title: "No answer repeats the API key, neither on success nor on refusal.",
    async check(session, found) {
      // Alone in a run, it has seen no refusal yet.
      const parameters = { action: "get_nothing" };
      if (!session.refused) await session.ask("get_voucher_users", { parameters });
      for (const exchange of session.leaks.slice(0, MOST_LEAKS)) {
        must(found, answerOf(exchange), false, "no API key", "The answer repeats the API key.");
      }
    },
  },
};

/**
 * The truths of a WaverOS router across exchanges, in the order that takes the fewest requests:
 * first what is to be refused, then one look at the list for all that was created and refused.
 */
export const rules = Object.entries({
  ...refusingRules,
  ...removingRules,
  ...creatingRules,
  ...listingRules,
  ...stayingRules,
  ...othersRules,
  ...alikeRules,
  ...guestRules,
  ...lastRules,
}).map(([id, rule]) => ({ id, ...rule }));
