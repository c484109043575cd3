import { nameOf } from "../../contract-tests/engine/secrets.ts";
import type { Described, Endpoint } from "../described.ts";
import { follow, type Description, type Parameter } from "../generators/description.ts";

/** Where a call's secret goes: a sample takes it from its surroundings, and never holds it itself. */
export const SECRET = "__SECRET__";

type Field = readonly [name: string, value: unknown];

/** One call of one operation, as a sample in any language writes it. */
export interface SampleCall {
  readonly method: string;
  /** Server and path, without a query. */
  readonly url: string;
  /** Where the installation answers: what a client is made with. */
  readonly baseUrl: string;
  /** Those beside the type of the body. */
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly Field[];
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** What the secret is called in code (`apiKey`), and in the environment (`API_KEY`). */
  readonly secret: { readonly name: string; readonly variable: string } | undefined;
}

/** The call that a description's own examples make: every required parameter, and each other that says more than its default. */
export function sampleCall({ document }: Described, { way, described }: Endpoint): SampleCall {
  const { url: baseUrl } = serversOf(document)[0]!;
  const origin = baseUrl.replace(/\/$/, "");
  const content = described.requestBody?.content["application/json"];
  const [example] = Object.values(content?.examples ?? {});
  const body = example && (follow(document, example).value as Record<string, unknown>);
  const query = (described.parameters ?? []).flatMap((one) => queryField(document, one));
  const schemes = Object.entries(document.components.securitySchemes ?? {});
  const bearer = schemes.some(([id, { scheme }]) => id === way.security && scheme === "bearer");
  // OpenAPI has no scheme for a key in a body, so there it is known by its name.
  const [, { name: key } = {}] =
    schemes.find(
      ([id, { type, name }]) =>
        type === "apiKey" && (id === way.security || (body && name! in body)),
    ) ?? [];
  const secret = bearer ? "token" : key;
  return {
    method: way.method,
    url: origin + way.path,
    baseUrl: way.path === "/" ? `${origin}/` : baseUrl,
    headers: {
      Accept: "application/json",
      ...(bearer ? { Authorization: `Bearer ${SECRET}` } : {}),
    },
    query: key && !body ? [...query, [key, SECRET]] : query,
    body: key && body && key in body ? { ...body, [key]: SECRET } : body,
    secret: secret
      ? {
          name: secret.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
          variable: nameOf(secret),
        }
      : undefined,
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

function queryField(document: Description, reference: Parameter): Field[] {
  const parameter: Parameter & { readonly example?: unknown } = follow(document, reference);
  const schema = follow(document, parameter.schema);
  const example = parameter.example ?? schema["const"];
  const saysMore = parameter.required || example !== schema["default"];
  if (parameter.in !== "query" || example === undefined || !saysMore) return [];
  return [[parameter.name, example]];
}
