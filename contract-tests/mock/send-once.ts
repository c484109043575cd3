import type { Exchange, WireRequest } from "../engine/exchange.ts";
import { Transport } from "../engine/transport.ts";

/** Sends a request as it is, whatever it does and however often: without a pace, and a 429 is an answer. */
export function sendOnce(request: WireRequest): Promise<Exchange> {
  // A gate of its own for each request: one that has seen eight failures lets nothing more through.
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 1, obeys429: false });
  return transport.send(request);
}
