import type { Api } from "../engine/api.ts";
import type { Outcome } from "../engine/judgement/outcome.ts";
import type { Leftover } from "../engine/tracker/kind.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import { select } from "../engine/work.ts";
import {
  damageOf,
  type Damaged,
  type Planned,
  type RunBegins,
  type RunEvent,
} from "../report/events.ts";
import type { Report, TargetReport, Tool } from "../report/report.ts";
import { MOST_NAMES, named } from "../report/sections.ts";
import { sharing } from "../report/sharing.ts";
import { defined, present } from "../report/words.ts";
import { compile } from "./compile.ts";
import { BOTH } from "./tools.ts";

/** What is known of a target that has begun and not ended. */
interface Unfinished {
  readonly startedAt: string;
  readonly asked: ReadonlySet<string>;
  readonly outcomes: Record<Tool, Map<string, Outcome>>;
  /** When the last outcome came, and how many requests had been sent by then. */
  at: string;
  requests: number;
}

/** APIs by their names. */
type Apis = Readonly<Record<string, Api>>;

const KILLED = "the run ended without a word: it was killed, or is still going on";

const LOST = "its events do not tell how each target ended, though they tell of the run's end";

/**
 * What a run has found, made of its events. Of a target that had begun and not ended, it is what was
 * told until then, and what `leftOf` says may be left there, or that it knows nothing of that; of one that had not, that it had not.
 * Where an event is lost that would have told of a target's end, the run counts as cut short.
 */
export async function reportOf(
  events: Iterable<RunEvent | Damaged> | AsyncIterable<RunEvent | Damaged>,
  apis: Apis,
  leftOf: (target: string) => Promise<readonly Leftover[] | undefined> = () => Promise.resolve([]),
) {
  let begins: RunBegins | undefined;
  let ended: string | undefined = KILLED;
  const damaged: number[] = [];
  const share = sharing();
  const reports = new Map<string, TargetReport>();
  const unfinished = new Map<string, Unfinished>();
  for await (const event of events) {
    if (event.event === "run") begins = event;
    else if (event.event === "begun") {
      const { target, at, asked } = event;
      const outcomes = { vitest: new Map(), dredd: new Map() };
      unfinished.set(target, { startedAt: at, asked: new Set(asked), outcomes, at, requests: 0 });
    } else if (event.event === "outcome") {
      const known = unfinished.get(event.target);
      known?.outcomes[event.tool].set(event.id, event.outcome);
      if (known) [known.at, known.requests] = [event.at, event.requests];
    } else if (event.event === "end") ended = event.cutShort;
    else if (event.event === "damaged") damaged.push(event.line);
    else if (event.event === "target") {
      reports.set(event.report.name, share(event.report));
      unfinished.delete(event.report.name);
    }
  }
  // Who reads them from a file has refused those that do not say it.
  const run = begins!;
  const { event: _, targets, asked, fleet: __, ...head } = run;
  const isWhole = ended === undefined && targets.every(({ name }) => reports.has(name));
  const damage = damageOf(damaged);
  const why = present(ended, damage && `of its events, ${damage}`).join("; ") || LOST;
  // It may have begun in a line that is lost.
  const unknown = ended === undefined || damage !== undefined ? "nothing is known" : "not begun";
  const left = new Map<string, readonly Leftover[] | undefined>();
  for (const { name } of targets) if (!reports.has(name)) left.set(name, await leftOf(name));
  const unheard = [...unfinished.keys()].filter((name) => !left.get(name));
  const silence =
    unheard.length > 0 &&
    `no journal of ${named(unheard, MOST_NAMES)} is beside its events: either nothing is left there, or the journals are elsewhere`;
  const cutShort = isWhole ? undefined : present(why, silence).join("; ");
  const report: Report = {
    ...head,
    ...defined({ cutShort }),
    targets: targets.map(({ place: _place, ...one }) => ({
      ...(reports.get(one.name) ??
        reportOfUnfinished(one, unfinished.get(one.name), apis, {
          ...{ why, unknown },
          leftovers: left.get(one.name) ?? [],
        })),
      ...(asked && { asked }),
    })),
  };
  /** Beside the report, how the run began, and which of its events are lost, if any are. */
  return { run, report, damage };
}

/** The report of a target of which nothing is known but why. */
export function unverified(
  target: Omit<Planned, "place">,
  error: string,
  leftovers: readonly Leftover[] = [],
): TargetReport {
  const summary = { documented: 0, conforms: 0, violates: 0, notExercised: 0 };
  const none = { variants: [], rules: [], findings: [], notes: [], leftovers };
  return { ...target, error, durationMs: 0, requests: 0, summary, ...none };
}

function reportOfUnfinished(
  target: Planned,
  known: Unfinished | undefined,
  apis: Apis,
  {
    why,
    unknown,
    leftovers,
  }: Pick<TargetReport, "leftovers"> & { readonly why: string; readonly unknown: string },
): TargetReport {
  const api = apis[target.api];
  if (!api || !known) return unverified(target, `${unknown}: ${why}`, leftovers);
  const { startedAt, at, asked, outcomes, requests } = known;
  const { overlay } = target;
  const judged = { ...api, ...(overlay && { overlay }) };
  const session = {
    api: judged,
    target,
    secrets: new Secrets(),
    transport: { requests, notes: [] },
  };
  const durationMs = Date.parse(at) - Date.parse(startedAt);
  const ending = { leftovers, startedAt, durationMs, error: `cut short: ${why}` };
  const chosen = select(api, (id) => asked.has(id));
  return compile({ session, ...chosen }, outcomes, BOTH, ending);
}
