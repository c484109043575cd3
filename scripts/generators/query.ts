import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { callsOf, upper } from "./client.ts";
import type { Description } from "./description.ts";

/** The entry for TanStack Query: which methods read, and which do not. */
export function queryModules(
  catalogue: Catalogue,
  description: Description,
  client: string,
): Record<string, string> {
  const names = (isRead: boolean) =>
    callsOf(catalogue, description)
      .filter(({ effect }) => (effect === "reads") === isRead)
      .map(({ entry }) => JSON.stringify(entry.operation.operationId));
  const scope = `[${JSON.stringify(catalogue.api)}, ...(installation ? [installation] : [])]`;
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
