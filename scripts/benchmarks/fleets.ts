import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { costOfCommand, held, middleOf, type Cost, type Row } from "./measure.ts";
import type { Bench } from "./runs.ts";
import { sandboxes, type Stand } from "./sandboxes.ts";

export const FLEETS_HEAD = [
  "Latency",
  "Targets",
  "Time",
  "For each",
  "Processor",
  "Memory",
  "At most",
  "",
];

/** A hundred targets have to be verified in so many seconds, by one process in so many megabytes. */
const MOST = { targets: 100, seconds: 60, megabytes: 400 };

/** `verify` with both tools on fleets, of each API in turn, whose answers take their time. */
export async function fleetRows(bench: Bench): Promise<Row[]> {
  const rows: Row[] = [];
  for (const latency of [0, 20, 100]) {
    for (const count of [1, 10, 100]) {
      const { seconds, cpu, megabytes } = await costOfFleet(bench, count, { latency });
      const each = `${(seconds / count).toFixed(2)} s`;
      const took = [`${seconds.toFixed(1)} s`, each, `${cpu.toFixed(1)} s`];
      const cells = [`${latency} ms`, String(count), ...took, `${megabytes.toFixed(0)} MB`];
      const isKept = seconds <= MOST.seconds && megabytes <= MOST.megabytes;
      const said = `${count} targets take ${took[0]} and ${megabytes.toFixed(0)} MB`;
      const bar = `${MOST.seconds} s, ${MOST.megabytes} MB`;
      const isHeld = count === MOST.targets && latency === 0;
      rows.push(isHeld ? held(cells, bar, isKept, said) : { cells: [...cells, "", ""] });
    }
  }
  return rows;
}

export const PACE_HEAD = ["Targets", "Time", "Beside one", "At most", ""];

/** The same at 50 requests a minute for each target: many take hardly longer than one. */
export async function paceRows(bench: Bench): Promise<Row[]> {
  const paced = (count: number) => costOfFleet(bench, count, { requestsPerMinute: 50 });
  const [one, many] = [await paced(2), await paced(20)];
  const ratio = many.seconds / one.seconds;
  const said = `at 50 requests a minute, 20 targets take ${ratio.toFixed(2)} times of one of each API`;
  return [
    { cells: ["2", `${one.seconds.toFixed(0)} s`, "", "", ""] },
    held(["20", `${many.seconds.toFixed(0)} s`, ratio.toFixed(2)], "1.15", ratio <= 1.15, said),
  ];
}

async function costOfFleet(bench: Bench, count: number, stand: Stand): Promise<Cost> {
  await using fleet = await sandboxes(bench.apis, count, stand);
  const [file, report] = [join(bench.folder, "fleet.json"), join(bench.folder, "fleet")];
  await writeFile(file, JSON.stringify({ targets: fleet.targets }));
  await rm(report, { recursive: true, force: true });
  return await costOfCommand(["verify", "--targets", file, "--report", report], bench.signal);
}

export const VERBS_HEAD = ["Command", "Time", "Processor", "At most", ""];

/** What each verb takes to say how it is used, and `verify` to say what it would send. */
export async function verbRows(bench: Bench): Promise<Row[]> {
  const costOf = async (argv: readonly string[]) => {
    const cost = await costOfCommand(argv, bench.signal);
    return { ...cost, ratio: cost.cpu };
  };
  const middle = (argv: readonly string[]) => middleOf(bench.runs, () => costOf(argv), 0);
  const rows: Row[] = [];
  const { printed } = await costOfCommand(["--help"], bench.signal);
  for (const [, verb = ""] of printed.matchAll(/^  (?!help\b)([a-z]+) /gm)) {
    const { seconds, cpu } = await middle([verb, "--help"]);
    const took = [`${seconds.toFixed(2)} s`, `${cpu.toFixed(2)} s`];
    rows.push({ cells: [`${verb} --help`, ...took, "", ""] });
  }
  for (const api of bench.apis) {
    await using stand = await sandboxes([api], 1);
    const file = join(bench.folder, "plan.json");
    await writeFile(file, JSON.stringify({ targets: stand.targets }));
    const { seconds, cpu } = await middle(["verify", "--targets", file, "--plan"]);
    const what = `verify --plan, ${api.title}`;
    const cells = [what, `${seconds.toFixed(2)} s`, `${cpu.toFixed(2)} s`];
    rows.push(held(cells, "1 s", cpu <= 1, `${what}: ${cpu.toFixed(2)} s of the processor`));
  }
  return rows;
}
