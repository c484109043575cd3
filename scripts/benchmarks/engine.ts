// A program that is measured: the engine on some targets, or a loop that sends what it has sent.
import { readFile, writeFile } from "node:fs/promises";
import { everyApi } from "../../contract-tests/apis/discover.ts";
import type { WireRequest } from "../../contract-tests/engine/exchange/exchange.ts";
import { check, exercise } from "../../contract-tests/engine/exercise.ts";
import { Secrets } from "../../contract-tests/engine/secrets/secrets.ts";
import type { Target } from "../../contract-tests/engine/transport/target.ts";
import { Transport } from "../../contract-tests/engine/transport/transport.ts";
import { select } from "../../contract-tests/engine/work.ts";

const [side, name, file] = process.argv.slice(2) as [string, string, string];
const { targets, sent } = JSON.parse(await readFile(file, "utf8")) as {
  targets: Target[];
  sent: WireRequest[][];
};
const api = (await everyApi())[name]!;
const { variants, rules } = select(api);

/** All variants and rules one after the other; gives back what was sent. */
async function exerciseAll(target: Target): Promise<WireRequest[]> {
  const requests: WireRequest[] = [];
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 1_000_000 });
  transport.observe(({ request }) => void requests.push(request));
  const session = api.connect(target, transport, new Secrets());
  for (const variant of variants) await exercise(session, variant);
  for (const rule of rules) await check(session, rule);
  return requests;
}

/** Sends the same, and reads the answers as text. */
async function sendAll(requests: readonly WireRequest[]): Promise<void> {
  for (const { method, url, headers, body = null } of requests) {
    const response = await fetch(url, { method, headers, redirect: "manual", body });
    await response.text();
  }
}

const [started, before] = [performance.now(), process.cpuUsage()];
const all: WireRequest[][] = [];
if (side === "bare") for (const requests of sent) await sendAll(requests);
else for (const target of targets) all.push(await exerciseAll(target));
// Without what it takes to load the engine, which the other side does not use.
const { user, system } = process.cpuUsage(before);
process.stdout.write(`${(performance.now() - started) / 1000} ${(user + system) / 1e6}`);
if (side !== "bare") await writeFile(file, JSON.stringify({ targets, sent: all }));
