import { bundle } from "../../scripts/generators/bundle.ts";
import type { Api } from "../engine/api.ts";
import type { Variant } from "../engine/catalogue.ts";
import { mockTarget, parityOf, type Parity } from "./parity.ts";
import { exampleOf } from "./source-examples.ts";
import { startMock } from "./start.ts";

/** Starts an API's mock and holds it against the examples of the hand-written description and the engine's judge. */
export async function measureParity(
  api: Api,
  altered: (variant: Variant, example: unknown) => unknown = (_, example) => example,
): Promise<Parity> {
  const source = await bundle(api.name);
  // Only what its entry of a target file says is wanted: accounts and servers for the requests.
  const sandbox = await api.startSandbox();
  await sandbox.close();
  const mock = await startMock(api.name, { watch: false });
  try {
    return await parityOf(api, mock, mockTarget(sandbox.target, mock), (variant) =>
      altered(variant, exampleOf(source, variant)),
    );
  } finally {
    await mock.close();
  }
}

/** A result for readers: the figures, then whatever a static mock cannot do. */
export function parityLines(api: string, { variants, rules }: Parity): string[] {
  const drifted = variants.filter(({ byName }) => !byName);
  const named = variants.filter(({ byItself }) => !byItself);
  const kept = rules.filter((rule) => rule.kept);
  const { length } = variants;
  return [
    `${api}: ${length - drifted.length} of ${length} variants by name, ${length - named.length} by themselves; ${kept.length} of ${rules.length} rules kept`,
    ...drifted.map(({ id, findings }) => `  drifted   ${id}: ${findings[0]?.message ?? ""}`),
    ...named.map(({ id }) => `  by name   ${id}`),
    ...rules
      .filter((rule) => !rule.kept)
      .map(({ id, reason }) => `  no rule   ${api}/${id}: ${reason}`),
  ];
}
