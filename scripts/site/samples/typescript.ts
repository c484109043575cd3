import { code } from "./code.ts";
import type { Field, SampleCall } from "./sample-call.ts";

/** What the package `access-contracts` calls things for one operation. */
export interface ClientNames {
  /** The module, such as `access-contracts/vpnscript`. */
  readonly module: string;
  /** The function that makes a client. */
  readonly create: string;
  readonly method: string;
  /** The variant that the caller hopes for. */
  readonly success: string;
  /** Parameters that the client fills in by itself. */
  readonly constants: readonly string[];
}

/** The call by the generated client: the hoped-for variant first, every other by its name. */
export function typescriptSample(
  { method, baseUrl, query, body = [], secret }: SampleCall,
  { module, create, method: name, success, constants }: ClientNames,
): string {
  const given = [...query, ...body]
    .filter(([key, value]) => !constants.includes(key) && value !== secret)
    .map(written);
  return code(
    `import { ${create} } from "${module}";`,
    "",
    `const client = ${create}({`,
    `  baseUrl: ${JSON.stringify(baseUrl)},`,
    secret && `  ${secret.name}: process.env.${secret.variable}!,`,
    constants.length > 0 && method === "GET" && '  method: "GET",',
    "});",
    "",
    given.length === 0 && `const answer = await client.${name}();`,
    given.length === 1 && `const answer = await client.${name}({ ${given[0]} });`,
    given.length > 1 && [
      `const answer = await client.${name}({`,
      ...given.map((one) => `  ${one},`),
      "});",
    ],
    `if (answer.variant === "${success}") console.log(answer.body);`,
    "else console.error(answer.variant, answer.message);",
  );
}

function written([name, value]: Field): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return `${key}: ${JSON.stringify(value)}`;
}
