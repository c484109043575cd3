import { actionOf } from "../../contract-tests/engine/description/example.ts";
import { valueAt } from "../../contract-tests/engine/description/explain.ts";
import type { Sources } from "../../contract-tests/engine/description/source.ts";

/** The description is at fault. The message names the place and what to change. */
export class DescriptionError extends Error {
  override readonly name = "DescriptionError";
}

type Named<T> = Readonly<Record<string, T>>;

/** A JSON Schema, as far as the generators read it. */
export interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Named<Schema>;
  readonly additionalProperties?: Schema;
  readonly not?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly "x-source"?: string;
  readonly [keyword: string]: unknown;
}

export interface Example {
  readonly summary?: string;
  readonly value: unknown;
  /** What its variant keeps beyond the response's schema, where only that tells it from another. */
  readonly "x-narrows"?: Schema;
}

export interface MediaType {
  readonly schema: Schema;
  readonly examples?: Named<Example>;
}

export interface Response {
  readonly description: string;
  readonly headers?: Named<{ readonly example?: unknown }>;
  readonly content?: Named<MediaType>;
  /** Where each variant comes from: a provenance by name. The generator writes it, from the two below. */
  readonly "x-variants"?: Named<string>;
  /** What each inferred variant is inferred from. */
  readonly "x-inferred"?: Named<string>;
  readonly "x-undocumented"?: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
  readonly "x-source"?: string;
}

/** Where the vendor's page has an operation. */
interface OperationSource {
  readonly heading: string;
  /** The variant of each tab below the heading, in the order of the vendor's page. */
  readonly tabs?: readonly string[];
  /** The source of each variant that the vendor's page shows elsewhere. */
  readonly answers?: Named<string>;
}

export interface PathOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Named<MediaType> };
  readonly responses: Named<Response>;
  readonly security?: readonly Named<readonly string[]>[];
  readonly "x-effect": string;
  readonly "x-source"?: OperationSource;
}

/** A whole description in one document, as Redocly bundles it. Local references are still in it. */
export interface Description {
  readonly openapi: string;
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary?: string;
    readonly description?: string;
  };
  readonly paths: Named<Named<PathOperation>>;
  readonly security?: PathOperation["security"];
  /** What sources name beside the headings of the operations. */
  readonly "x-sources"?: Partial<Sources>;
  readonly components: {
    readonly schemas: Named<Schema>;
    readonly securitySchemes?: Named<Named<string>>;
    readonly [kind: string]: unknown;
  };
  readonly [key: string]: unknown;
}

/** What a local reference (`#/components/…`) points to; anything else is returned unchanged. */
export function follow<T>(
  document: Description,
  value: T | { readonly $ref: string },
  trail: readonly string[] = [],
): T {
  const reference = (value as { $ref?: unknown } | undefined)?.$ref;
  if (typeof reference !== "string") return value as T;
  if (trail.includes(reference)) throw new DescriptionError(`${reference}: contains itself`);
  const found = valueAt(document, decodeURIComponent(reference.slice(1)));
  if (found === undefined) throw new DescriptionError(`${reference}: nothing is there`);
  return follow(document, found as T, [...trail, reference]);
}

/** The steps of a local reference; undefined for anything else. */
export function stepsOf(value: object): readonly string[] | undefined {
  return (value as { readonly $ref?: string }).$ref?.slice(2).split("/");
}

/** A record of the same keys with other values. */
export function mapValues<One, Other>(
  record: Named<One>,
  map: (value: One, key: string) => Other,
): Record<string, Other> {
  return Object.fromEntries(Object.entries(record).map(([key, one]) => [key, map(one, key)]));
}

const METHODS: readonly string[] = ["get", "put", "post", "delete", "patch"];

/** One way to call one operation, and what is said of it, references followed. */
export type Entry = ReturnType<typeof entriesOf>[number];

/** Every operation of every path, in the description's order: the first method of an action is its default. */
export function entriesOf(description: Description) {
  const ways: Record<string, number> = {};
  return Object.entries(description.paths).flatMap(([key, item]) => {
    const action = actionOf(key);
    /** The path on the wire. */
    const path = action === undefined ? key : key.slice(0, -`${action}/../`.length);
    const operations = Object.entries(item).filter(([method]) => METHODS.includes(method));
    return operations.map(([method, operation]) => {
      /** The operation's name everywhere. */
      const name = action ?? operation.operationId;
      /** Which of the operation's ways this is: an action has one for each method. */
      const way = ways[name] ?? 0;
      ways[name] = way + 1;
      const parameters = parametersOf(description, operation);
      const place = ["paths", key, method];
      const answers = answersOf(description, operation, place, name, action);
      return { name, method, way, path, action, operation, parameters, answers };
    });
  });
}

/** What an operation takes: the properties of its body, or else its parameters. */
function parametersOf(description: Description, { requestBody, parameters = [] }: PathOperation) {
  const body = requestBody?.content["application/json"];
  const { required: names = [], properties = {} } = follow(description, body?.schema ?? {});
  const fields = Object.entries(properties).map(([name, schema]): Omit<Parameter, "in"> => {
    return { name, required: names.includes(name), schema };
  });
  const given = body ? fields : parameters.map((one) => follow(description, one));
  return given.map(
    ({ name, required = false, schema, "x-source": source = schema["x-source"] }) => {
      return { name, required, schema: follow(description, schema), source };
    },
  );
}

/** Every example of every response of an operation, in the description's order: its variants. */
function answersOf(
  description: Description,
  { responses }: PathOperation,
  place: readonly string[],
  operation: string,
  action: string | undefined,
) {
  return Object.entries(responses).flatMap(([status, reference]) => {
    const response = follow(description, reference);
    const { headers = {}, content = {} } = response;
    const steps = stepsOf(reference) ?? [...place, "responses", status];
    const { "x-variants": provenances = {}, "x-inferred": inferred = {} } = response;
    return Object.entries(content).flatMap(([mediaType, { schema, examples = {} }]) =>
      Object.entries(examples).map(([name, one]) => ({
        /** Its key in the catalogue: operation, status where the operation's answers have one, and name. */
        key: [operation, ...(action === undefined ? [status] : []), name].join("/"),
        name,
        /** A status, or `default`. */
        status,
        headers,
        mediaType,
        schema,
        /** Where the description has that schema. */
        place: [...steps, "content", mediaType, "schema"],
        example: follow(description, one),
        provenance: provenances[name],
        /** What it is inferred from, if it is. */
        inferred: inferred[name],
      })),
    );
  });
}
