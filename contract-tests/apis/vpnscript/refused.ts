import { TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";

/**
 * Whether a token that was let in is refused now. @throws TargetError if it is let in, refused and
 * let in again: several installations answer, each with its own tokens
 */
export async function isRefusedNow(ask: () => Promise<Exchange>): Promise<boolean> {
  const isRefused = async () => (await ask()).answer.status === 401;
  if (await isRefused()) return true;
  const later = [await isRefused(), await isRefused(), await isRefused()];
  if (later.includes(true) && later.slice(later.indexOf(true)).includes(false)) {
    throw new TargetError(
      "another installation answers at baseUrl by turns: a token is let in, refused and let in again; give baseUrl an address of one installation alone",
    );
  }
  return false;
}
