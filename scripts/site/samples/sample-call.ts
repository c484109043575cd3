import {
  follow,
  type Description,
  type Parameter,
  type PathOperation,
} from "../../generators/description.ts";
import type { PathEntry } from "../../generators/catalogue.ts";

/** A secret that a sample takes from its surroundings, and never holds itself. */
export interface Secret {
  /** `token`, `apiKey`: as the clients and the apps call it. */
  readonly name: string;
  /** `TOKEN`, `API_KEY`: the environment variable. */
  readonly variable: string;
  /** The parameter in which it travels; null where it is the bearer token of a header. */
  readonly parameter: string | null;
}

/** One call of one operation, as a sample in any language writes it. */
export interface SampleCall {
  readonly method: string;
  /** Server and path, without a query. */
  readonly url: string;
  /** Where the installation answers: what a client is made with. */
  readonly baseUrl: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly secret: Secret | undefined;
}

/** The call that a description's own examples make: every required parameter, and each other that says more than its default. */
export function sampleCall(description: Description, entry: PathEntry): SampleCall {
  const baseUrl = serverUrl(description);
  const { method, path, operation } = entry;
  const body = bodyOf(description, operation);
  const query = queryOf(description, operation);
  return {
    method: method.toUpperCase(),
    url: baseUrl.replace(/\/$/, "") + path,
    baseUrl: path === "/" ? `${baseUrl.replace(/\/$/, "")}/` : baseUrl,
    query,
    body,
    secret: secretOf(description, operation, body),
  };
}

/** The first server, its variables replaced by what they default to. */
export function serverUrl(description: Description): string {
  const [server] = description["servers"] as readonly {
    readonly url: string;
    readonly variables?: Readonly<Record<string, { readonly default: string }>>;
  }[];
  if (!server) return "https://example.com";
  return server.url.replace(
    /\{(\w+)\}/g,
    (all, name: string) => server.variables?.[name]?.default ?? all,
  );
}

function bodyOf(description: Description, { requestBody }: PathOperation) {
  const content = requestBody?.content["application/json"];
  const [first] = Object.values(content?.examples ?? {});
  return first && (follow(description, first).value as Record<string, unknown>);
}

function queryOf(description: Description, { parameters = [] }: PathOperation) {
  const query: Record<string, unknown> = {};
  for (const reference of parameters) {
    const {
      name,
      in: place,
      required,
      schema,
      ...rest
    } = follow<Parameter>(description, reference);
    if (place !== "query") continue;
    const shape = follow(description, schema);
    const example = (rest as { example?: unknown }).example ?? shape["const"];
    if (example === undefined || (!required && example === shape["default"])) continue;
    query[name] = example;
  }
  return query;
}

function secretOf(
  description: Description,
  operation: PathOperation,
  body: Readonly<Record<string, unknown>> | undefined,
): Secret | undefined {
  const schemes = description.components.securitySchemes ?? {};
  const required = Object.keys((operation.security ?? description.security ?? [])[0] ?? {});
  if (required.some((name) => schemes[name]?.["scheme"] === "bearer")) {
    return { name: "token", variable: "TOKEN", parameter: null };
  }
  for (const [name, { type, name: parameter }] of Object.entries(schemes)) {
    if (type !== "apiKey" || parameter === undefined) continue;
    // OpenAPI has no scheme for a key in a body, so there it is known by its name.
    if (!required.includes(name) && !(body && parameter in body)) continue;
    return {
      name: parameter.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      variable: parameter.toUpperCase().replaceAll("-", "_"),
      parameter,
    };
  }
  return undefined;
}
