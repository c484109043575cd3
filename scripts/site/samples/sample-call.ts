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
export function sampleCall({ document }: Described, { way, described }: Endpoint): SampleCall {
  const { url: baseUrl } = serversOf(document)[0]!;
  const origin = baseUrl.replace(/\/$/, "");
  const content = described.requestBody?.content["application/json"];
  const [example] = Object.values(content?.examples ?? {});
  const given = example && Object.entries(follow(document, example).value as object);
  const query = (described.parameters ?? []).flatMap((one) => queryField(document, one));
  const schemes = Object.entries(document.components.securitySchemes ?? {});
  const bearer = schemes.some(([id, { scheme }]) => id === way.security && scheme === "bearer");
  // OpenAPI has no scheme for a key in a body, so there it is known by its name.
  const [, key] =
    schemes.find(
      ([id, { type, name }]) =>
        type === "apiKey" && (id === way.security || given?.some(([field]) => field === name)),
    ) ?? [];
  const secret = secretOf(bearer ? "token" : key?.["name"]);
  return {
    method: way.method,
    url: origin + way.path,
    baseUrl: way.path === "/" ? `${origin}/` : baseUrl,
    query: key && !given ? [...query, [key["name"]!, secret]] : query,
    body: given?.map(([name, value]) => [name, name === key?.["name"] ? secret : value]),
    secret,
    bearer,
  };
}

/** The servers of a description, each by an address that can be read: its variables replaced by what they default to. */
export function serversOf(description: Description): { readonly url: string }[] {
  return (description["servers"] as readonly Server[]).map(({ variables = {}, url, ...rest }) => ({
    ...rest,
    url: url.replace(/\{(\w+)\}/g, (all, name: string) => variables[name]?.default ?? all),
  }));
}

interface Server {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default: string }>>;
}

function secretOf(name: string | undefined): Secret | undefined {
  const inCode = name?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return name && inCode ? { name: inCode, variable: nameOf(name) } : undefined;
}

function queryField(document: Description, reference: Parameter): Field[] {
  const parameter: Parameter & { readonly example?: unknown } = follow(document, reference);
  const schema = follow(document, parameter.schema);
  const example = parameter.example ?? schema["const"];
  const saysMore = parameter.required || example !== schema["default"];
  if (parameter.in !== "query" || example === undefined || !saysMore) return [];
  return [[parameter.name, example]];
}
