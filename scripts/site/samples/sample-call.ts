import { nameOf } from "../../../contract-tests/engine/secrets.ts";
import type { Described, Endpoint } from "../../described.ts";
import { follow, type Description, type Parameter } from "../../generators/description.ts";

/** A secret that a sample takes from its surroundings, and never holds itself. */
export interface Secret {
  /** `token`, `apiKey`: as the clients and the apps call it. */
  readonly name: string;
  /** `TOKEN`, `API_KEY`: the environment variable. */
  readonly variable: string;
}

/** A parameter of a call; its value is the call's secret where it carries that. */
export type Field = readonly [name: string, value: unknown];

/** One call of one operation, as a sample in any language writes it. */
export interface SampleCall {
  readonly method: string;
  /** Server and path, without a query. */
  readonly url: string;
  /** Where the installation answers: what a client is made with. */
  readonly baseUrl: string;
  readonly query: readonly Field[];
  readonly body: readonly Field[] | undefined;
  readonly secret: Secret | undefined;
  /** Whether the secret travels in a header, and not as a field. */
  readonly bearer: boolean;
}

/** The call that a description's own examples make: every required parameter, and each other that says more than its default. */
export function sampleCall({ document }: Described, endpoint: Endpoint): SampleCall {
  const baseUrl = serverUrl(document);
  const origin = baseUrl.replace(/\/$/, "");
  const { method, path, security } = endpoint.way;
  const given = bodyOf(document, endpoint);
  const schemes = Object.entries(document.components.securitySchemes ?? {});
  const bearer = schemes.some(([key, { scheme }]) => key === security && scheme === "bearer");
  // OpenAPI has no scheme for a key in a body, so there it is known by its name.
  const key = schemes.find(
    ([key, { type, name }]) =>
      type === "apiKey" && (key === security || given?.some(([field]) => field === name)),
  )?.[1]["name"];
  const secret = bearer ? "token" : key;
  const held = secret === undefined ? undefined : secretOf(secret);
  const query = queryOf(document, endpoint);
  return {
    method,
    url: origin + path,
    baseUrl: path === "/" ? `${origin}/` : baseUrl,
    query: key === undefined || given ? query : [...query, [key, held]],
    body: given?.map(([name, value]) => [name, name === key ? held : value]),
    secret: held,
    bearer,
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

function secretOf(name: string): Secret {
  const inCode = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return { name: inCode, variable: nameOf(name) };
}

function bodyOf(document: Description, { described }: Endpoint): Field[] | undefined {
  const content = described.requestBody?.content["application/json"];
  const [first] = Object.values(content?.examples ?? {});
  return first && Object.entries(follow(document, first).value as object);
}

function queryOf(document: Description, { described }: Endpoint): Field[] {
  return (described.parameters ?? []).flatMap((reference): Field[] => {
    const parameter: Parameter & { example?: unknown } = follow(document, reference);
    const schema = follow(document, parameter.schema);
    const example = parameter.example ?? schema["const"];
    const said = parameter.required || example !== schema["default"];
    return parameter.in === "query" && example !== undefined && said
      ? [[parameter.name, example]]
      : [];
  });
}
