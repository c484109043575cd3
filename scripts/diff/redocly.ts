import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { valueAt } from "../../contract-tests/engine/explain.ts";
import { redocly } from "../generators/bundle.ts";
import {
  entriesOf,
  mapValues,
  type Parameter,
  type PathOperation,
  type Schema,
} from "../generators/description.ts";
import type { Change, Impact } from "./change.ts";
import type { Generated } from "./generated.ts";

/** A change as `redocly diff` reports it, as far as it is read here. */
interface Reported {
  /** A JSON pointer, beginning with `#`. */
  readonly path: string;
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: Impact;
  readonly property?: string;
  readonly base?: { readonly value?: unknown };
  readonly revision?: { readonly value?: unknown };
}

const VARIANT = "; variant=";

/** What the catalogue judges, by operation and variant, and the version itself. */
const ELSEWHERE = [
  ...["PathItem", "Operation", "Response", "MediaType"],
  ...["operationId", "x-effect", "version"],
];

const PROSE = ["title", "description", "summary", "example", "examples"];

/** What Redocly finds, each at the operation and the variant that it is about. */
export async function redoclyChanges(base: Generated, now: Generated, folder: string) {
  const documents = [forRedocly(now), forRedocly(base)] as const;
  const files = [join(folder, "now.json"), join(folder, "base.json")] as const;
  for (const [index, file] of files.entries()) {
    await writeFile(file, JSON.stringify(documents[index]));
  }
  const options = ["--config", "openapi/redocly.diff.yaml", "--format", "json"];
  const { stdout } = await redocly(["diff", files[1], files[0], ...options, "--fail-on", "none"]);
  const { changes } = JSON.parse(stdout) as { changes: Reported[] };
  const both = (pointer: string) => documents.map((one) => valueAt(one, pointer)) as unknown[];
  const found = changes.flatMap((change): Change[] => {
    const { property = "", typeName } = change;
    const about = property === "" || property === "key" ? typeName : property;
    if (ELSEWHERE.includes(about)) return [];
    const parts = change.path.split("/");
    const [is, was] = both(parts.slice(0, 4).join("/")) as (PathOperation | undefined)[];
    const operation = (is ?? was)?.operationId ?? "";
    const way = operation === "" ? undefined : parts[3]!.toUpperCase();
    const variant = parts.find((part) => part.includes(VARIANT))?.split(VARIANT)[1];
    const given = parts[4] === "parameters" ? both(parts.slice(0, 6).join("/")) : [];
    const within = given.find((one) => one !== undefined) as Parameter | undefined;
    const impact = impactOf(change, within !== undefined);
    return saysOf(change, both(change.path), within).map(([subject, says]) => {
      return { judge: "Redocly", operation, way, variant, impact, subject, says };
    });
  });
  // What is so by each method is said of the operation.
  const alike = Map.groupBy(found, ({ way: _, ...one }) => JSON.stringify(one));
  return [...alike.values()].map((group): Change => {
    const [first] = group as [Change, ...Change[]];
    const call = now.calls.find(({ entry }) => entry.operation.operationId === first.operation);
    const ways = [...new Set(group.map(({ way }) => way))];
    const all = !call || ways.length >= call.ways.length;
    return { ...first, way: all ? undefined : ways.join(" and ") };
  });
}

/**
 * A description as Redocly is shown it: each variant is a media type of its own, and each field of a
 * request a parameter. A union that grows could break any client but one that tells variants apart,
 * and a field that a request loses breaks whoever sends it, which Redocly says of parameters alone.
 */
function forRedocly({ description, catalogue, calls, schemas }: Generated) {
  const entries = entriesOf(description);
  const paths = mapValues(description.paths, (item) =>
    mapValues(item, (operation) => {
      const entry = entries.find((one) => one.operation === operation);
      if (!entry) return operation;
      const { operationId } = calls.find((one) => one.entry.name === entry.name)!.entry.operation;
      const responses = mapValues(operation.responses, (response, status) => {
        const answers = entry.answers.filter((one) => one.status === status);
        const content = answers.map(({ key, name, mediaType }) => {
          const schema = schemas[catalogue.variants[key]!.schema];
          return [`${mediaType}${VARIANT}${name}`, { schema }] as const;
        });
        return { ...response, "x-variants": undefined, content: Object.fromEntries(content) };
      });
      const fields = operation.requestBody ? entry.parameters : [];
      const parameters = [
        ...(operation.parameters ?? []),
        ...fields.map((one) => ({ ...one, in: "body" })),
      ];
      return { ...operation, operationId, parameters, requestBody: undefined, responses };
    }),
  );
  return { ...description, paths };
}

