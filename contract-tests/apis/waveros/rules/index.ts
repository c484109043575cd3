import { catalogue, type OperationName } from "../../../../generated/waveros/catalogue.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { breachesOf, variantOf } from "../../../engine/judgement/judge.ts";
import { isMediaType } from "../../../engine/description/media-type.ts";
import { answerOf, must, should } from "../../../engine/judgement/seen.ts";
import { leavesOf } from "../../../engine/description/undocumented.ts";
import { fieldsOf, given, isOpened, listIn, outcomeOf, SAYS } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import { creatingRules } from "./creating.ts";
import { LISTS } from "./entries.ts";
import { keyRules } from "./keys.ts";
import { listingRules } from "./listing.ts";
import { listRules } from "./lists.ts";
import { movingRules } from "./moving.ts";
import { othersRules } from "./others.ts";
import { plausibleRules } from "./plausible.ts";
import { readingRules } from "./reading.ts";
import { refusingRules } from "./refusing.ts";
import { removingRules } from "./removing.ts";
import { stayingRules } from "./staying.ts";

/** Actions without a documented body, with the variant of their success. */
const UNSHOWN = Object.values(catalogue.variants).filter(
  ({ provenance }) => provenance === "undocumented",
);

/** Whether an answer is a success in which null is in the place of a list. */
function isOtherList({ answer: { status, body } }: Exchange): boolean {
  const values = Object.values(body.json ?? {});
  const isNull = values.length === 1 && values[0] === null;
  return status < 300 && !Array.isArray(body.json) && isNull;
}

const lastRules: WaverosRules = {
  "unshown-lists-keep-the-protocol": {
    title:
      "An action whose answer the vendor's page does not show is answered with one JSON object that holds a list, or with a documented error.",
    source:
      "2 - Fetching stored user data; 3 - Fetching live data; 4. API Messages; inferred from 3. Fetch Vouchers List; inferred from JSON (RFC 8259)",
    async check(session, found) {
      for (const variant of UNSHOWN) {
        const action = variant.operation as OperationName;
        const first = await session.first(action);
        const isBroken = (exchange: Exchange) =>
          exchange.answer.body.problem !== undefined || !variantOf(session.api, exchange);
        const all = session.readings(action).map(({ exchange }) => exchange);
        const broken = [...all, first].find(isBroken);
        const breaches = broken ? breachesOf(session, variant, broken).found : [];
        // The vendor's page shows neither the list nor its name, nor how one without entries is answered.
        const isSound =
          broken !== undefined &&
          broken.answer.body.problem === undefined &&
          !SAYS.has(fieldsOf(broken)["message"]);
        const inferred = isSound && (isOpened(broken) || isOtherList(broken));
        found(...breaches.map((breach) => ({ ...breach, inferred })));
      }
    },
  },
  "json-is-sent-as-json": {
    title: "An answer in JSON is sent as application/json, and a success with the status 200.",
    source: 'inferred from Notes for Developers, "application/json"; inferred from HTTP (RFC 9110)',
    async check(session, found) {
      await session.first("get_voucher_users");
      const answers = session.answers.all.map(({ exchange }) => exchange);
      const successes = answers.filter(({ answer: { status } }) => status >= 200 && status < 300);
      const unusual = successes.find(({ answer: { status } }) => status > 200) ?? successes[0];
      if (unusual) {
        const { status } = unusual.answer;
        const shown = { exchange: unusual, at: "status", value: status };
        // The vendor's page names no status, and generated clients may know only this one.
        const message = "Successes are answered with another status.";
        should(found, shown, status === 200, "the status 200", message);
      }
      const isJson = ({ answer }: Exchange) =>
        isMediaType(answer.headers["content-type"] ?? "", "application/json");
      const inJson = answers.filter(({ answer: { body } }) => body.problem === undefined);
      const other = inJson.find((one) => !isJson(one)) ?? inJson[0];
      if (!other) return;
      const { "content-type": type = "no content-type" } = other.answer.headers;
      const shown = { exchange: other, at: "content-type", value: type };
      const message = "Answers in JSON are sent under another media type.";
      // The vendor's page names a media type only for requests.
      should(found, shown, isJson(other), "the content-type application/json", message);
    },
  },
  "refusals-give-nothing": {
    title: "An answer that refuses has no list in it, and no names from one.",
    source: "4. API Messages",
    async check(session, found) {
      await session.first("get_voucher_users");
      const refusals = session.answers.all
        .map(({ exchange }) => exchange)
        .filter((exchange) => outcomeOf(exchange) === "refused");
      const names = namesOfOthers(session);
      const lists = (exchange: Exchange) => (listIn(exchange)?.rows.length ?? 0) > 0;
      const gives = (exchange: Exchange) => lists(exchange) || namesIn(exchange, names) >= SEVERAL;
      const [refusal] = [...refusals.filter(gives), ...refusals];
      if (!refusal) return;
      const what = lists(refusal) ? "holds the list" : "tells names of others";
      const message = `An answer refuses the request, but ${what}.`;
      must(found, answerOf(refusal), !gives(refusal), "the refusal alone", message);
    },
  },
};

/** How many names of others are in an answer by no chance. */
const SEVERAL = 2;

/** By what lists name people. */
const PEOPLE = ["username", "email", "mobile", "login", "logins"] as const;

/** The names that lists have shown, without this run's own, and short numbers, which may mean anything. */
function namesOfOthers(session: WaverosSession): ReadonlySet<unknown> {
  const { own } = session.vouchers.place;
  const rows = LISTS.flatMap((action) => session.readings(action)).flatMap(
    ({ exchange }) => listIn(exchange)?.rows ?? [],
  );
  const names = rows.flatMap((row) => PEOPLE.map((field) => row[field])).filter(given);
  return new Set(names.filter((name) => !own.has(name) && !/^\d{1,5}$/.test(name)));
}

function namesIn({ answer }: Exchange, names: ReadonlySet<unknown>): number {
  const told = [...leavesOf(answer.body.json)].map(({ value }) => value);
  return new Set(told.filter((value) => names.has(value))).size;
}

/**
 * In the order that takes the fewest requests: first what is to be refused, then one look at the
 * list for all that was created and refused.
 */
export const rules = Object.entries({
  ...keyRules,
  ...refusingRules,
  ...removingRules,
  ...creatingRules,
  ...listingRules,
  ...stayingRules,
  ...movingRules,
  ...othersRules,
  ...listRules,
  ...plausibleRules,
  ...readingRules,
  ...lastRules,
}).map(([id, rule]) => ({ id, ...rule }));
