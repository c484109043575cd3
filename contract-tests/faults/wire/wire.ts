import type { Api } from "../../engine/api.ts";
import { withBody } from "../../sandbox/answer.ts";
import { describedVariants, type Described } from "../described.ts";
import type { Equivalent, WireFault } from "../fault.ts";
import { wholeChanges } from "./answers.ts";
import { fieldChanges, fieldEquivalents, fieldsOf, flagNames } from "./fields.ts";
import { pointer } from "./place.ts";

/** Every fault on the wire of an API, and the changes that were left out because they break nothing. */
export async function wireFaults(
  api: Api,
): Promise<{ readonly faults: WireFault[]; readonly equivalents: Equivalent[] }> {
  const all = await describedVariants(api);
  const flags = flagNames(all);
  const faults: WireFault[] = [];
  const equivalents: Equivalent[] = [];
  for (const { variant, example, schema } of all) {
    const { id, status, operation } = variant;
    const siblings = all.filter(
      (other) => other.variant.operation === operation && other.variant !== variant,
    );
    for (const field of fieldsOf(example, schema)) {
      const path = pointer(field.place);
      for (const [kind, how, alter] of fieldChanges(field, siblings, flags)) {
        const name = `${kind}${path}${how === "" ? "" : `:${how}`}`;
        faults.push({ id: `${id}/${name}`, variant: id, kind, at: field.place, alter });
      }
      for (const [change, reason] of fieldEquivalents(field)) {
        equivalents.push({ id: `${id}/${change}${path}`, reason });
      }
    }
    for (const [kind, how, alter, at] of wholeChanges(status)) {
      faults.push({ id: `${id}/${kind}/${how}`, variant: id, kind, ...(at && { at }), alter });
    }
    for (const sibling of siblings) faults.push(answersSibling(id, sibling));
    const throttled = "any installation may throttle; the request is sent again";
    equivalents.push({ id: `${id}/status/429`, reason: throttled });
    if (status !== null) continue;
    equivalents.push({ id: `${id}/status`, reason: "the page gives no status for errors" });
  }
  return { faults, equivalents };
}

/** A right answer to another question. */
function answersSibling(variant: string, { variant: other, example }: Described): WireFault {
  const { name, status } = other;
  return {
    id: `${variant}/variant/${status ?? "any"}-${name}`,
    variant,
    kind: "variant",
    alter: (answer) => ({
      ...withBody(answer, JSON.stringify(example)),
      status: status ?? answer.status,
    }),
  };
}
