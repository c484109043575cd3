import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import type { ReportBreach } from "../../../engine/judgement/finding.ts";
import { readAs } from "../../../engine/judgement/reading.ts";
import { answerOf, must, should, type Seen } from "../../../engine/judgement/seen.ts";
import type { Rule } from "../../../engine/session.ts";
import { fieldsOf, type Bodies, type Data, type Parameters, type VpnScriptCall } from "../calls.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";
import { follow } from "./follow.ts";
import type { Lifecycle } from "./lifecycle.ts";

/** A rule that looks for what it holds, or one of the life of this run's configurations. */
type Written = Pick<Rule, "title" | "source" | "alone" | "last"> & {
  /** What is told but once. */
  readonly tellsOnce?: "message" | "actual";
} & (
    | { check(trial: Trial): Promise<void> }
    | { follow(life: Lifecycle, trial: Trial): void | Promise<void> }
  );

export type Rules = Readonly<Record<string, Written>>;

const lives = new WeakMap<VpnScriptSession, Promise<Lifecycle>>();

export type Trial = ReturnType<typeof trialOf>;

export function trialOf(session: VpnScriptSession, found: ReportBreach) {
  const dataOf = <K extends keyof Bodies>(key: K, exchange: Exchange): Seen<Data<K>> => {
    const { data } = readAs(session, key, exchange) as { readonly data: Data<K> };
    return { value: data, at: "/data", exchange };
  };
  return {
    session,
    found,
    /** For what the vendor's page says. */
    must: must.bind(undefined, found),
    /** For what it implies: a breach is a remark, not a finding. */
    should: should.bind(undefined, found),
    /** Sends a call, and reports what keeps its answer from being the given variant. */
    async hold(key: VariantKey, call: VpnScriptCall, { inferred = false } = {}) {
      const exchange = await session.send(session.api.catalogue.variants[key]!.operation, call);
      found(...session.breachesOf(key, exchange).map((breach) => ({ ...breach, inferred })));
      return exchange;
    },
    /** Followed from the first rule on that asks for it. */
    life() {
      const life = lives.get(session) ?? follow(session);
      lives.set(session, life);
      return life;
    },
    dataOf,
    /** The same, asked for once in a run: mostly the variants have done so. @throws Broken if it is another answer */
    async read<K extends keyof Bodies>(key: K, given: Parameters = {}, as: Persona = "active") {
      const { operation } = session.api.catalogue.variants[key]!;
      return dataOf(key, await session.once(operation, { as, parameters: given }));
    },
  };
}

/** Reports, and leaves out what was reported with the same message, or value. */
export function once(found: ReportBreach, by: "message" | "actual"): ReportBreach {
  const isNew = firstTime();
  return (...breaches) =>
    found(...breaches.filter(({ [by]: what }) => what === undefined || isNew(what)));
}

/** Whether an id is a number or digits is the schema's concern. */
export function isSame(one: unknown, another: unknown): boolean {
  return String(one) === String(another);
}

/** True for values that come up for the first time: what many looks show alike is one claim. */
export function firstTime(): (...values: readonly unknown[]) => boolean {
  const known = new Set<string>();
  return (...values) => known.size < known.add(JSON.stringify(values)).size;
}

/**
 * Whether an answer is JSON with a plausible status: what the vendor's page does not document may
 * be refused in any words, but not by breaking. Other `statuses` are remarked on, and so is a
 * refusal without a message or with success. A success that `isDocumented` is held to the page's own
 * form, as every answer is. Where the page does not speak of the request at all, what comes is
 * `inferred`, and all of this is a remark.
 */
export function inOrder(
  { session, must, should }: Trial,
  exchange: Exchange,
  what: string,
  may: {
    success?: boolean;
    isDocumented?: boolean;
    statuses?: readonly number[];
    inferred?: boolean;
    variant?: string;
  } = {},
): boolean {
  const { status, body, headers } = exchange.answer;
  if (status >= 400 || !may.isDocumented) session.described.markTold(exchange);
  const isFit = status < 500 && (status >= 400 || (may.success === true && status < 300));
  const isOrder = isFit && body.problem === undefined;
  const value = `${status}, ${headers["content-type"] ?? "no content-type"}: ${body.text}`;
  const at = body.problem === undefined ? "status" : "body";
  const { inferred = false, variant } = may;
  const shown = { value, at, exchange, inferred, ...(variant && { variant }) };
  must(shown, isOrder, `${may.success ? "2xx or " : ""}4xx, JSON`, {
    "answered-in-order": `The answer to ${what} is not JSON with a status that fits.`,
  });
  if (!isOrder) return false;
  const isStatus = may.statuses?.includes(status) ?? true;
  should({ ...answerOf(exchange), at: "status" }, isStatus, may.statuses?.join(" or "), {
    "status-fits": `The answer to ${what} has another status than such answers have.`,
  });
  const { message } = fieldsOf(exchange);
  const isDue = isStatus && may.statuses !== undefined && !may.success;
  const place = { value: message ?? "none", at: "/message", exchange };
  should(place, !isDue || typeof message === "string", "text", {
    "refusal-has-a-message": "The refusal has no message.",
  });
  return true;
}
