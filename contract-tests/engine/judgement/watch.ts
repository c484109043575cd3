import type { Exchange } from "../exchange/exchange.ts";
import { finding, type Found } from "./finding.ts";
import type { Bench } from "./judge.ts";

/** How many different breaches are kept; more say nothing new. */
const MOST = 8;

/** What looks at every answer of a run, and keeps what is wrong for a rule to report. */
export abstract class Watch<B extends Bench = Bench> {
  protected readonly bench: B;
  protected readonly kept = new Map<string, Found>();
  /** Whether it has judged any. */
  hasJudged = false;

  constructor(bench: B) {
    this.bench = bench;
  }

  /** Call it with every exchange. */
  abstract answered(exchange: Exchange): void;

  /** The breaches that nothing has reported so far. */
  get breaches(): readonly Found[] {
    return [...this.kept.values()];
  }

  /** Keeps a breach, if none is kept by that key: masked now, and without the body, which may be long. */
  protected keep(key: string, breach: Found, exchange: Exchange, at?: string): void {
    if (this.kept.has(key) || this.kept.size === MOST) return;
    const { actual } = finding(breach, this.bench.secrets);
    const answer = { ...exchange.answer, bytes: new Uint8Array(), body: { text: "", json: null } };
    const place = at === undefined ? {} : { at };
    this.kept.set(key, { ...breach, ...place, actual, exchange: { ...exchange, answer } });
  }
}
