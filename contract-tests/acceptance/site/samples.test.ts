import { globSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../../scripts/root.ts";
import { generatedDescription } from "../../../scripts/described.ts";
import { SAMPLE_LANGUAGES, samplesOf } from "../../../scripts/site/samples.ts";
import { serversOf } from "../../../scripts/site/sample-call.ts";
import { apiNames, loadApi } from "../../apis/discover.ts";
import type { Api } from "../../engine/api.ts";
import { runBash } from "../pipelines/shell.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";

/** Those of one operation. */
type Samples = ReturnType<typeof samplesOf>;

/** A sandbox, and what its samples need to be run against it. */
interface Bench {
  readonly api: Api;
  readonly sandbox: Sandbox;
  /** Those of each operation, by `operationId`. */
  readonly samples: Readonly<Record<string, Samples>>;
  /** The operation's name in the catalogue, by `operationId`. */
  readonly names: ReadonlyMap<string, string>;
  readonly env: Readonly<Record<string, string>>;
  /** Points a sample at the sandbox. */
  readonly here: (source: string) => string;
}

describe.each(apiNames())("the samples of %s", (name) => {
  let bench: Bench;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "access-contracts-samples-"));
    bench = await benchOf(await loadApi(name));
  });
  afterAll(async () => {
    await bench?.sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The operations, by `operationId`, to which an answer came that none of their variants is. */
  function unknownAnswers(answers: Readonly<Record<string, string>>) {
    const { api, names } = bench;
    const unknown = Object.entries(answers).filter(([operationId, answer]) => {
      const own = Object.entries(api.catalogue.variants).filter(
        ([, { operation }]) => operation === names.get(operationId),
      );
      return !own.some(([key]) => api.validators[key]?.(parsed(answer)));
    });
    return Object.fromEntries(unknown);
  }

  test("curl: every one is answered by a variant of its operation", async () => {
    const { samples, env, here } = bench;
    const answers: Record<string, string> = {};
    for (const [operationId, own] of Object.entries(samples)) {
      const script = here(sampleIn(own, "curl")).replace("curl ", "curl --silent ");
      answers[operationId] = (await runBash(script, { cwd: folder, env })).log;
    }
    expect(unknownAnswers(answers)).toEqual({});
  });

  test(
    "Kotlin: every one compiles, and is answered by a variant of its operation",
    { timeout: 0 },
    async ({ skip }) => {
      const jars = globSync(join(root, "node_modules/.cache/ecosystem/kotlin-libraries/*.jar"));
      skip(jars.length === 0, "npm run ecosystem -- --only kotlin-gson brings Kotlin and OkHttp");
      const { samples, env, here } = bench;
      const names = Object.keys(samples);
      for (const [name, own] of Object.entries(samples)) {
        const source = `package ${name}\n${here(sampleIn(own, "Kotlin"))}`;
        await writeFile(join(folder, `${name}.kt`), source);
      }
      const calls = names.map((name) => `${name}.main()\n`).join("");
      await writeFile(join(folder, "All.kt"), `fun main() {\n${calls}}\n`);
      const path = jars.join(delimiter);
      const compiler = "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler -nowarn -no-stdlib -no-reflect";
      const compile = `java -cp ${path} ${compiler} -cp ${path} -d classes *.kt`;
      expect(await runBash(compile, { cwd: folder, env })).toEqual({ status: 0, log: "" });
      const { log } = await runBash(`java -cp classes:${path} AllKt`, { cwd: folder, env });
      const bodies = log.trim().split(/^\d+ /m).slice(1);
      expect(bodies).toHaveLength(names.length);
      expect(
        unknownAnswers(Object.fromEntries(names.map((name, at) => [name, bodies[at]!]))),
      ).toEqual({});
    },
  );

  test("TypeScript: every one runs, and names the variant that came", async () => {
    const { samples, env, here } = bench;
    const wrong: string[] = [];
    for (const [operationId, own] of Object.entries(samples)) {
      const file = join(folder, `${operationId}.ts`);
      const module = pathToFileURL(join(root, "generated", name, "index.js")).href;
      const source = here(sampleIn(own, "TypeScript"));
      await writeFile(file, source.replace(`"access-contracts/${name}"`, JSON.stringify(module)));
      const { status, log } = await runBash(`node ${file}`, { cwd: folder, env });
      if (status !== 0 || log === "" || /undocumented|TypeError/.test(log)) {
        wrong.push(`${operationId}: ${log}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("there is one in each language for each way to call an operation", () => {
    const { api, samples } = bench;
    const ways = Object.values(api.catalogue.operations).flatMap((operation) => operation.ways);
    expect(Object.keys(samples)).toHaveLength(ways.length);
    for (const own of Object.values(samples)) {
      expect(own.map(({ label }) => label)).toEqual(SAMPLE_LANGUAGES);
    }
  });
});

async function benchOf(api: Api): Promise<Bench> {
  const own = await generatedDescription(api.name);
  const sandbox = await api.startSandbox();
  const shown = serversOf(own.document)[0]!.url.replace(/\/$/, "");
  const here = (source: string) => source.replaceAll(shown, sandbox.baseUrl.replace(/\/$/, ""));
  return {
    api,
    sandbox,
    samples: Object.fromEntries(
      own.endpoints.map((one) => [one.operation.operationId, samplesOf(own, one)]),
    ),
    names: new Map(own.endpoints.map(({ name, operation }) => [operation.operationId, name])),
    env: await secretsOf(api, sandbox),
    here,
  };
}

/** The environment of someone who runs a sample: a fresh token, or the key. */
async function secretsOf(api: Api, { target, baseUrl }: Sandbox): Promise<Record<string, string>> {
  if (typeof target["apiKey"] === "string") return { API_KEY: target["apiKey"] };
  const [active] = Object.values(target["personas"] as Record<string, object>);
  const response = await fetch(
    `${baseUrl}${api.catalogue.operations["createToken"]!.ways[0]!.path}`,
    {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/json" },
      body: JSON.stringify({ ...active, device_name: "samples" }),
    },
  );
  return { TOKEN: ((await response.json()) as { token: string }).token };
}

function sampleIn(samples: Samples, label: string): string {
  return samples.find((sample) => sample.label === label)!.source;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
