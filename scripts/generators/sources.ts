import {
  headingOf,
  inferredFrom,
  joinSources,
  placesOf,
  type Sources,
} from "../../contract-tests/engine/description/source.ts";
import {
  DescriptionError,
  entriesOf,
  follow,
  type Description,
  type Entry,
  type PathOperation,
  type Schema,
} from "./description.ts";

/** What rules are inferred from that every API has. */
const OF_EVERY_API = { "HTTP (RFC 9110)": "https://www.rfc-editor.org/rfc/rfc9110" };

type Answer = Pick<Entry["answers"][number], "name" | "status" | "inferred" | "provenance">;

/** Where a variant comes from: its tab or section, or what it is inferred from, and what its schema says. */
export function variantSource(
  description: Description,
  { "x-source": source }: PathOperation,
  { name, status, inferred, provenance }: Answer,
  schema: string,
  place: string,
): string {
  const { heading, tabs = [], answers = {} } = source ?? {};
  const tab = tabs.indexOf(name) + 1;
  const elsewhere = answers[name] ?? (provenance === "undocumented" ? heading : undefined);
  const shown = tab > 0 ? `${heading}, tab ${tab}` : elsewhere;
  if (inferred !== undefined && shown !== undefined) {
    throw new DescriptionError(
      `${place}: x-source: ${name} is inferred under ${status}; leave it out of one of the two`,
    );
  }
  const own = inferred === undefined ? shown : inferredFrom(inferred);
  const found = joinSources([own, description.components.schemas[schema]?.["x-source"]]);
  if (found !== "") return found;
  throw new DescriptionError(
    `${place}: x-source: does not say where ${status}/${name} comes from; name it in tabs, in the order of the vendor's page, or in answers, or give ${schema} an x-source`,
  );
}

/**
 * What the sources of a description may name, once each of them was held against it.
 * @throws DescriptionError for a source that is not well formed, or that names what is not there.
 */
export function checkedSources(api: string, description: Description): Sources {
  const { page = description.info.title, headings: others = [] } = description["x-sources"] ?? {};
  const entries = entriesOf(description);
  const own = entries.map(({ operation }) => operation["x-source"]?.heading ?? "");
  const sources: Sources = {
    page,
    headings: [...new Set([page, ...own, ...others])].filter(Boolean),
    authorities: { ...description["x-sources"]?.authorities, ...OF_EVERY_API },
  };
  for (const { name, method, operation, answers } of entries) {
    const { tabs = [], answers: shown = {}, heading } = operation["x-source"] ?? {};
    const where = `openapi/${api}: ${method.toUpperCase()} ${name}: x-source`;
    if (!heading) {
      throw new DescriptionError(`${where}: has no heading; name the one of the vendor's page`);
    }
    const named = [...tabs, ...Object.keys(shown)];
    const odd = named.find(
      (one, index) => !answers.some(({ name }) => name === one) || named.indexOf(one) < index,
    );
    if (odd !== undefined) {
      throw new DescriptionError(
        `${where}: ${odd} is not a variant of it, or is named twice; there are ${answers.map(({ name }) => name).join(", ")}`,
      );
    }
  }
  for (const [place, source] of writtenSources(description)) {
    const problem = problemOf(source, sources);
    if (problem) throw new DescriptionError(`openapi/${api}: ${place}: ${problem}`);
  }
  return sources;
}

/** What is wrong with a source; undefined if nothing is. */
export function problemOf(source = "", { headings, authorities }: Sources): string | undefined {
  let places;
  try {
    places = placesOf(source);
  } catch (error) {
    return (error as Error).message;
  }
  const odd = places.find((one) => headingOf(one) in authorities && !one.inferred);
  if (odd) return `"${source}": write "inferred from ${headingOf(odd)}", which is not the page`;
  const lost = places
    .map(headingOf)
    .find((one) => !headings.includes(one) && !(one in authorities));
  if (lost === undefined) return undefined;
  return `"${source}": no operation has the heading "${lost}"; correct it, or list it under x-sources in openapi.yaml`;
}

/** Every source that is written in a document, with the place where. */
export function writtenSources(part: unknown, place = ""): [place: string, source: string][] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const { name = key } = place.endsWith("/parameters") ? (value as { name?: string }) : {};
    const here = `${place}/${name}`;
    // An operation's says more than one text can.
    if (key === "x-source" && !("responses" in part)) return [[here, textOf(value)]];
    if (key === "x-inferred" || (key === "answers" && place.endsWith("/x-source"))) {
      return Object.entries(value as object).map(([name, one]) => [
        `${here}/${name}`,
        key === "answers" ? textOf(one) : inferredFrom(textOf(one)),
      ]);
    }
    return ["example", "examples", "x-sources"].includes(key) ? [] : writtenSources(value, here);
  });
}

/** What isn't a text is none that names a place. */
const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify([value]));

/** Says of every parameter of a description in `x-source` where it comes from: by default, its row below the heading. */
export function withParameterSources(description: Description): Description {
  for (const { operation } of entriesOf(description)) {
    const { requestBody, parameters = [], "x-source": source } = operation;
    if (!source) continue;
    const body = follow(description, requestBody?.content["application/json"]?.schema ?? {});
    for (const [name, field] of Object.entries(body.properties ?? {})) add(field, field, name);
    for (const parameter of parameters) add(parameter, parameter.schema, parameter.name);
    function add(to: { "x-source"?: string }, schema: Schema, name: string) {
      const own = to["x-source"] ?? `${source!.heading}, row ${name}`;
      Object.assign(to, {
        "x-source": joinSources([own, follow(description, schema)["x-source"]]),
      });
    }
  }
  return description;
}

/** For `JSON.parse`: leaves out where facts come from, and what patterns mean, which changes nothing for those who call. */
export const unsourced = (key: string, value: unknown): unknown =>
  /^x-(sources?|inferred|matches)$/.test(key) ? undefined : value;

/** The description without where its facts come from, which makes a form for generators longer and its code no better. */
export const withoutSources = (description: Description) =>
  JSON.parse(JSON.stringify(description), unsourced) as Description;
