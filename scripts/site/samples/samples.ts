import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Catalogue } from "../../../contract-tests/engine/catalogue.ts";
import { entries, type PathEntry } from "../../generators/catalogue.ts";
import { DescriptionError, type Description } from "../../generators/description.ts";
import { root } from "../../root.ts";
import { curlSample } from "./curl.ts";
import { kotlinSample } from "./kotlin.ts";
import { sampleCall } from "./sample-call.ts";
import { swiftSample } from "./swift.ts";
import { typescriptSample } from "./typescript.ts";

/** One sample in the form that Redoc reads under `x-codeSamples`. */
export interface Sample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
}

/** The samples of every operation, by `operationId`. */
export async function samplesOf(
  description: Description,
  catalogue: Catalogue,
): Promise<Record<string, readonly Sample[]>> {
  const create = await clientFunction(catalogue.api);
  const all = [...entries(description)];
  return Object.fromEntries(
    all.map((entry) => {
      const call = sampleCall(description, entry);
      const { constants } = catalogue.operations[entry.name]!.ways[0]!;
      const typescript = typescriptSample(call, {
        module: `access-contracts/${catalogue.api}`,
        create,
        method: methodName(all, entry),
        success: successOf(catalogue, entry),
        constants: Object.keys(constants),
      });
      const samples: readonly Sample[] = [
        { lang: "Shell", label: "curl", source: curlSample(call) },
        { lang: "TypeScript", label: "TypeScript", source: typescript },
        { lang: "Kotlin", label: "Kotlin", source: kotlinSample(call) },
        { lang: "Swift", label: "Swift", source: swiftSample(call) },
      ];
      return [entry.operation.operationId, samples];
    }),
  );
}

/** The client has one method for an operation that can be called in two ways: the one that has a body. */
function methodName(all: readonly PathEntry[], { name, operation }: PathEntry): string {
  const ways = all.filter((entry) => entry.name === name);
  const main = ways.find((entry) => entry.operation.requestBody) ?? ways[0];
  return (main?.operation ?? operation).operationId;
}

function successOf({ variants }: Catalogue, { name }: PathEntry): string {
  const own = Object.values(variants).filter(({ operation }) => operation === name);
  return (own.find(({ status }) => status === 200) ?? own[0])?.name ?? "";
}

async function clientFunction(api: string): Promise<string> {
  const file = join("generated", api, "client.d.ts");
  const found = /function (create\w+Client)\(/.exec(await readFile(join(root, file), "utf8"));
  if (found?.[1]) return found[1];
  throw new DescriptionError(`${file} declares no client; run npm run generate`);
}
