import { notExercised, type Outcome } from "../engine/judgement/outcome.ts";
import type { Tool } from "../report/report.ts";

/** Which kinds of requests the installation may have had a gateway answer. */
interface Installations {
  readonly isOfInstallation: (kind: string) => boolean;
}

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

  /** What is a breach only since a gateway has answered, and perhaps for the installation. */
  blamed({ isOfInstallation }: Installations): ReadonlySet<string> {
    const all = Object.values(this.of).flatMap((one) => [...one]);
    const blamed = all.filter(
      ([, { unless }]) => unless?.by === "a gateway" && unless.kinds.some(isOfInstallation),
    );
    return new Set(blamed.map(([id]) => id));
  }

  /**
   * Takes back the breaches by kinds of requests that something before the installation has answered of itself, or that have
   * failed in a spell that is over; and those which an outage that is over has met.
   */
  excuse({ isOfInstallation }: Installations, ended: ReadonlySet<string>): void {
    const all = Object.values(this.of);
    for (const [id, { unless }] of all.flatMap((one) => [...one])) {
      const isExcused = (kind: string) =>
        unless!.by === "a spell" ? ended.has(kind) : ended.has(id) || !isOfInstallation(kind);
      if (!unless?.kinds.every(isExcused)) continue;
      // Whatever else judges what it has answered says the same.
      for (const one of all.filter((each) => each.get(id)?.verdict === "violates")) {
        one.set(id, notExercised(unless.why, "unchecked"));
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
