import { Ajv2020 } from "ajv/dist/2020.js";
import { isObject } from "../sandbox/server.ts";
import { baseUrlProblem } from "./front-door.ts";
import { explain } from "./explain.ts";
import { headerProblems } from "./front-door.ts";
import { written, type Problem } from "./problem.ts";
import { emptyAllowed, targetFileSchema, type Schema, type TargetApis } from "./schema.ts";

type Entry = Readonly<Record<string, unknown>>;

/**
 * Fills in defaults and says what is wrong, one problem for a place. Only `raw`, from before the
 * environment was filled in, may be quoted.
 */
export function checkContent(content: unknown, raw: unknown, apis: TargetApis): Problem[] {
  const targets = entriesOf(content);
  for (const target of targets) {
    const api = Object.values(apis).find(({ name }) => name === target["api"]);
    if (api) removeEmpty(target, emptyAllowed(api.targetSchema));
  }
  const ajv = new Ajv2020({
    allErrors: true,
    useDefaults: true,
    verbose: true,
    // A test holds the schema to its meta-schema: checking that here would double the time.
    meta: false,
    validateSchema: false,
    strictTypes: false,
    // It validates once.
    code: { optimize: false },
    formats: { password: true, uri: (text: string) => baseUrlProblem(text) === undefined },
  });
  const validate = ajv.compile(targetFileSchema(apis));
  validate(content);
  const explained = explain(validate.errors ?? [], raw);
  const found = [
    ...targets.flatMap(unwritten),
    ...explained.map((one) => withOtherApi(one, targets, apis)),
  ];
  return [...Map.groupBy(found, ({ path }) => written(path)).values()].map(([first]) => first!);
}

/** Each as an object, so that an index is the same as in the file. */
function entriesOf(content: unknown): Entry[] {
  const targets = isObject(content) ? content["targets"] : undefined;
  return Array.isArray(targets) ? targets.map((entry) => (isObject(entry) ? entry : {})) : [];
}

/** A field that targets of another API have: `api` may be what is wrong. */
function withOtherApi(problem: Problem, targets: readonly Entry[], apis: TargetApis): Problem {
  const [, index, field, ...deeper] = problem.path;
  if (problem.what !== "unknown field" || deeper.length > 0) return problem;
  const { api } = targets[Number(index)] ?? {};
  const other = Object.values(apis).find(
    ({ name, targetSchema }) =>
      name !== api && Object.hasOwn((targetSchema as Schema).properties ?? {}, String(field)),
  );
  if (!other) return problem;
  return { ...problem, remedy: `targets of ${other.name} have it: see that api is right` };
}

function removeEmpty(entry: Entry, { properties = {} }: Schema): void {
  for (const [name, schema] of Object.entries(properties)) {
    const value = entry[name];
    if (value === null && [schema.type].flat().includes("null")) {
      Reflect.deleteProperty(entry, name);
    } else if (isObject(value)) removeEmpty(value, schema);
  }
}

/** What no schema can say: the address once filled in, headers' names, a name given twice. */
function unwritten(
  { name, baseUrl, headers }: Entry,
  index: number,
  targets: readonly Entry[],
): readonly Problem[] {
  const address = typeof baseUrl === "string" ? baseUrlProblem(baseUrl) : undefined;
  const first = targets.findIndex((target) => target["name"] === name);
  const what = `is also the name of targets[${first}]`;
  return [
    ...(address ? [{ path: ["targets", index, "baseUrl"], ...address }] : []),
    ...headerProblems(headers, ["targets", index, "headers"]),
    ...(typeof name === "string" && first < index
      ? [{ path: ["targets", index, "name"], what, remedy: "give each its own" }]
      : []),
  ];
}
