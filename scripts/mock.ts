import type { Command } from "commander";
import { apiNames, loadApi } from "../contract-tests/apis/discover.ts";
import type { Api } from "../contract-tests/engine/api.ts";
import { UsageError } from "../contract-tests/engine/errors.ts";
import { nameOf, Secrets } from "../contract-tests/engine/secrets.ts";
import { baseUrlOf } from "../contract-tests/mock/served.ts";
import { exampleOf } from "../contract-tests/engine/example.ts";
import { measureParity, parityLines } from "../contract-tests/mock/parity.ts";
import { ProxyReport } from "../contract-tests/mock/proxy-report.ts";
import { startProxy } from "../contract-tests/mock/proxy.ts";
import { listOf } from "../contract-tests/mock/samples.ts";
import { startMock } from "../contract-tests/mock/start.ts";
import { baseUrlProblem } from "../contract-tests/target-file/base-url.ts";
import { sourcesOf } from "./described.ts";
import { bundle, describedApis } from "./generators/bundle.ts";
import { chosenApis, placeOf, servingCommand, untilStopped, type Place } from "./serving.ts";

interface Options extends Place {
  readonly list?: true;
  readonly parity?: true;
  readonly proxy?: string;
  readonly watch: boolean;
}

/** `mock`: serves the documented examples of one API or of all. */
export function mockCommand(end: (status: number) => void): Command {
  return servingCommand("mock", describedApis())
    .description("serve the documented examples, any variant on demand; remembers nothing")
    .option("--list", "print every variant with a curl line that asks for it, and end")
    .option("--parity", "hold the mocks against the engine: what they can stand in for, and end")
    .option(
      "--proxy <url>",
      "pass requests on to the installation at that base URL, and judge what it answers",
    )
    .option("--no-watch", "go on with the description of now when it changes")
    .action(async (named: string[], options: Options) => {
      const chosen = chosenApis(named, describedApis());
      if (options.list) await list(chosen, options);
      else if (options.parity) end(await parity(chosen));
      else if (options.proxy !== undefined) end(await proxy(chosen, options.proxy, options));
      else await serve(chosen, options);
    });
}

async function serve(chosen: readonly string[], options: Options): Promise<void> {
  const { watch } = options;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  await untilStopped(
    chosen.map((api, index) => () => {
      return startMock(sourcesOf(api), { ...placeOf(options, index), watch, say });
    }),
    (mocks) => {
      for (const { api, baseUrl, curl } of mocks) {
        process.stdout.write(`${api.padEnd(10)} ${baseUrl}\n           ${curl}\n`);
      }
    },
  );
}

async function list(chosen: readonly string[], options: Options): Promise<void> {
  for (const [index, api] of chosen.entries()) {
    const described = await sourcesOf(api)[0].read();
    const { port, host = "127.0.0.1" } = placeOf(options, index);
    const variable = `${nameOf(api)}_MOCK`;
    const secrets = new Secrets();
    let origin = `http://${host}:${port}`;
    if (port === undefined) {
      origin = "http://mock.invalid";
      secrets.add(variable, origin);
      process.stdout.write(
        `# export ${variable}=http://HOST:PORT as the mock prints it, or give --port\n`,
      );
    }
    for (const { variant, curl } of listOf(described, baseUrlOf(described, origin), secrets)) {
      const { id, provenance, summary } = variant;
      process.stdout.write(`# ${id} (${provenance}): ${summary}\n${curl}\n`);
    }
  }
}

async function parity(chosen: readonly string[]): Promise<number> {
  let drifted = false;
  for (const name of chosen) {
    const api = await judgeOf(name, "--parity");
    const written = await bundle(name);
    const measured = await measureParity(api, sourcesOf(name)[0], (variant) =>
      exampleOf(written, variant),
    );
    drifted ||= measured.variants.some(({ findings }) => findings.length > 0);
    for (const line of parityLines(name, measured)) process.stdout.write(`${line}\n`);
  }
  return drifted ? 1 : 0;
}

async function judgeOf(name: string, option: string): Promise<Api> {
  if (apiNames().includes(name)) return loadApi(name);
  throw new UsageError(`${option}: there is no folder contract-tests/apis/${name}; make it`);
}

async function proxy(
  chosen: readonly string[],
  upstream: string,
  options: Options,
): Promise<number> {
  const [name = "", ...others] = chosen;
  if (others.length > 0) {
    throw new UsageError(`--proxy needs one API: say mock ${chosen.join(" or mock ")} with it`);
  }
  const wrong = baseUrlProblem(upstream);
  if (wrong) throw new UsageError(`--proxy: the base URL ${wrong.what}; ${wrong.remedy}`);
  const api = await judgeOf(name, "--proxy");
  const report = new ProxyReport();
  await untilStopped(
    [
      () =>
        startProxy(api, sourcesOf(name)[0], {
          ...placeOf(options, 0),
          upstream,
          seen: (seen) => {
            for (const line of report.linesOf(seen)) process.stdout.write(`${line}\n`);
          },
        }),
    ],
    ([running]) => {
      process.stderr.write(`${name}: let the app take ${running?.baseUrl} for its base URL\n`);
    },
  );
  process.stdout.write(`${report.summary()}\n`);
  return report.findings > 0 ? 1 : 0;
}
