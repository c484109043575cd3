import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { apiNames } from "../../contract-tests/apis/discover.ts";
import { exampleOf } from "../../contract-tests/engine/example.ts";
import { generatedDescription } from "../described.ts";
import { root } from "../root.ts";
import { middleOf } from "./measure.ts";

/** The most that a call may cost, as a multiple of bare `fetch`. */
const CALL_BAR = 1.1;
const CALL_BAR_WITHOUT_LENGTH = 1.2;

/** Generators of other clients at the versions that were measured, each with its command and what it writes. */
const RIVALS = [
  ["@hey-api/openapi-ts@0.95.0", "openapi-ts -o hey-api -i", "hey-api/index.ts"],
  ["orval@7.13.2", "orval --output orval.ts --client fetch --input", "orval.ts"],
] as const;

/** What the clients weigh and what a call costs, as lines; `rivals` downloads other generators and weighs theirs. */
export async function clientLines({ rivals }: { readonly rivals: boolean }): Promise<string[]> {
  const alone = await sizeOf("scripts/benchmarks/openapi-fetch.js");
  const lines = [`openapi-fetch alone: ${alone} B`];
  for (const api of apiNames()) {
    const bar = await barOf(api);
    const own = await sizeOf(`generated/${api}/index.js`);
    const most = bar === undefined ? "" : ` (bar ${bar} B)`;
    lines.push(`${api}, all operations: ${own} B${most}`);
    if (rivals) lines.push(...(await rivalLines(api)));
  }
  return [...lines, ...(await callLines(apiNames()[0]!))];
}

/** The most that the client of an API may weigh, in bytes: what `bars.json` beside its hand-written part says. */
export async function barOf(api: string): Promise<number | undefined> {
  const file = new URL(`../client/${api}/bars.json`, import.meta.url);
  const text = await readFile(file, "utf8").catch(() => "{}");
  return (JSON.parse(text) as { gzippedBytes?: number }).gzippedBytes;
}

/** Bytes of a module as a browser downloads it: bundled with its imports, minified, gzipped. */
export async function sizeOf(path: string): Promise<number> {
  const { build } = await import("rolldown");
  const { output } = await build({
    cwd: root,
    input: path,
    platform: "browser",
    logLevel: "silent",
    write: false,
    output: { minify: true },
  });
  const code = output.map((built) => ("code" in built ? built.code : "")).join("");
  return gzipSync(code, { level: 9 }).length;
}

/** The sizes of what other generators make of the same description. Asks the npm registry. */
async function rivalLines(api: string): Promise<string[]> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "rivals-"));
  const run = (command: string, ...argv: string[]) =>
    promisify(execFile)(command, argv, { cwd: folder.path });
  await writeFile(join(folder.path, "package.json"), '{ "private": true }');
  const packages = RIVALS.map(([name]) => name);
  await run("npm", "install", "--no-audit", "--ignore-scripts", ...packages, "typescript@5.9.3");
  const lines: string[] = [];
  for (const [name, command, entry] of RIVALS) {
    const input = join(root, "generated", api, "openapi.json");
    await run("npx", "--no-install", ...command.split(" "), input);
    const size = await sizeOf(join(folder.path, entry)).catch(() => undefined);
    const weight = size === undefined ? "what it makes is not valid TypeScript" : `${size} B`;
    lines.push(`${api} by ${name.replace(/@(?=[\d.]+$)/, " ")}: ${weight}`);
  }
  return lines;
}

/** A server in a thread of its own, so that its work is not counted as the client's. */
const SERVER = `
  const { createServer } = require("node:http");
  const { parentPort, workerData: { body, hasLength } } = require("node:worker_threads");
  const length = hasLength ? { "content-length": Buffer.byteLength(body) } : {};
  const headers = { "content-type": "application/json", ...length };
  const server = createServer((_, response) => {
    response.writeHead(200, headers);
    if (!hasLength) response.flushHeaders();
    response.end(body);
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

const CALLS_IN_BATCH = 20;

/** What the plainest call of an API costs beside bare `fetch` with the same method and headers, which reads and parses the same answer. */
async function callLines(api: string): Promise<string[]> {
  const { document, endpoints } = await generatedDescription(api);
  const plainest = endpoints.find(({ operation, way }) => {
    return operation.effect === "reads" && way.parameters.length === 0;
  });
  if (!plainest) throw new Error(`${api} has no read without parameters to be measured by`);
  const name = plainest.described.operationId;
  const body = JSON.stringify(exampleOf(document, plainest.variants[0]!));
  const create = await creatorOf(api);
  const lines: string[] = [];
  for (const [hasLength, bar] of [
    [true, CALL_BAR],
    [false, CALL_BAR_WITHOUT_LENGTH],
  ] as const) {
    const server = new Worker(SERVER, { eval: true, workerData: { body, hasLength } });
    try {
      const [port] = (await once(server, "message")) as [number];
      const given = { baseUrl: `http://127.0.0.1:${port}`, token: "1|token" };
      const client = create(given);
      let asked: Parameters<typeof fetch> | undefined;
      await create({ ...given, fetch: (...args) => fetch(...(asked = args)) })[name]!();
      const { signal: _, ...init } = asked![1]!;
      const bare = async () => (await fetch(asked![0], init)).json();
      const { call, bare: alone, ratio } = await besides(() => client[name]!(), bare);
      const how = `${hasLength ? "with" : "without"} Content-Length`;
      lines.push(
        `client.${name}(), ${how}: ${call.toFixed(0)} µs`,
        `bare fetch, json(), ${how}: ${alone.toFixed(0)} µs`,
        `a call beside bare fetch, ${how}: ${ratio.toFixed(3)} (bar ${bar})`,
      );
    } finally {
      await server.terminate();
    }
  }
  return lines;
}

/** The middle of many batches of both, in µs for each; each goes first in every second round. */
async function besides(call: () => Promise<unknown>, bare: () => Promise<unknown>) {
  const batch = async (way: () => Promise<unknown>) => {
    const started = performance.now();
    for (let count = 0; count < CALLS_IN_BATCH; count++) await way();
    return ((performance.now() - started) / CALLS_IN_BATCH) * 1000;
  };
  const batches = async (index: number) => {
    const first = index % 2 === 0 ? await batch(bare) : undefined;
    const called = await batch(call);
    const alone = first ?? (await batch(bare));
    return { call: called, bare: alone, ratio: called / alone };
  };
  return middleOf(300, batches, 10);
}

type Create = (
  options: object & { readonly fetch?: typeof fetch },
) => Record<string, () => Promise<unknown>>;

/** What makes the client of an API. */
async function creatorOf(api: string): Promise<Create> {
  const module = (await import(`../../generated/${api}/index.js`)) as Record<string, Create>;
  const [, create] = Object.entries(module).find(([name]) => /^create\w+Client$/.test(name))!;
  return create;
}
