import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { costOfCommand, middleOf, row, type Cost, type Row } from "./measure.ts";
import { sandboxes, type Bench, type Stand } from "./runs.ts";

/** A hundred targets have to be verified in so many seconds, by one process in so many megabytes. */
const MOST = { targets: 100, seconds: 60, megabytes: 400 };

/** `verify` with both tools on fleets, of each API in turn, whose answers take their time. */
export async function fleetRows(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const latency of [0, 20, 100]) {
    for (const count of [1, 10, 100]) {
      const { seconds, cpu, megabytes } = await costOfFleet(bench, count, { latency });
      const cells = {
        Latency: `${latency} ms`,
        Targets: String(count),
        Time: `${seconds.toFixed(1)} s`,
        "For each": `${(seconds / count).toFixed(2)} s`,
        Processor: `${cpu.toFixed(1)} s`,
        Memory: `${megabytes.toFixed(0)} MB`,
      };
      const isKept = seconds <= MOST.seconds && megabytes <= MOST.megabytes;
      const said = `${count} targets take ${cells.Time} and ${cells.Memory}`;
      const bar = `${MOST.seconds} s, ${MOST.megabytes} MB`;
      const isHeld = count === MOST.targets && latency === 0;
      rows.push(isHeld ? row(cells, bar, isKept, said) : row(cells));
    }
  }
  return rows;
}

/** The same at 50 requests a minute for each target: many take hardly longer than one. */
export async function paceRows(bench: Bench): Promise<Row[]> {
  const paced = (count: number) => costOfFleet(bench, count, { requestsPerMinute: 50 });
  const [one, many] = [await paced(2), await paced(20)];
  const ratio = many.seconds / one.seconds;
  const said = `at 50 requests a minute, 20 targets take ${ratio.toFixed(2)} times of one of each API`;
  const cellsOf = (count: number, { seconds }: Cost, beside: string) => {
    return { Targets: String(count), Time: `${seconds.toFixed(0)} s`, "Beside one": beside };
  };
  return [
    row(cellsOf(2, one, "")),
    row(cellsOf(20, many, ratio.toFixed(2)), "1.15", ratio <= 1.15, said),
  ];
}

async function costOfFleet(bench: Bench, count: number, stand: Stand): Promise<Cost> {
  await using fleet = await sandboxes(bench.apis, count, stand);
  const [file, report] = [join(bench.folder, "fleet.json"), join(bench.folder, "fleet")];
  await writeFile(file, JSON.stringify({ targets: fleet.targets }));
  await rm(report, { recursive: true, force: true });
  return await costOfCommand(["verify", "--targets", file, "--report", report], bench.signal);
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
  for (const [, verb = ""] of printed.matchAll(/^  (?!help\b)([a-z]+) /gm)) {
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
