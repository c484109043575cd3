import type { Catalogue } from "../../contract-tests/engine/catalogue.ts";
import { statusOfNone } from "../../contract-tests/engine/example.ts";
import { callsOf } from "./client.ts";
import type { Description } from "./description.ts";

/** The entry for MSW: a table of the documented answers, and the handlers that the hand-written part makes of it. */
export function mswModules(
  catalogue: Catalogue,
  description: Description,
  client: string,
): Record<string, string> {
  const rows = callsOf(catalogue, description).map(({ entry, ways, answers }) => {
    const variants = entry.answers.map(({ name, status, mediaType, headers, example }) => {
      const given = [
        ...(mediaType === "application/json" ? [] : [["Content-Type", mediaType]]),
        ...Object.entries(headers).map(([header, one]) => [header, String(one.example ?? "")]),
      ];
      const described = {
        status: status === "default" ? statusOfNone(answers) : Number(status),
        headers: given.length > 0 ? (Object.fromEntries(given) as object) : undefined,
        body: example.value,
      };
      return `      ${JSON.stringify(name)}: ${JSON.stringify(described)},\n`;
    });
    return `  ${entry.operation.operationId}: {
    path: ${JSON.stringify(entry.path)},
    methods: ${JSON.stringify(ways.map(({ method }) => method))},
    constants: ${JSON.stringify(ways[0]!.constants)},
    variants: {
${variants.join("")}    },
  },
`;
  });
  return {
    "msw.js": `import { handlersOf } from "../runtime/msw.js";

const operations = {
${rows.join("")}};

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
