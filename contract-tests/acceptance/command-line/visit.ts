import { join } from "node:path";
import { expect } from "vitest";
import { loadApi } from "../../apis/discover.ts";
import type { Api } from "../../engine/api.ts";
import type { Way } from "../../engine/description/catalogue.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Asked } from "../../sandbox/server.ts";
import {
  filesIn,
  inFolder,
  runCommand,
  runHere,
  targetFile,
  type Outcome,
} from "./command-line.ts";
import type { ReportedTarget } from "./frozen-report.support.ts";

/** The ways in which an installation is asked to create or to delete something; an API may have none. */
export const writesOf = ({ catalogue }: Api) =>
  Object.values(catalogue.operations)
    .filter(({ effect }) => effect === "creates" || effect === "deletes")
    .flatMap(({ ways }) => ways);

const isBy =
  ({ method, url, body }: Pick<Asked, "method" | "url" | "body">) =>
  (way: Way) =>
    way.method === method &&
    url.pathname.endsWith(way.path) &&
    Object.values(way.constants).every((text) => (url.search + body).includes(text));

/** An installation that was visited. */
interface Visited {
  readonly sandbox: Sandbox;
  readonly before: string;
  readonly after: string;
  /** How many requests asked to create or delete something. */
  readonly writes: number;
}

/** What has come of running the command line on installations, in the order of their names. */
export interface Visit {
  readonly run: Outcome;
  readonly visited: readonly Visited[];
  /** Requests that came after the run had ended. */
  readonly late: number;
  readonly files: ReadonlyMap<string, string>;
}

/** An API, and the fault that its installation has. */
export type Stop = readonly [api: string, fault?: string];

interface VisitOptions {
  readonly args?: readonly string[];
  /** What the sandboxes are started with. */
  readonly sandbox?: object;
  readonly change?: (target: Readonly<Record<string, unknown>>) => object;
  /** Sends a signal while each installation answers its write of that number. */
  readonly stop?: { readonly signal: NodeJS.Signals; readonly atWrite: number };
  /** Another command to run on the same targets and folder after the first has ended. */
  readonly then?: readonly string[];
}

/** Runs the command line on an installation of each API. */
export async function visit(apis: readonly Stop[], options: VisitOptions = {}): Promise<Visit> {
  const { args = [], change = (target) => target, sandbox: how, stop, then } = options;
  let kill: () => void = () => undefined;
  // Each answers when all have come to that write, and the signal is sent.
  const { promise: stopped, resolve } = Promise.withResolvers<unknown>();
  let waiting = 0;
  const stopAll = () => {
    if (++waiting === apis.length) {
      kill();
      resolve(undefined);
    }
    return stopped;
  };
  const start = async ([name, fault]: Stop) => {
    const count = { writes: 0 };
    const api = await loadApi(name);
    const ways = writesOf(api);
    const sandbox = await api.startSandbox({
      ...how,
      ...(fault === undefined ? {} : { fault }),
      alter: async (asked, answer) => {
        if (ways.some(isBy(asked)) && ++count.writes === stop?.atWrite) await stopAll();
        return answer;
      },
    });
    return { sandbox, count, before: sandbox.fingerprint() };
  };
  return inFolder(async (folder) => {
    const started = await Promise.all(apis.map(start));
    try {
      const targets = started.map(({ sandbox }, index) =>
        change({ ...sandbox.target, name: apis[index]!.join(" ") }),
      );
      const file = await targetFile(folder, targets);
      const report = join(folder, "report");
      const common = ["verify", "--targets", file, "--report", report];
      let run = stop
        ? await runCommand([...common, ...args], {
            started: (child) => (kill = () => void child.kill(stop.signal)),
          })
        : await runHere([...common, ...args], folder);
      if (then) run = await runCommand([...common, ...then]);
      const asked = () => started.reduce((sum, { sandbox }) => sum + sandbox.log.length, 0);
      const seen = asked();
      await new Promise((go) => setTimeout(go, 300));
      const visited = started.map(({ sandbox, count, before }) => {
        return { sandbox, before, after: sandbox.fingerprint(), writes: count.writes };
      });
      const files = await filesIn(report).catch(() => new Map<string, string>());
      return { run, visited, late: asked() - seen, files };
    } finally {
      await Promise.all(started.map(({ sandbox }) => sandbox.close()));
    }
  });
}

/** Each installation is as it was. */
export function expectUnchanged({ visited }: Visit): void {
  for (const { before, after } of visited) expect(after).toBe(before);
}

/** What was reported of the installation of that API and fault. */
export function reported({ files }: Visit, ...stop: Stop): ReportedTarget {
  const text = [...files].find(([file]) => file.endsWith("report.json"))![1];
  const { targets } = JSON.parse(text) as { targets: (ReportedTarget & { name: string })[] };
  return targets.find(({ name }) => name === stop.join(" "))!;
}
