import { NotReachable } from "../../engine/errors.ts";
import { sleep } from "../../engine/pace.ts";
import { quietToBeSure, type Writes } from "../../engine/taken.ts";
import type { Vouchers } from "./vouchers.ts";

/** How long is watched at most to be sure, in ms. */
const LONGEST = 60_000;

const NAMES = { removals: "removal", creates: "creation", all: "creation or removal" } as const;

/**
 * The kind of write that has taken others' vouchers alone, if there is one; a while longer is watched where that may be a
 * coincidence.
 */
export async function takerOf(vouchers: Pick<Vouchers, "place" | "look">) {
  const quietFor = (kind: Writes) => quietToBeSure(vouchers.place, kind);
  for (const kind of ["removals", "creates", "all"] as const) {
    const quiet = quietFor(kind);
    if (quiet > LONGEST) continue;
    if (quiet > 0) {
      await sleep(quiet, undefined);
      await vouchers.look();
    }
    if (quietFor(kind) === 0) return NAMES[kind];
  }
  return undefined;
}

/** @throws NotReachable if a create may have taken another's */
export async function requireHarmlessCreates(vouchers: Vouchers): Promise<void> {
  const taker = await takerOf(vouchers);
  if (taker === undefined || taker === NAMES.removals) return;
  throw new NotReachable("creating a voucher has removed others', so no more are created");
}
