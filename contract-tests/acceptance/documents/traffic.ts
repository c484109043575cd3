import type { Api } from "../../engine/api.ts";
import { readBody, type Exchange } from "../../engine/exchange/exchange.ts";
import type { Target } from "../../engine/transport/target.ts";
import { JOBS } from "../../faults/trial.ts";
import { wireFaults, type WireFault } from "../../faults/wire/wire.ts";
import { TargetRun } from "../../run/target-run.ts";
import { atOnce } from "../../run/without-tools.ts";

/** What a conforming run has sent and got. */
type Traffic = Awaited<ReturnType<typeof conformingTraffic>>;

/** Runs everything on a sandbox of an API; nothing in it is wrong but what is asked wrong on purpose. */
export async function conformingTraffic(api: Api) {
  const sandbox = await api.startSandbox(JOBS.brisk as object);
  const settings = { allowWrites: true, requestsPerMinute: Infinity, timeout: 30, ...JOBS.brisk };
  const target = { ...sandbox.target, ...settings } as unknown as Target;
  const exchanges: Exchange[] = [];
  const run = new TargetRun(api, target, new AbortController().signal, {
    // What is odd asks for what no description has.
    observe: (one) => void (one.request.isOdd || exchanges.push(one)),
  });
  try {
    await run.preflight();
    for (const ids of run.ids) await atOnce(ids, (id) => run.exercise(id));
    /** By the id of each variant the exchanges that were answered by it, one for each method. */
    const answered = new Map<string, readonly Exchange[]>();
    for (const variant of run.variants) {
      const { exercised, outcome } = await run.recordOf(variant);
      if (outcome.verdict !== "conforms") throw new Error(`${variant.id} did not conform`);
      answered.set(
        variant.id,
        exercised.map(({ exchange }) => exchange),
      );
    }
    await run.undo();
    /** Those whose request was right: a success has come. */
    const accepted = run.variants
      .filter(({ status }) => status !== null && status < 300)
      .flatMap(({ id }) => answered.get(id)!);
    return { exchanges, answered, accepted };
  } finally {
    await sandbox.close();
  }
}

/** An exchange whose answer a fault on the wire has changed. */
export interface Altered {
  readonly id: string;
  readonly kind: WireFault["title"];
  readonly exchange: Exchange;
}

/** The answers of a run with each fault on the wire that changes them; of all faults every so many-th. */
export async function alteredTraffic(api: Api, answered: Traffic["answered"], every: number) {
  const { faults } = await wireFaults(api);
  const some = faults.filter((_, index) => index % every === 0);
  return some.flatMap(({ id, title: kind, variant, alter }): Altered[] => {
    const [exchange] = answered.get(variant)!;
    const { status, headers, body } = exchange!.answer;
    const changed = alter({ status, headers, body: body.text });
    if (!changed) return [];
    const bytes = Buffer.concat([changed.body].flat().map((piece) => Buffer.from(piece)));
    const answer = { ...changed, bytes, body: readBody(bytes) };
    return [{ id, kind, exchange: { ...exchange!, answer } }];
  });
}
