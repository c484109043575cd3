import { variantsOf, type Contract, type Variant } from "../description/catalogue.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { inAnyRow } from "../description/explain.ts";
import { isToBeDescribed } from "./whose.ts";
import type { Found } from "../judgement/finding.ts";
import { breachesOf, FOREIGN, foreign, keptBy, mayHave, type Bench } from "../judgement/judge.ts";
import { Watch } from "../judgement/watch.ts";
import { isMediaType } from "../description/media-type.ts";

/**
 * Holds every answer of a run against its operation: a login's, a rule's, a clean-up's. What is
 * none of the described answers is kept for a finding, unless what asked for it has told it or
 * expects an answer that the vendor's page does not show.
 */
export class Described extends Watch {
  readonly #told = new Set<string>();

  override answered(exchange: Exchange): void {
    if (!isAsDescribed(this.bench.api, exchange)) return;
    this.hasJudged = true;
    const [breach] = undescribed(this.bench, exchange);
    if (breach) this.keep(keyOf(exchange, breach), breach, exchange);
  }

  /** Marks what is wrong with that answer, or at a place in it, as told, or as not a breach where it came. */
  markTold(exchange: Exchange | undefined, at?: string): void {
    // What was said of exchanges kept here does not count.
    const isKept = [...this.kept.values()].some((breach) => breach.exchange === exchange);
    if (!exchange || isKept) return;
    for (const breach of undescribed(this.bench, exchange)) {
      if (at === undefined || at === breach.at) this.#told.add(keyOf(exchange, breach));
    }
  }

  override get breaches(): readonly Found[] {
    return [...this.kept].flatMap(([key, breach]) => (this.#told.has(key) ? [] : breach));
  }
}

/** Whether a request is one that the description knows: no wrong method, address or parameter that was sent on purpose. */
function isAsDescribed({ catalogue }: Contract, exchange: Exchange): boolean {
  const { request } = exchange;
  if (!isToBeDescribed(exchange)) return false;
  const [address] = request.url.split("?", 1);
  const isWay = catalogue.operations[request.operation]?.ways.some(
    ({ method, path }) => method === request.method && address!.endsWith(path),
  );
  return isWay === true;
}

/** What keeps an answer from being any of those of its operation: the breaches of the one that it is nearest to. */
function undescribed(bench: Bench, exchange: Exchange): readonly Found[] {
  const { operation } = exchange.request;
  const { status, headers, body } = exchange.answer;
  const all = variantsOf(bench.api.catalogue, operation).filter(isCandidate);
  const candidates = all.filter((one) => mayHave(bench.api, one, status));
  const asForeign = (expected: string) => [{ expected, ...foreign(bench.api, exchange), exchange }];
  if (candidates.length === 0) {
    const statuses = new Set(all.map((one) => String(one.status)));
    return asForeign([...statuses].toSorted().join(", "));
  }
  const mayBe = (one: Variant) => candidates.includes(one);
  const kept = keptBy(bench.api, operation, body, mayBe);
  if (kept) {
    const isSent = isMediaType(headers["content-type"] ?? "", kept.mediaType);
    return isSent && body.problem === undefined ? [] : breachesOf(bench, kept, exchange).found;
  }
  const breaches = candidates.map((one) => breachesOf(bench, one, exchange).found);
  // Of the right one, only what is further down may be wrong.
  const isAtTop = ({ at = "" }: Found) => at.lastIndexOf("/") <= 0;
  const distance = (found: readonly Found[]) => [found.filter(isAtTop).length, found.length];
  const [nearest = []] = breaches.toSorted((a, b) => {
    const [[topA, allA], [topB, allB]] = [distance(a), distance(b)];
    return topA! - topB! || allA! - allB!;
  });
  return nearest[0]?.check === FOREIGN ? asForeign(`an answer of ${operation}`) : nearest;
}

/** The framework's own failures are described for clients, and breaches all the same. */
function isCandidate({ provenance, status }: Variant): boolean {
  return provenance !== "inferred" || status !== null;
}

/** What is open in a refusal is not so in a success. */
function keyOf({ request, answer }: Exchange, { check, at = "" }: Found): string {
  const kind = answer.status < 400 ? "success" : "refusal";
  return [request.operation, kind, check, inAnyRow(at)].join(" ");
}
