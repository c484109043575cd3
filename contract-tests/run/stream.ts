import type { RunEvent } from "../report/events.ts";
import { sentOf } from "../report/har.ts";
import type { TargetRun } from "./target-run.ts";

/** Tells of each exchange as it comes. */
export function stream({ session }: TargetRun, tell: (event: RunEvent) => void): void {
  const { target, transport, secrets } = session;
  transport.observe((exchange) => {
    const sent = sentOf(exchange, secrets);
    try {
      tell({ event: "exchange", target: target.name, sent });
    } catch {
      // That ends the run, and no request: the clean-up still has to go on.
    }
  });
}
