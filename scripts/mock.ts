import { apiNames, loadApi } from "../contract-tests/apis/discover.ts";
import type { Api } from "../contract-tests/engine/api.ts";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { exampleOf } from "../contract-tests/engine/description/example.ts";
import { nameOf, Secrets } from "../contract-tests/engine/secrets/secrets.ts";
import { ProxyReport, startProxy, type Seen } from "../contract-tests/mock/proxy.ts";
import { listOf } from "../contract-tests/mock/samples.ts";
import { baseUrlOf } from "../contract-tests/mock/served.ts";
import { startMock } from "../contract-tests/mock/start.ts";
import { baseUrlProblem } from "../contract-tests/target-file/front-door.ts";
import { mockedApis, sourcesOf, writtenDescription } from "./described.ts";
import { servingCommand } from "./options.ts";
import { chosenOf, placeOf, untilStopped, type Place } from "./serving.ts";

/** `mock`: serves the documented examples of one API or of all. */
export const command = servingCommand("mock", mockedApis())
  .description("serve the documented examples, any variant on demand; remembers nothing")
  .option("--list", "print every variant with a curl line that asks for it, and end")
  .option("--parity", "compare the mocks with the engine, say what they can stand in for, and end")
  .option(
    "--proxy <url>",
    "pass requests on to the installation at that base URL, and judge what it answers",
  )
  .option("--no-watch", "don't reload the description when it changes")
  .action(async (named, { list, parity, proxy, watch, ...where }) => {
    const chosen = chosenOf(named, mockedApis());
    if (list) for (const [index, api] of chosen.entries()) await printList(api, where, index);
    else if (parity) for (const api of chosen) await printParity(api);
    else if (proxy !== undefined) await judgeTraffic(chosen, proxy, where);
    else await serve(chosen, where, watch);
  });

const print = (line: string) => process.stdout.write(`${line}\n`);
const say = (line: string) => process.stderr.write(`${line}\n`);

async function serve(chosen: readonly string[], where: Place, watch: boolean): Promise<void> {
  const starts = chosen.map((api, index) => () => {
    return startMock(sourcesOf(api), { ...placeOf(where, index), watch, say });
  });
  await untilStopped(starts, (mocks) => {
    for (const { api, baseUrl, curl } of mocks) {
      print(`${api.padEnd(10)} ${baseUrl}\n           ${curl}`);
    }
  });
}

async function printList(api: string, where: Place, index: number): Promise<void> {
  const served = await sourcesOf(api)[0].read();
  const { port, host } = placeOf(where, index);
  const secrets = new Secrets();
  let origin = `http://${host}:${port}`;
  if (port === 0) {
    // Shown as a variable, as secrets are.
    const variable = `${nameOf(api)}_MOCK`;
    origin = "http://mock.invalid";
    secrets.add(variable, origin);
    print(`# export ${variable}=http://HOST:PORT as the mock prints it, or give --port`);
  }
  for (const { variant, curl } of listOf(served, baseUrlOf(served, origin), secrets)) {
    print(`# ${variant.id} (${variant.provenance}): ${variant.summary}\n${curl}`);
  }
}

/** Status 1 if the mock answers anything otherwise than it is written. */
async function printParity(name: string): Promise<void> {
  const api = await judgeOf(name, "--parity");
  // Verifying needs much code that a mock does not.
  const { measureParity, parityLines } = await import("../contract-tests/mock/parity.ts");
  const written = await writtenDescription(name);
  const measured = await measureParity(api, sourcesOf(name)[0], (variant) =>
    exampleOf(written, variant),
  );
  if (measured.variants.some(({ findings }) => findings.length > 0)) process.exitCode = 1;
  for (const line of parityLines(name, measured)) print(line);
}

async function judgeOf(name: string, option: string): Promise<Api> {
  if (apiNames().includes(name)) return loadApi(name);
  throw new UsageError(`${option}: there is no folder contract-tests/apis/${name}; make it`);
}

/** Status 1 if the installation answers anything otherwise than documented. */
async function judgeTraffic(chosen: string[], upstream: string, where: Place): Promise<void> {
  const [name = "", ...others] = chosen;
  if (others.length > 0) {
    throw new UsageError(`--proxy needs one API: say mock ${chosen.join(" or mock ")} with it`);
  }
  const wrong = baseUrlProblem(upstream);
  if (wrong) throw new UsageError(`--proxy: the base URL ${wrong.what}; ${wrong.remedy}`);
  const api = await judgeOf(name, "--proxy");
  const report = new ProxyReport();
  const options = {
    ...placeOf(where, 0),
    upstream,
    seen: (seen: Seen) => report.linesOf(seen).forEach(print),
  };
  await untilStopped([() => startProxy(api, sourcesOf(name)[0], options)], ([running]) => {
    say(`${name}: let the app take ${running?.baseUrl} for its base URL`);
  });
  print(report.summary());
  if (report.findings > 0) process.exitCode = 1;
}
