import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { joinSources } from "../../contract-tests/engine/source.ts";
import type { Catalogue, Variant } from "../../contract-tests/engine/catalogue.ts";
import { generatedDescription, mainEndpoint, type Described } from "../described.ts";
import { redocly } from "../generators/bundle.ts";
import {
  follow,
  mapValues,
  type Description,
  type Example,
  type Response,
} from "../generators/description.ts";
import { summaryOf } from "../generators/examples.ts";
import { root } from "../root.ts";
import { serversOf } from "./sample-call.ts";
import { samplesOf } from "./samples.ts";

/** The reference of one API as one HTML page that asks nobody for anything. */
export async function referencePage({ api, title }: Catalogue): Promise<string> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "access-contracts-docs-"));
  const source = join(folder.path, "openapi.json");
  const page = join(folder.path, "page.html");
  await writeFile(source, JSON.stringify(await redocDescription(api)));
  const bar = await readFile(join(root, "docs/_includes/bar.html"), "utf8");
  await redocly(
    ["build-docs", source, "--output", page, "--inlineBundle", "--lint-config", "off"].concat(
      ["--template", join(root, "docs/_includes/redoc.hbs"), "--title", title],
      [
        `--templateOptions.bar=${bar.replaceAll('="/', '="../')}`,
        "--openapi",
        JSON.stringify(OPTIONS),
      ],
    ),
  );
  return selfContained(await readFile(page, "utf8"));
}

export const SAMPLE_LANGUAGES = ["curl", "TypeScript", "Kotlin", "Swift"];

const OPTIONS = {
  hideDownloadButtons: true,
  sortRequiredPropsFirst: true,
  schemasExpansionLevel: 2,
  jsonSamplesExpandLevel: 4,
  maxDisplayedEnumValues: 12,
  // Samples in any other language are left out.
  codeSamples: { languages: SAMPLE_LANGUAGES.map((lang) => ({ lang })) },
  showExtensions: ["x-source"],
};

/**
 * Redoc shows a logo from its vendor's host: its name is there instead. And what it renders
 * beforehand links to `/route`, which only its router understands: `#/route` is what a browser does.
 */
function selfContained(page: string): string {
  const end = page.indexOf('<script type="module">');
  const routes = page.slice(0, end).replace(/(?<=<a [^>]*href=")\/(?!\/)/g, "#/");
  return (routes + page.slice(end)).replace(
    /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(?:-full)?\.svg/g,
    WORDMARK,
  );
}

const WORDMARK =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='36' height='14'%3E" +
  "%3Ctext y='11' font-size='11' font-family='sans-serif' fill='%232467f2'%3ERedoc%3C/text%3E%3C/svg%3E";

/**
 * The description as the reference shows it: each example by its variant's name, each response with
 * the way into the matrix and its sources, samples for every operation, and servers by an address that can be read.
 */
async function redocDescription(api: string): Promise<Description> {
  const own = await generatedDescription(api);
  const { document, endpoints } = own;
  const samples = samplesOf(own);
  for (const { described: operation, variants } of endpoints) {
    const responses = Object.entries(operation.responses).map(([status, reference]) => {
      const answers = variants.filter((variant) => String(variant.status ?? "default") === status);
      return [status, named(document, follow(document, reference), answers)];
    });
    const { security = document.security ?? [] } = operation;
    const schemes = security
      .flatMap((one) => Object.keys(one))
      .map((scheme) => document.components.securitySchemes?.[scheme]?.["x-source"]);
    Object.assign(operation, {
      "x-codeSamples": samples[operation.operationId],
      // Of its variants, the responses tell.
      "x-source": joinSources([operation["x-source"]?.heading, ...schemes]),
      responses: Object.fromEntries(responses),
    });
  }
  const answers = new Set(endpoints.flatMap(({ variants }) => variants.map((one) => one.schema)));
  const schemas = mapValues(document.components.schemas, (schema, name) => {
    // A reader sees what an answer means, and not how generators are to call it.
    const isAnswer = answers.has(name) || schema.oneOf?.every(({ $ref }) => $ref);
    const meaning = isAnswer && summaryOf(schema)?.replaceAll("`", "");
    return meaning ? { ...schema, title: meaning } : schema;
  });
  const components = { ...document.components, schemas };
  return { ...document, components, servers: serversOf(document) };
}

/** A response whose examples say which variants they are: by the name that tests, mock and client use. */
function named(document: Description, response: Response, variants: readonly Variant[]): Response {
  const shown = structuredClone(response.content ?? {});
  const links = variants.map((variant) => {
    const { id, name, summary, provenance, source, mediaType } = variant;
    const examples = shown[mediaType]!.examples as Record<string, Example>;
    const implied = provenance === "documented" ? "" : ` (${provenance})`;
    const example = follow(document, examples[name]!);
    examples[name] = { ...example, summary: `${name}: ${summary}${implied}` };
    const mark = provenance === "undocumented" ? implied : "";
    return `\n- [\`${name}\`](../matrix.html#${id})${mark}: ${source}`;
  });
  const list =
    links.length === 0
      ? ""
      : `\n\nIts variants in the matrix, each with its source:\n${links.join("")}`;
  return { ...response, description: response.description.trimEnd() + list, content: shown };
}

/** The fragment by which Redoc shows an operation; that of its way with a body, where it has several. */
export function operationAnchor(described: Described, operation: string): string {
  return `#/${routeOf(described, operation)}`;
}

/** The fragment by which Redoc shows an operation with a response and an example chosen. */
export function exampleAnchor(described: Described, { operation, name, status }: Variant): string {
  const route = routeOf(described, operation);
  return `#/${route}#${route}/responses&c=${status ?? "default"}&ex=${name}`;
}

/** Redoc writes routes in small letters, and the words of a tag with a dash between them. */
function routeOf(described: Described, operation: string): string {
  const { tags = [], operationId } = mainEndpoint(described, operation).described;
  const tag = (tags[0] ?? "").toLowerCase().replace(/\W+/g, "-");
  return `${tag}/${operationId.toLowerCase()}`;
}
