import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { apiNames } from "../../contract-tests/apis/discover.ts";
import { root } from "../root.ts";
import { callsBesideFetch } from "./client-calls.ts";
import { barOf, sizeOf } from "./client-size.ts";
import { rivalSizes } from "./rival-clients.ts";

/** The most that a call may cost, as a multiple of bare `fetch`. */
const CALL_BAR = 1.1;

/** What the clients weigh and what a call costs, as lines; `rivals` downloads other generators and measures theirs. */
export async function clientBenchmark({ rivals }: { readonly rivals: boolean }): Promise<string[]> {
  const lines: string[] = [];
  const module = (path: string): URL => pathToFileURL(join(root, path));
  const alone = await sizeOf(module("node_modules/openapi-fetch/dist/index.mjs"), "{ default }");
  lines.push(`openapi-fetch alone: ${alone} B`);
  for (const api of apiNames()) {
    const bar = await barOf(api);
    const own = await sizeOf(module(`generated/${api}/index.js`));
    lines.push(
      `${api}, openapi-fetch included: ${own} B${bar === undefined ? "" : ` (bar ${bar} B)`}`,
    );
    for (const [name, size] of Object.entries(rivals ? await rivalSizes(api) : {})) {
      const weight = size === undefined ? "what it makes is not valid TypeScript" : `${size} B`;
      lines.push(`${api} by ${name}: ${weight}`);
    }
  }
  const { name, call, bare, ratio } = await callsBesideFetch(apiNames()[0]!);
  return [
    ...lines,
    `client.${name}(): ${call.toFixed(0)} µs`,
    `bare fetch, json(): ${bare.toFixed(0)} µs`,
    `a call beside bare fetch: ${ratio.toFixed(3)} (bar ${CALL_BAR})`,
  ];
}
