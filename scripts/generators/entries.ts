import { statusOfNone } from "../../contract-tests/engine/description/example.ts";
import type { Endpoint } from "./catalogue.ts";
import { upper } from "./client.ts";

/** The entry for MSW: a table of the documented answers, and the handlers that the hand-written part makes of it. */
export function mswModules(calls: readonly Endpoint[], client: string): Record<string, string> {
  const operations = calls.map(({ operation, path, listed, answers, variants }) => {
    const rows = answers.map(({ name, status, mediaType, headers, example }) => {
      const given = [
        ...(mediaType === "application/json" ? [] : [["Content-Type", mediaType]]),
        ...Object.entries(headers).map(([header, one]) => [header, String(one.example ?? "")]),
      ];
      const described = {
        status: status === "default" ? statusOfNone(variants) : Number(status),
        headers: given.length > 0 ? (Object.fromEntries(given) as object) : undefined,
        body: example.value,
      };
      return `      ${JSON.stringify(name)}: ${JSON.stringify(described)},\n`;
    });
    return `  ${operation.operationId}: {
    path: ${JSON.stringify(path)},
    methods: ${JSON.stringify(listed.ways.map(({ method }) => method))},
    constants: ${JSON.stringify(listed.ways[0]!.constants)},
    variants: {
${rows.join("")}    },
  },
`;
  });
  return {
    "msw.js": `import { handlersOf } from "../runtime/msw.js";

const operations = {
${operations.join("")}};

export const handlersAt = (baseUrl) => handlersOf(operations, baseUrl);
export const handlers = handlersAt("*");
`,
    "msw.d.ts": `import type { Handlers } from "../runtime/msw.js";
import type { ${client}Methods } from "./operations.js";

/** MSW handlers of one installation, at the base URL that its client has. */
export declare const handlersAt: (baseUrl: string) => Handlers<${client}Methods>;
/** MSW handlers by operation, for an installation at any URL: \`handlers.operation("variant")\`. */
export declare const handlers: Handlers<${client}Methods>;
export type { AnswerOptions, HandlerOf, Handlers, Resolver } from "../runtime/msw.js";
`,
  };
}

/** The entry for TanStack Query: which methods read, and which do not. */
export function queryModules(
  calls: readonly Endpoint[],
  api: string,
  client: string,
): Record<string, string> {
  const names = (isRead: boolean) =>
    calls
      .filter(({ listed }) => (listed.effect === "reads") === isRead)
      .map(({ operation }) => JSON.stringify(operation.operationId));
  const scope = `[${JSON.stringify(api)}, ...(installation ? [installation] : [])]`;
  const make = (kind: string, isRead: boolean): string =>
    `export const ${kind} = (client, installation) =>
  ${kind}Of(${scope}, [${names(isRead).join(", ")}], client);\n`;
  const type = (kind: string, isRead: boolean): string =>
    `export declare const ${kind}: <Client extends Partial<${client}Methods>>(
  client: Client,
  installation?: string,
) => ${upper(kind)}<Pick<Client, Extract<keyof Client, ${names(isRead).join(" | ") || "never"}>>>;\n`;
  return {
    "query.js": `import { mutationsOf, queriesOf } from "../runtime/query.js";

${make("queries", true)}${make("mutations", false)}`,
    "query.d.ts": `import type { Mutations, Queries } from "../runtime/query.js";
import type { ${client}Methods } from "./operations.js";

/** Options for TanStack Query: \`useQuery(queries(client).method(parameters))\`. \`installation\` tells one from others in the cache. */
${type("queries", true)}
/** Options for TanStack Query: \`useMutation(mutations(client).method)\`. */
${type("mutations", false)}
export type { MutationOptions, Mutations, Queries, QueryOptions } from "../runtime/query.js";
`,
  };
}
