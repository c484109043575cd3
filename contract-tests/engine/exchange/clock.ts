import type { Exchange } from "./exchange.ts";

/** An installation's clock, as far as its answers tell, and how long they take. */
export class Clock {
  /** How far it is ahead of this machine's at least, in milliseconds: answers tell whole seconds, the fraction cut off. */
  #ahead: number | undefined;
  /** How long an answer has taken at most, in whole milliseconds: the next create may take as long. */
  took = 0;

  /** Call it with every answer, as it comes. */
  answered({ answer, durationMs }: Exchange): void {
    const ahead = Date.parse(answer.headers["date"] ?? "") - Date.now();
    if (ahead > (this.#ahead ?? -Infinity)) this.#ahead = ahead;
    this.took = Math.max(this.took, Math.round(durationMs));
  }

  /** What it says at a time of this machine's. */
  at(time: number): number {
    return time + (this.#ahead ?? 0);
  }
}
