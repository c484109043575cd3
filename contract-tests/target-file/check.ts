import { Ajv2020 } from "ajv/dist/2020.js";
import { baseUrlProblem } from "./base-url.ts";
import { explain } from "./explain.ts";
import { nearest } from "./nearest.ts";
import { written, type Problem } from "./problem.ts";
import { emptyAllowed, targetFileSchema, type Schema, type TargetApis } from "./schema.ts";

type Entry = Record<string, unknown>;

/**
 * Fills defaults into a target file's content, and says what is wrong in it, one problem for a place.
 * `raw` is the same before the environment was filled in: only of that is anything quoted.
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
    strictTypes: false,
    formats: { password: true, uri: (text: string) => baseUrlProblem(text) === undefined },
  });
  const validate = ajv.compile(targetFileSchema(apis));
  validate(content);
  const problems = [
    ...baseUrls(targets),
    ...unknownApis(
      targets,
      entriesOf(raw),
      Object.values(apis).map(({ name }) => name),
    ),
    ...sameNames(targets),
    ...explain(validate.errors ?? [], content),
  ];
  const places = new Map<string, Problem>();
  for (const problem of problems) {
    const place = written(problem.path);
    if (!places.has(place)) places.set(place, problem);
  }
  return [...places.values()];
}

/** The targets, each as an object, so that an index is the same as in the file. */
function entriesOf(content: unknown): Entry[] {
  const targets = isObject(content) ? content["targets"] : undefined;
  return Array.isArray(targets) ? targets.map((entry) => (isObject(entry) ? entry : {})) : [];
}

function isObject(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Takes out each object that was left empty where that means the same as leaving it out. */
function removeEmpty(entry: Entry, { properties = {} }: Schema): void {
  for (const [name, schema] of Object.entries(properties)) {
    const value = entry[name];
    if (value === null && [schema.type].flat().includes("null"))
      Reflect.deleteProperty(entry, name);
    else if (isObject(value)) removeEmpty(value, schema);
  }
}

function baseUrls(targets: readonly Entry[]): Problem[] {
  return targets.flatMap(({ baseUrl }, index) => {
    const problem = typeof baseUrl === "string" ? baseUrlProblem(baseUrl) : undefined;
    return problem ? [{ path: ["targets", index, "baseUrl"], ...problem }] : [];
  });
}

function unknownApis(
  targets: readonly Entry[],
  raw: readonly Entry[],
  known: readonly string[],
): Problem[] {
  return targets.flatMap(({ api }, index) => {
    if (typeof api !== "string" || known.includes(api)) return [];
    const meant = nearest(api, known);
    const hint = meant === undefined ? "the" : `did you mean "${meant}"? The`;
    return [
      {
        path: ["targets", index, "api"],
        what: `unknown API ${JSON.stringify(raw[index]?.["api"])}`,
        remedy: `${hint} known ones are ${known.join(", ")}`,
      },
    ];
  });
}

function sameNames(targets: readonly Entry[]): Problem[] {
  return targets.flatMap(({ name }, index) => {
    const first = targets.findIndex((target) => target["name"] === name);
    if (typeof name !== "string" || first === index) return [];
    const what = `is also the name of targets[${first}]`;
    return [{ path: ["targets", index, "name"], what, remedy: "give each its own" }];
  });
}