/** Redocly's impact, but for what it has no rule for. */
function impactOf({ property, base, impact }: Reported, isSent: boolean): Impact {
  // Who leaves the field out gets another answer.
  if (property === "default" && isSent && base?.value !== undefined) return "major";
  // Generators name classes by tags.
  if (property === "tags" && base?.value !== undefined) return "major";
  // By semantic versioning, what is deprecated is so from a minor version on.
  return property === "deprecated" ? "minor" : impact;
}

type Said = [subject: string | undefined, says: string];

/** A change in a caller's words: what has changed at its place, and how. */
function saysOf(
  { path, typeName, kind, property, base, revision }: Reported,
  [now, before]: unknown[],
  within?: Parameter,
): Said[] {
  const [is, was] = [revision?.value, base?.value];
  const gone = kind === "removed";
  if (typeName === "Parameter" && (kind !== "modified" || property === "required")) {
    const { name, required } = (kind === "modified" ? within : (is ?? was)) as Parameter;
    const free = kind === "added" ? "takes" : "can do without";
    return [[undefined, `${gone ? "takes no" : required ? "needs" : free} \`${name}\``]];
  }
  const pointer = path.replaceAll(/(?<!\/properties)\/items/g, "[]");
  const names = [within?.name ?? [], pointer.match(/(?<=\/properties\/)[^/]+/g) ?? []].flat();
  const { name, url } = (now ?? before) as { name?: string; url?: string };
  const isOperation = typeName === "Operation" || typeName === "Schema";
  const other = isOperation ? "" : (name ?? url ?? path.slice(path.lastIndexOf("/") + 1));
  const node = names.length > 0 ? names.join(".") : other;
  const subject = node === "" ? undefined : `\`${node}\``;
  if (property === undefined) {
    const isThing = !Array.isArray(is ?? was);
    return [[subject, isThing ? (gone ? "is gone" : "is new") : changed(is, was)]];
  }
  if (property === "required" && typeName === "Schema") {
    const [after = [], earlier = []] = [is, was] as (string[] | undefined)[];
    const kept = Object.keys((now as Schema).properties ?? {}).filter(
      (one) => (before as Schema).properties?.[one],
    );
    const said = (some: string[], others: string[], says: string) =>
      some
        .filter((one) => !others.includes(one) && kept.includes(one))
        .map((one): Said => [`\`${[...names, one].join(".")}\``, says]);
    return [...said(after, earlier, "is always there"), ...said(earlier, after, "may be missing")];
  }
  const what = [`\`${property}\``, subject ?? []].flat().join(" of ");
  if (PROSE.includes(property)) return [[what, "reads otherwise"]];
  return [[property === "const" ? subject : what, changed(is, was)]];
}

/** How a value has changed; of a list, what came and what went. */
function changed(is: unknown, was: unknown): string {
  const [now, before] = [is, was].map((value) => short(JSON.stringify(value) ?? ""));
  if (Array.isArray(is) && Array.isArray(was)) {
    const [came, went] = [less(is, was), less(was, is)];
    const parts = [came && `has ${came} now`, went && `has lost ${went}`].filter(Boolean);
    return parts.join(" and ") || "has another order";
  }
  if (was === undefined) return `is ${now} now`;
  return is === undefined ? `is gone; it was ${before}` : `is ${now}, and was ${before}`;
}

const less = (some: unknown[], others: unknown[]) => {
  const texts = others.map((one) => JSON.stringify(one));
  const left = some.map((one) => JSON.stringify(one)).filter((one) => !texts.includes(one));
  return left.map(short).join(", ");
};

const short = (text: string) => (text.length > 100 ? `${text.slice(0, 99)}…` : text);
