import type { Exchange } from "./exchange.ts";

/** An installation's clock, as far as its answers tell, and how long a create takes. */
export class Clock {
  /** How far it is ahead of this machine's at least, in milliseconds: answers tell whole seconds, the fraction cut off. */
  #ahead: number | undefined;
  /** How long an answer to a create has taken at most, in whole milliseconds. */
  took = 0;

  /** Call it with every answer, as it comes. */
  answered({ request, answer, durationMs }: Exchange): void {
    const ahead = Date.parse(answer.headers["date"] ?? "") - Date.now();
    if (ahead > (this.#ahead ?? -Infinity)) this.#ahead = ahead;
    if (request.effect === "creates") this.took = Math.max(this.took, Math.round(durationMs));
  }

  /** What it says at a time of this machine's. */
  at(time: number): number {
    return time + (this.#ahead ?? 0);
  }
}
