import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Described } from "../../described.ts";
import { DescriptionError } from "../../generators/description.ts";
import { root } from "../../root.ts";
import { mainEndpoint } from "../reference-anchor.ts";
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
export async function samplesOf(described: Described): Promise<Record<string, readonly Sample[]>> {
  const { api, endpoints } = described;
  const create = await clientFunction(api);
  const samples: Record<string, readonly Sample[]> = {};
  for (const endpoint of endpoints) {
    const { operation, variants } = endpoint;
    const call = sampleCall(described, endpoint);
    const typescript = typescriptSample(call, {
      module: `access-contracts/${api}`,
      create,
      // The client has one method for an operation that can be called in two ways.
      method: mainEndpoint(described, operation.name).described.operationId,
      success: (variants.find(({ status }) => status === 200) ?? variants[0])?.name ?? "",
      constants: Object.keys(operation.ways[0]!.constants),
    });
    samples[endpoint.described.operationId] = [
      { lang: "Shell", label: "curl", source: curlSample(call) },
      { lang: "TypeScript", label: "TypeScript", source: typescript },
      { lang: "Kotlin", label: "Kotlin", source: kotlinSample(call) },
      { lang: "Swift", label: "Swift", source: swiftSample(call) },
    ];
  }
  return samples;
}

async function clientFunction(api: string): Promise<string> {
  const file = join("generated", api, "client.d.ts");
  const found = /function (create\w+Client)\(/.exec(await readFile(join(root, file), "utf8"));
  if (found?.[1]) return found[1];
  throw new DescriptionError(`${file} declares no client; run npm run generate`);
}
