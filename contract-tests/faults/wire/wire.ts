import type { Api } from "../../engine/api.ts";
import { describedVariants } from "../described.ts";
import type { Equivalent, WireFault } from "../fault.ts";
import { bodyFaults } from "./encoding.ts";
import { envelopeFaults } from "./envelope.ts";
import { fieldFaults } from "./fields.ts";
import { literalFaults } from "./literals.ts";

/** Every fault on the wire of an API, and the changes that were left out because they break nothing. */
export async function wireFaults(
  api: Api,
): Promise<{ readonly faults: WireFault[]; readonly equivalents: Equivalent[] }> {
  const all = await describedVariants(api);
  const faults: WireFault[] = [];
  const equivalents: Equivalent[] = [];
  for (const described of all) {
    const field = fieldFaults(described);
    const envelope = envelopeFaults(described);
    faults.push(...field.faults, ...literalFaults(described, all));
    faults.push(...envelope.faults, ...bodyFaults(described));
    equivalents.push(...field.equivalents, ...envelope.equivalents);
  }
  return { faults, equivalents };
}
