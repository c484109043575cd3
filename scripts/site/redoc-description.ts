import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { entries, type PathEntry } from "../generators/catalogue.ts";
import {
  follow,
  type Description,
  type Example,
  type Response,
} from "../generators/description.ts";
import { serverUrl } from "./samples/sample-call.ts";
import { samplesOf } from "./samples/samples.ts";

interface Server {
  readonly url: string;
  readonly description?: string;
  readonly variables?: unknown;
}

/**
 * The description as the reference shows it: each example by its variant's name, each response with
 * the way into the matrix, samples for every operation, and servers by an address that can be read.
 */
export async function redocDescription(
  description: Description,
  catalogue: Catalogue,
): Promise<Description> {
  const shown = structuredClone(description);
  const samples = await samplesOf(description, catalogue);
  for (const entry of entries(shown)) {
    const { operation } = entry;
    const responses = Object.entries(operation.responses).map(
      ([status, reference]) =>
        [status, named(shown, catalogue, entry, status, follow(shown, reference))] as const,
    );
    Object.assign(operation, {
      "x-codeSamples": samples[operation.operationId],
      responses: Object.fromEntries(responses),
    });
  }
  const servers = (description["servers"] as readonly Server[]).map((server) => {
    const { variables: _, ...rest } = server;
    return { ...rest, url: serverUrl({ ...description, servers: [server] }) };
  });
  return { ...shown, servers };
}

/** A response whose examples say which variants they are: by the name that tests, mock and client use. */
function named(
  document: Description,
  { api, variants }: Catalogue,
  { name: operation, fragment }: PathEntry,
  status: string,
  response: Response,
): Response {
  const links: string[] = [];
  const content = Object.entries(response.content ?? {}).map(
    ([mediaType, { examples, ...rest }]) => {
      const shown: Record<string, Example> = {};
      for (const [name, reference] of Object.entries(examples ?? {})) {
        const example = follow(document, reference);
        const key = [operation, ...(fragment === undefined ? [status] : []), name].join("/");
        const provenance = variants[key]?.provenance ?? "documented";
        const implied = provenance === "documented" ? "" : ` (${provenance})`;
        shown[name] = { ...example, summary: `${name}: ${example.summary ?? ""}${implied}` };
        links.push(`[\`${name}\`](../matrix.html#${api}/${key})${implied}`);
      }
      return [mediaType, { ...rest, examples: shown }] as const;
    },
  );
  const list = links.length === 0 ? "" : `\n\nIn the matrix: ${links.join(", ")}.`;
  return {
    ...response,
    description: response.description.trimEnd() + list,
    content: Object.fromEntries(content),
  };
}
