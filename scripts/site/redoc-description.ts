import type { Variant } from "../../contract-tests/engine/catalogue.ts";
import { generatedDescription } from "../described.ts";
import {
  follow,
  type Description,
  type Example,
  type Response,
} from "../generators/description.ts";
import { serversOf } from "./samples/sample-call.ts";
import { samplesOf } from "./samples/samples.ts";

/**
 * The description as the reference shows it: each example by its variant's name, each response with
 * the way into the matrix, samples for every operation, and servers by an address that can be read.
 */
export async function redocDescription(api: string): Promise<Description> {
  const own = await generatedDescription(api);
  const { document, endpoints } = own;
  const samples = await samplesOf(own);
  for (const { described: operation, variants } of endpoints) {
    const responses = Object.entries(operation.responses).map(([status, reference]) => {
      const answers = variants.filter((variant) => String(variant.status ?? "default") === status);
      return [status, named(document, follow(document, reference), answers)];
    });
    Object.assign(operation, {
      "x-codeSamples": samples[operation.operationId],
      responses: Object.fromEntries(responses),
    });
  }
  return { ...document, servers: serversOf(document) };
}

/** A response whose examples say which variants they are: by the name that tests, mock and client use. */
function named(document: Description, response: Response, variants: readonly Variant[]): Response {
  const shown = structuredClone(response.content ?? {});
  const links = variants.map((variant) => {
    const { id, name, summary, provenance, mediaType } = variant;
    const examples = shown[mediaType]!.examples as Record<string, Example>;
    const implied = provenance === "documented" ? "" : ` (${provenance})`;
    const example = follow(document, examples[name]!);
    examples[name] = { ...example, summary: `${name}: ${summary}${implied}` };
    return `[\`${name}\`](../matrix.html#${id})${implied}`;
  });
  const list = links.length === 0 ? "" : `\n\nIn the matrix: ${links.join(", ")}.`;
  return { ...response, description: response.description.trimEnd() + list, content: shown };
}
