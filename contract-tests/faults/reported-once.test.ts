import { describe, expect, test } from "vitest";
import { everyApi } from "../apis/discover.ts";
import type { Api } from "../engine/api.ts";
import { readBody } from "../engine/exchange/exchange.ts";
import { CHECKS, keptBy } from "../engine/judgement/judge.ts";
import type { TargetReport } from "../report/report.ts";
import { TargetRun } from "../run/target-run.ts";
import { runWithoutTools } from "../run/without-tools.ts";
import { textOf } from "../sandbox/server.ts";
import { JOBS, targetAt } from "./trial.ts";
import { shuffled } from "./wire/rounds.ts";
import { wireFaults, type WireFault } from "./wire/wire.ts";

/**
 * Another documented answer may be what the target file has wrong, a gateway's is not the installation's, and a row that is
 * added comes twice.
 */
function isOfForm({ id, title }: WireFault): boolean {
  const isOther = /:of-[\w-]+$|\/proxy-error$|\/status\/(408|50[234])$|\/-\//.test(id);
  return title !== "variant" && !isOther;
}

/** How many are tried of each API: each takes a whole run. */
const MOST = process.env["ALL"] === undefined ? 8 : 100;

describe.each(Object.entries(await everyApi()))("%s", async (_, api) => {
  const { faults } = await wireFaults(api);
  const seed = Number(process.env["FAULTS_SEED"] ?? 20_261_128);
  const some = shuffled(faults.filter(isOfForm), seed).slice(0, MOST);

  test.concurrent.each(some)("a run reports $id, once", async (fault) => {
    const { findings, error } = await verify(api, fault);
    expect(error).toBeUndefined();
    // What is found is the answer itself, and no rule accuses the installation of what follows from it.
    const isForm = (check: string) => check in CHECKS || check === "an-answer-comes";
    const told = findings.map(({ check, message }) => (isForm(check) ? "its form" : message));
    expect(told).toEqual(["its form"]);
  });
});

const OPERATION = "x-operation";

/** What a run reports in the end on an installation that always gives a variant's answer in another form. */
async function verify(api: Api, { variant: id, alter }: WireFault): Promise<TargetReport> {
  const variant = Object.values(api.catalogue.variants).find((one) => one.id === id)!;
  const sandbox = await api.startSandbox({
    ...JOBS.brisk,
    alter({ headers }, answer) {
      if (headers[OPERATION] !== variant.operation) return answer;
      const body = readBody(Buffer.from(textOf(answer)));
      const isIt = keptBy(api, variant.operation, body, () => true) === variant;
      return (isIt && alter(answer)) || answer;
    },
  });
  try {
    const target = targetAt(sandbox, "brisk");
    const run = new TargetRun(api, target, new AbortController().signal, {});
    const { transport } = run.session;
    const send = transport.send.bind(transport);
    transport.send = (request) =>
      send({ ...request, headers: { ...request.headers, [OPERATION]: request.operation } });
    await runWithoutTools(run);
    return run.report();
  } finally {
    await sandbox.close();
  }
}
