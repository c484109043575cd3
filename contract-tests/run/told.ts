import { notExercised, type Outcome } from "../engine/judgement/outcome.ts";
import type { Gateways } from "../engine/transport/trouble.ts";
import type { Tool } from "../report/report.ts";

/** What the tools have reported on a target: an outcome for each variant and rule. */
export class Told {
  readonly of = { vitest: new Map<string, Outcome>(), dredd: new Map<string, Outcome>() };
  /** When each breach was reported. */
  readonly #breaches: { readonly tool: Tool; readonly id: string; readonly at: number }[] = [];

  take(tool: Tool, id: string, outcome: Outcome): void {
    this.of[tool].set(id, outcome);
    if (outcome.verdict === "violates") this.#breaches.push({ tool, id, at: performance.now() });
  }

  /** Whether all the tools have reported on it. */
  isTold(id: string, tools: readonly Tool[]): boolean {
    return tools.every((tool) => this.of[tool].has(id));
  }

  /** Takes back the breaches by a kind of request that something before the installation has answered of itself. */
  excuse(gateways: Pick<Gateways, "isOfInstallation">): void {
    const all = Object.values(this.of);
    for (const [id, { unlessPassed }] of all.flatMap((one) => [...one])) {
      if (unlessPassed === undefined || gateways.isOfInstallation(unlessPassed.kind)) continue;
      // Whatever else judges what it has answered says the same.
      for (const one of all.filter((each) => each.get(id)?.verdict === "violates")) {
        one.set(id, notExercised(unlessPassed.why, "unchecked"));
      }
    }
  }

  /** Takes back the breaches reported since a moment: those answers were not the installation's. */
  takeBack(since: number, why: string): void {
    for (const { tool, id, at } of this.#breaches) {
      if (at >= since) this.of[tool].set(id, notExercised(why, "unchecked"));
    }
  }
}
