import type { Api } from "../engine/api.ts";
import { readBody } from "../engine/exchange/exchange.ts";
import { keptBy } from "../engine/judgement/judge.ts";
import type { TargetReport } from "../report/report.ts";
import { TargetRun } from "../run/target-run.ts";
import { runWithoutTools } from "../run/without-tools.ts";
import { textOf } from "../sandbox/server.ts";
import { JOBS, targetAt } from "./trial.ts";
import type { WireFault } from "./wire/wire.ts";

const OPERATION = "x-operation";

/** What a run reports in the end on an installation that always gives a variant's answer in another form. */
export async function wholeRun(api: Api, { variant: id, alter }: WireFault): Promise<TargetReport> {
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
