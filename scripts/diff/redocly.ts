import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { valueAt } from "../../contract-tests/engine/explain.ts";
import { redocly } from "../generators/bundle.ts";
import {
  entriesOf,
  mapValues,
  type Parameter,
  type PathOperation,
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
  readonly verdicts: readonly { readonly message: string }[];
  readonly property?: string;
  readonly base?: { readonly value?: unknown };
  readonly revision?: { readonly value?: unknown };
}

const VARIANT = "; variant=";

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
  const at = (pointer: string) =>
    documents.map((one) => valueAt(one, pointer)).find((one) => one !== undefined);
  return changes.map((change): Change => {
    const parts = change.path.split("/");
    const item = at(parts.slice(0, 3).join("/")) as Record<string, PathOperation> | undefined;
    const operations = [item?.[parts[3] ?? ""], ...Object.values(item ?? {})];
    const operation = operations.find((one) => one?.operationId)?.operationId ?? "";
    const variant = parts.find((part) => part.includes(VARIANT))?.split(VARIANT)[1];
    const within = parts[4] === "parameters" ? at(parts.slice(0, 6).join("/")) : undefined;
    const says = wordsFor(change, operation, variant, within as Parameter | undefined);
    return { judge: "Redocly", operation, variant, impact: change.impact, says };
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

/** What changes nothing for a caller, and what the catalogue says better. */
const SILENT = ["title", "description", "summary", "examples", "MediaType", "Response"];

/** A change in a caller's words, if it is one to a caller. */
function wordsFor(
  { path, typeName, kind, property = typeName, verdicts, base, revision }: Reported,
  operation: string,
  variant?: string,
  within?: Parameter,
): string | undefined {
  if (SILENT.includes(property) || SILENT.includes(typeName)) return;
  if (typeName === "PathItem" && kind !== "modified") return;
  const [is, was] = [revision?.value, base?.value];
  const method = operation === "" ? "The API" : `\`${operation}\``;
  if (typeName === "Parameter" && (kind !== "modified" || property === "required")) {
    const { name, required } = (kind === "modified" ? within : (is ?? was)) as Parameter;
    const free = kind === "added" ? "takes" : "can do without";
    return `${method} ${kind === "removed" ? "takes no" : required ? "needs" : free} \`${name}\``;
  }
  const pointer = path.replaceAll(/(?<!\/properties)\/items/g, "[]");
  const names = pointer.match(/(?<=\/properties\/)[^/]+/g) ?? [];
  const field = [within?.name ?? [], names].flat().join(".");
  const place = variant === undefined ? method : `\`${variant}\` of ${method}`;
  const subject = field === "" ? place : `\`${field}\` of ${place}`;
  if (kind !== "modified" && path.endsWith(`/properties/${names.at(-1)}`)) {
    return `${subject} is ${kind === "added" ? "new" : "gone"}`;
  }
  if (property === "required") {
    const [now, before] = [is ?? [], was ?? []] as [string[], string[]];
    const said = (some: string[], others: string[], what: string) =>
      some.filter((name) => !others.includes(name)).map((name) => `\`${name}\` ${what} ${subject}`);
    return [
      ...said(now, before, "is always there in"),
      ...said(before, now, "may be missing in"),
    ].join("; ");
  }
  const [message] = verdicts.map((one) => one.message.replace(/\.$/, ""));
  if (property === typeName || typeName !== "Schema") return message && `${place}: ${message}`;
  const [now, before] = [is, was].map((value) => JSON.stringify(value) ?? "none");
  const what = property === "const" ? subject : `\`${property}\` of ${subject}`;
  const values = `${what} is ${now}, and was ${before}`;
  return values.length > 200 ? `${what} is another` : values;
}
