import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { readReport } from "../../contract-tests/report/json.ts";
import { present } from "../../contract-tests/report/words.ts";
import { costOfCommand, middleOf, row, type Cost, type Row } from "./measure.ts";
import { sandboxes, type Bench, type Stand } from "./runs.ts";

/** A hundred targets have to be verified in so many seconds, by one process in so many megabytes. */
const MOST = { targets: 100, seconds: 60, megabytes: 400 };

/** `verify` with both tools on fleets, of each API in turn, whose answers take their time. */
export async function fleetRows(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const latency of [0, 20, 100]) {
    for (const count of [1, 10, 100]) {
      const cost = await costOfFleet(bench, count, { latency });
      const isHeld = count === MOST.targets && latency === 0;
      rows.push(fleetRow({ Latency: `${latency} ms` }, count, cost, isHeld ? MOST : {}));
    }
  }
  return rows;
}

/** A hundred targets of which ten never answer, and a thousand in ten shards, one after the other. */
export async function largeRows(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  await using fleet = await sandboxes(bench.apis, 1_000);
  for (let index = 1; index <= 10; index++) {
    const shard = `${index}/10`;
    const cost = await costOfTargets(bench, fleet.targets, { options: ["--shard", shard] });
    const { targets } = await readReport(join(bench.folder, "fleet/report.json"));
    const { megabytes } = MOST;
    rows.push(fleetRow({ Part: `shard ${shard}` }, targets.length, cost, { megabytes }));
  }
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  // What may write at one address would take turns.
  const hanging = fleet.targets.slice(0, 10).map((target, index) => {
    return { ...target, baseUrl: `http://127.0.0.1:${port}/${index}/` };
  });
  const alone = await costOfTargets(bench, hanging, { status: 2 });
  rows.push(fleetRow({ Part: "none of which answers" }, 10, alone));
  const most = { ...MOST, seconds: MOST.seconds + alone.seconds };
  const all = [...hanging, ...fleet.targets.slice(10, 100)];
  const cost = await costOfTargets(bench, all, { status: 2 });
  rows.push(fleetRow({ Part: "10 of which do not answer" }, 100, cost, most));
  silent.closeAllConnections();
  silent.close();
  return rows;
}

function fleetRow(
  first: Readonly<Record<string, string>>,
  count: number,
  { seconds, cpu, megabytes }: Cost,
  most: { readonly seconds?: number; readonly megabytes?: number } = {},
): Row {
  const cells = {
    ...first,
    Targets: String(count),
    Time: `${seconds.toFixed(1)} s`,
    "For each": `${(seconds / count).toFixed(2)} s`,
    Processor: `${cpu.toFixed(1)} s`,
    Memory: `${megabytes.toFixed(0)} MB`,
  };
  const isKept = seconds <= (most.seconds ?? Infinity) && megabytes <= (most.megabytes ?? Infinity);
  const bar = present(
    most.seconds !== undefined && `${most.seconds.toFixed(0)} s`,
    most.megabytes !== undefined && `${most.megabytes} MB`,
  );
  const said = `${count} targets take ${cells.Time} and ${cells.Memory}`;
  return row(cells, bar.join(", "), isKept, said);
}

/** The same at 50 requests a minute for each target: many take hardly longer than one. */
export async function paceRows(bench: Bench): Promise<Row[]> {
  const paced = (count: number) => costOfFleet(bench, count, { requestsPerMinute: 50 });
  const [one, many] = [await paced(1), await paced(20)];
  const ratio = many.seconds / one.seconds;
  const said = `at 50 requests a minute, 20 targets take ${ratio.toFixed(2)} times of one`;
  const cellsOf = (count: number, { seconds }: Cost, beside: string) => {
    return { Targets: String(count), Time: `${seconds.toFixed(0)} s`, "Beside one": beside };
  };
  return [
    row(cellsOf(1, one, "")),
    row(cellsOf(20, many, ratio.toFixed(2)), "1.15", ratio <= 1.15, said),
  ];
}

async function costOfFleet(bench: Bench, count: number, stand: Stand): Promise<Cost> {
  await using fleet = await sandboxes(bench.apis, count, stand);
  return await costOfTargets(bench, fleet.targets);
}

async function costOfTargets(
  { folder, signal }: Bench,
  targets: readonly object[],
  { options = [] as readonly string[], status = 0 } = {},
): Promise<Cost> {
  const [file, report] = [join(folder, "fleet.json"), join(folder, "fleet")];
  await writeFile(file, JSON.stringify({ targets }));
  await rm(report, { recursive: true, force: true });
  const argv = ["verify", "--targets", file, "--report", report, ...options];
  return await costOfCommand(argv, signal, status);
}

/** What each verb takes to say how it is used, and `verify` to say what it would send. */
export async function verbRows(bench: Bench): Promise<Row[]> {
  const cellsOf = async (what: string, argv: readonly string[]) => {
    const measure = async () => {
      const cost = await costOfCommand(argv, bench.signal);
      return { ...cost, ratio: cost.cpu };
    };
    const { seconds, cpu } = await middleOf(bench.runs, measure, 0);
    const cells = {
      Command: what,
      Time: `${seconds.toFixed(2)} s`,
      Processor: `${cpu.toFixed(2)} s`,
    };
    return { cells, cpu };
  };
  const rows: Row[] = [];
  const { printed } = await costOfCommand(["--help"], bench.signal);
  for (const [, verb = ""] of printed.matchAll(/^  (?!help\b)([a-z-]+) /gm)) {
    rows.push(row((await cellsOf(`${verb} --help`, [verb, "--help"])).cells));
  }
  for (const api of bench.apis) {
    await using stand = await sandboxes([api], 1);
    const file = join(bench.folder, "plan.json");
    await writeFile(file, JSON.stringify({ targets: stand.targets }));
    const what = `verify --plan, ${api.title}`;
    const { cells, cpu } = await cellsOf(what, ["verify", "--targets", file, "--plan"]);
    rows.push(row(cells, "1 s", cpu <= 1, `${what}: ${cells.Processor} of the processor`));
  }
  return rows;
}
