import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exampleOf } from "../../contract-tests/engine/description/example.ts";
import { joinSources } from "../../contract-tests/engine/description/source.ts";
import { table } from "../../contract-tests/report/markdown-table.ts";
import type { Variant } from "../../contract-tests/engine/description/catalogue.ts";
import { messageOf } from "../client/answer.ts";
import { operationAnchor, type Described } from "../described.ts";
import type { Endpoint } from "../generators/catalogue.ts";
import {
  follow,
  mapValues,
  type Description,
  type Example,
  type Response,
} from "../generators/description.ts";
import { summaryOf } from "../generators/examples.ts";
import { root } from "../root.ts";
import { introductionOf, tryLink } from "./plain-page.ts";
import { serversOf } from "./sample-call.ts";
import { samplesOf } from "./samples.ts";

/**
 * The description as a reference shows it: each operation once, with samples for every way to call it;
 * each response with a table of its variants; each example by its variant's name; sources as text,
 * operations that a text names as links, and servers by an address that can be read and copied.
 */
export async function shownDescription(own: Described) {
  const { api, document, endpoints } = own;
  const paths: Record<string, Record<string, ReturnType<typeof shownOperation>>> = {};
  for (const call of own.calls) {
    // Actions share a path. A fragment keeps them apart, and a call of such an address leaves it out.
    const path = call.action === undefined ? call.path : `${call.path}#${call.name}`;
    (paths[path] ??= {})[call.method] = shownOperation(own, call);
  }
  const answers = new Set(endpoints.flatMap(({ variants }) => variants.map((one) => one.schema)));
  const schemas = mapValues(document.components.schemas, (schema, name) => {
    // A reader sees what an answer means, and not how generators are to call it.
    const isAnswer = answers.has(name) || schema.oneOf?.every(({ $ref }) => $ref);
    const meaning = isAnswer && summaryOf(schema)?.replaceAll("`", "");
    return meaning ? { ...schema, title: meaning } : schema;
  });
  const components = { ...document.components, schemas };
  const info = { ...document.info, description: introductionOf(api, document) };
  const labels = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .flatMap((operation) => operation["x-codeSamples"].map(({ label }) => label));
  return {
    description: {
      ...inWords(own, { ...document, info, paths, components }),
      servers: await shownServers(own),
    },
    /** Every language that has a sample, by the name that its tab has. */
    languages: [...new Set(labels)],
  };
}

/** One operation with all ways to call it. */
function shownOperation(own: Described, call: Endpoint) {
  const { document } = own;
  const { operation: main, variants } = call;
  const others = own.endpoints.filter(
    ({ name, method }) => name === call.name && method !== call.method,
  );
  const { security = document.security ?? [] } = main;
  const schemes = security
    .flatMap((one) => Object.keys(one))
    .map((scheme) => document.components.securitySchemes?.[scheme]?.["x-source"]);
  const texts = others.map(({ way, operation: { operationId, description = "" } }) => {
    // What it refers to is on the same page.
    const text = description.replace(` See \`${main.operationId}\`.`, "").trimEnd();
    const link = tryLink(own.api, operationId, `Try it by ${way.method}`);
    return `**By ${way.method}**, too. ${text} ${link}`;
  });
  const link = tryLink(own.api, main.operationId, "Try it");
  return {
    ...main,
    description: [main.description, link, ...texts].join("\n\n"),
    "x-codeSamples": [
      ...samplesOf(own, call),
      ...others.flatMap((other) =>
        samplesOf(own, other).map(({ label, ...sample }) => {
          return { ...sample, label: `${label}, ${other.way.method}` };
        }),
      ),
    ],
    // Of its variants, the responses tell.
    "x-source": joinSources([main["x-source"]?.heading, ...schemes]),
    responses: mapValues(main.responses, (reference, status) => {
      const answers = variants.filter((variant) => String(variant.status ?? "default") === status);
      return shownResponse(document, follow(document, reference), answers);
    }),
  };
}

/** A response that tells of its variants in a table, and whose examples have the names that tests, mock and client use. */
function shownResponse(
  document: Description,
  response: Response,
  variants: readonly Variant[],
): object {
  const content = structuredClone(response.content ?? {});
  const rows = variants.map((variant) => {
    const { id, name, provenance, source, mediaType } = variant;
    const implied = provenance === "documented" ? "" : ` (${provenance})`;
    const summary = `${variant.summary}${implied}`;
    const examples = content[mediaType]!.examples as Record<string, Example>;
    examples[name] = { ...follow(document, examples[name]!), summary: `${name}: ${summary}` };
    const link = `[\`${name}\`](../matrix.html#${id})`;
    const said = [messageOf(exampleOf(document, variant)), link].filter(Boolean).join("<br>");
    return [said, `${summary}<br><small>${source}</small>`];
  });
  const head = ["Message and variant", "Meaning and source"];
  const told = rows.length > 0 ? `\n\n${table(head, rows)}` : "";
  return { ...response, description: response.description.trimEnd() + told, content };
}

/** Sources at the end of the texts that they are of, and operations that a text names as links. */
function inWords(own: Described, shown: object): object {
  const anchors = new Map(
    own.endpoints.map(({ name, operation }) => {
      return [operation.operationId, operationAnchor(own, name)];
    }),
  );
  const linked = (text: string) =>
    text.replace(/`(\w+)`/g, (code, name: string) => {
      const anchor = anchors.get(name);
      return anchor === undefined ? code : `[${code}](${anchor})`;
    });
  return JSON.parse(JSON.stringify(shown), (_, value: unknown) => {
    const { "x-source": source, ...rest } = (value ?? {}) as Record<string, unknown>;
    const { description } = follow(own.document, rest as { readonly description?: unknown });
    if (typeof source === "string") {
      const place = `<small>Source: ${source}</small>`;
      return { ...rest, description: linked([description, place].filter(Boolean).join("\n\n")) };
    }
    if (typeof rest["description"] !== "string") return value;
    return { ...(value as object), description: linked(rest["description"]) };
  }) as object;
}

/** The servers with plain words for them: those of the document in which no path holds an action's name. */
async function shownServers({ api, endpoints }: Described): Promise<object[]> {
  const file = join(root, "generated", api, "openapi.json");
  const document = JSON.parse(await readFile(file, "utf8")) as Description;
  const isOnePath = endpoints.every(({ way }) => way.path === "/");
  return serversOf(document).map(({ url, description }) => ({
    url: isOnePath ? `${url}/` : url,
    description: description?.replaceAll("`", ""),
  }));
}
