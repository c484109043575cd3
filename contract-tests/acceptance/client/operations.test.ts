import { build } from "rolldown";
import { expect, test } from "vitest";
import type { Operation } from "../../../generated/runtime/operation.js";
import { operations as vpnscript } from "../../../generated/vpnscript/operations.js";
import { operations as waveros } from "../../../generated/waveros/operations.js";

const namesOf = ([, , , variants]: Operation) => variants.map(([name]) => name);

/** An app that imports one constant of a module, as it is bundled. */
async function bundled(module: string, name: string): Promise<string> {
  const source = `export { ${name} } from ${JSON.stringify(new URL(module, import.meta.url).pathname)};`;
  const app = {
    name: "app",
    resolveId: (id: string) => (id === "app" ? id : null),
    load: (id: string) => (id === "app" ? source : null),
  };
  const { output } = await build({
    input: "app",
    plugins: [app],
    write: false,
    logLevel: "silent",
  });
  return output[0].code;
}

test.each([
  ...Object.entries(vpnscript).map(([name, one]) => ["vpnscript", name, one, vpnscript] as const),
  ...Object.entries(waveros).map(([name, one]) => ["waveros", name, one, waveros] as const),
])("a bundle that imports %s %s has its answers alone", async (api, name, operation, all) => {
  const code = await bundled(`../../../generated/${api}/operations.js`, name);
  const every = [...new Set(Object.values(all).flatMap(namesOf))];
  expect(every.filter((one) => code.includes(`"${one}"`)).toSorted()).toEqual(
    namesOf(operation).toSorted(),
  );
});
