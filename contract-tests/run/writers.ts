import pLimit, { type LimitFunction } from "p-limit";
import type { TargetRun } from "./target-run.ts";

/** Has what may write at one address go on one after the other: at once, no run could tell what is its own. */
export class Writers {
  /** By address: the name of the first target, and what lets one at a time go on. */
  readonly #at = new Map<string, { readonly first: string; readonly inTurn: LimitFunction }>();

  /** Does some work of a run in its turn. */
  inTurn<T>(run: Pick<TargetRun, "mayWrite" | "session">, work: () => Promise<T>): Promise<T> {
    const { target, transport } = run.session;
    if (!run.mayWrite) return work();
    const address = new URL(target.baseUrl).href.replace(/\/+$/, "");
    const known = this.#at.get(address) ?? { first: target.name, inTurn: pLimit(1) };
    this.#at.set(address, known);
    if (known.first !== target.name) {
      transport.note(
        `It has the address of the target ${known.first}, and both may write: they were verified one after the other.`,
      );
    }
    return known.inTurn(work);
  }
}
