import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { valueAt } from "../../contract-tests/engine/description/explain.ts";
import { redocly } from "../generators/bundle.ts";
import {
  entriesOf,
  mapValues,
  type Entry,
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
const PARAMETER = "; parameter=";

/** What the catalogue judges, by operation and variant, and the version itself. */
const ELSEWHERE = [
  ...["PathItem", "Operation", "Response", "MediaType"],
  ...["operationId", "x-effect", "version"],
];

const PROSE = ["title", "description", "summary", "example", "examples"];

/** What Redocly finds, each at the operation and the variant that it is about. */
export async function redoclyChanges(base: Generated, now: Generated, folder: string) {
  const documents = [forRedocly(now, base), forRedocly(base, now)] as const;
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
    const parameter = parts[2]?.split(PARAMETER)[1];
    const impact = impactOf(change, parameter !== undefined);
    return saysOf(change, both(change.path), parameter).map(([subject, says]) => {
      return { judge: "Redocly", operation, way, variant, impact, subject, says };
    });
  });
  // A change that every method of an operation shares is told once, without a method.
  const alike = Map.groupBy(found, ({ way: _, ...one }) => JSON.stringify(one));
  return [...alike.values()].map((group): Change => {
    const [first] = group as [Change, ...Change[]];
    const call = now.calls.find(({ operation }) => operation.operationId === first.operation);
    const ways = [...new Set(group.map(({ way }) => way))];
    const all = !call || ways.length >= call.listed.ways.length;
    return { ...first, way: all ? undefined : ways.join(" and ") };
  });
}

/**
 * A description as Redocly is shown it: each variant is a media type of its own, and each parameter or
 * field of a request the only one of a path. A union that grows could break any client but one that
 * tells variants apart; a field that a request loses breaks callers who send it, which Redocly says of
 * parameters alone; and of a list it takes one that changed for its neighbour that went.
 */
function forRedocly({ description, catalogue, calls, schemas }: Generated, other: Generated) {
  const entries = entriesOf(description);
  const every = [...entries, ...entriesOf(other.description)];
  const paths = Object.entries(description.paths).flatMap(([key, item]) => {
    const own = entries.filter(({ operation }) => Object.values(item).includes(operation));
    const alike = every.filter(({ name }) => own.some((one) => one.name === name));
    const names = new Set(alike.flatMap(sentBy).map(({ name }) => name));
    const called = (make: (entry: (typeof own)[number]) => object) =>
      Object.fromEntries(
        own.map((entry) => {
          const call = calls.find(({ name }) => name === entry.name)!;
          return [entry.method, { operationId: call.operation.operationId, ...make(entry) }];
        }),
      );
    const given = [...names].map((name) => {
      const only = called((entry) => {
        return { parameters: sentBy(entry).filter((one) => one.name === name) };
      });
      return [`${key}${PARAMETER}${name}`, only] as const;
    });
    const answered = called(({ operation: { operationId: _, ...operation }, answers }) => {
      const responses = mapValues(operation.responses, (response, status) => {
        const content = answers
          .filter((one) => one.status === status)
          .map(({ key, name, mediaType }) => {
            const schema = schemas[catalogue.variants[key]!.schema];
            return [`${mediaType}${VARIANT}${name}`, { schema }] as const;
          });
        return { ...response, "x-variants": undefined, content: Object.fromEntries(content) };
      });
      return { ...operation, parameters: undefined, requestBody: undefined, responses };
    });
    return [[key, answered] as const, ...given];
  });
  return { ...description, paths: Object.fromEntries(paths) };
}

/** What an operation takes: its parameters, and the fields of its body as more of them. */
function sentBy({ operation: { requestBody, parameters = [] }, parameters: fields }: Entry) {
  return requestBody
    ? [...parameters, ...fields.map((one) => ({ ...one, in: "cookie" }))]
    : parameters;
}

/** Redocly's impact, except where it has no rule. */
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
  parameter?: string,
): Said[] {
  const [is, was] = [revision?.value, base?.value];
  const gone = kind === "removed";
  if (typeName === "Parameter" && (kind !== "modified" || property === "required")) {
    const required = property === undefined ? (is as Parameter | undefined)?.required : is;
    const free = kind === "added" ? "takes" : "can do without";
    return [[undefined, `${gone ? "takes no" : required ? "needs" : free} \`${parameter}\``]];
  }
  const pointer = path.replaceAll(/(?<!\/properties)\/items/g, "[]");
  const names = [parameter ?? [], pointer.match(/(?<=\/properties\/)[^/]+/g) ?? []].flat();
  const { name, url } = (now ?? before ?? {}) as { name?: string; url?: string };
  const isOperation = typeName === "Operation" || typeName === "Schema";
  const other = isOperation ? "" : (name ?? url ?? path.slice(path.lastIndexOf("/") + 1));
  const node = names.length > 0 ? names.join(".") : other;
  const subject = node === "" ? undefined : `\`${node}\``;
  if (property === undefined) {
    /** A part that is not a field: a branch, or what entries are like. */
    const [, part = ""] = /\/schema(?:.*\/properties\/[^/]+)?(?:\/(.+))?$/.exec(path) ?? [];
    const thing = [part && `\`${part}\``, subject].filter(Boolean).join(" of ");
    const says = Array.isArray(is ?? was) ? changed(is, was) : gone ? "is gone" : "is new";
    return [[thing || undefined, says]];
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
