import type { SampleCall } from "./sample-call.ts";

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
  { method, baseUrl, query, body, secret }: SampleCall,
  { module, create, method: name, success, constants }: ClientNames,
): string {
  const own = new Set([...constants, secret?.parameter]);
  const given = Object.entries({ ...query, ...body }).filter(([key]) => !own.has(key));
  const options = [
    `  baseUrl: ${JSON.stringify(baseUrl)},`,
    ...(secret ? [`  ${secret.name}: process.env.${secret.variable}!,`] : []),
    ...(constants.length > 0 && method === "GET" ? ['  method: "GET",'] : []),
  ];
  return [
    `import { ${create} } from "${module}";`,
    "",
    `const client = ${create}({`,
    ...options,
    "});",
    "",
    ...(given.length === 0
      ? [`const answer = await client.${name}();`]
      : given.length === 1
        ? [`const answer = await client.${name}({ ${written(given[0]!)} });`]
        : [
            `const answer = await client.${name}({`,
            ...given.map((one) => `  ${written(one)},`),
            "});",
          ]),
    `if (answer.variant === "${success}") console.log(answer.body);`,
    "else console.error(answer.variant, answer.message);",
  ].join("\n");
}

function written([name, value]: readonly [string, unknown]): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return `${key}: ${JSON.stringify(value)}`;
}
