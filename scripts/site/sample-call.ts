import { nameOf } from "../../contract-tests/engine/secrets/secrets.ts";
import type { Described } from "../described.ts";
import type { Endpoint } from "../generators/catalogue.ts";
import { follow, type Description, type Parameter } from "../generators/description.ts";

/** Where a call's secret goes: a sample takes it from its surroundings, and never holds it itself. */
export const SECRET = "__SECRET__";

/** One call of one operation, as a sample in any language writes it. */
export type SampleCall = ReturnType<typeof sampleCall>;

/** The call that a description's own examples make: every required parameter, and each other that says more than its default. */
export function sampleCall({ document }: Described, { way, operation }: Endpoint) {
  const { url: baseUrl } = serversOf(document)[0]!;
  const origin = baseUrl.replace(/\/$/, "");
  const content = operation.requestBody?.content["application/json"];
  const [example] = Object.values(content?.examples ?? {});
  const body = example && (follow(document, example).value as Record<string, unknown>);
  const query = (operation.parameters ?? []).flatMap((one) => queryField(document, one));
  const headers: Record<string, string> = { Accept: "application/json" };
  const schemes = Object.entries(document.components.securitySchemes ?? {});
  const bearer = schemes.some(([id, { scheme }]) => id === way.security && scheme === "bearer");
  if (bearer) headers["Authorization"] = `Bearer ${SECRET}`;
  // OpenAPI has no scheme for a key in a body, so there it is known by its name.
  const [, { name: key } = {}] =
    schemes.find(
      ([id, { type, name }]) =>
        type === "apiKey" && (id === way.security || (body && name! in body)),
    ) ?? [];
  const secret = bearer ? "token" : key;
  return {
    method: way.method,
    /** Server and path, without a query. */
    url: origin + way.path,
    /** Where the installation answers: what a client is made with. */
    baseUrl: way.path === "/" ? `${origin}/` : baseUrl,
    /** Those beside the type of the body. */
    headers,
    query: key && !body ? [...query, [key, SECRET] as const] : query,
    body: key && body && key in body ? { ...body, [key]: SECRET } : body,
    /** What the secret is called in code (`apiKey`), and in the environment (`API_KEY`). */
    secret:
      secret === undefined
        ? undefined
        : {
            name: secret.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
            variable: nameOf(secret),
          },
  };
}

/** The servers of a description, each by an address that can be read: its variables replaced by what they default to. */
export function serversOf(description: Description): Server[] {
  return (description["servers"] as readonly Server[]).map(({ variables = {}, url, ...rest }) => ({
    ...rest,
    url: url.replace(/\{(\w+)\}/g, (all, name: string) => variables[name]?.default ?? all),
  }));
}

interface Server {
  readonly url: string;
  readonly description?: string;
  readonly variables?: Readonly<Record<string, { readonly default: string }>>;
}

function queryField(document: Description, reference: Parameter) {
  const parameter: Parameter & { readonly example?: unknown } = follow(document, reference);
  const schema = follow(document, parameter.schema);
  const example = parameter.example ?? schema["const"];
  const saysMore = parameter.required || example !== schema["default"];
  if (parameter.in !== "query" || example === undefined || !saysMore) return [];
  return [[parameter.name, example] as const];
}
