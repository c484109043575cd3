import type { WireRequest } from "../engine/exchange/exchange.ts";
import type { Target } from "../engine/transport/target.ts";
import type { Pair } from "./chosen.ts";
import { LONGEST, MOST_SHORTER } from "./models.ts";
import { TargetRun, type TargetRunOptions } from "./target-run.ts";
import { runWithoutTools } from "./without-tools.ts";

/** What a run would send to one target. */
export type Plan = Awaited<ReturnType<typeof rehearse>>;

/**
 * What verifying a target would send, found by rehearsing it on the API's own sandbox.
 *
 * The sandbox gets just the personas, fixtures and permissions that the target has, so the very
 * code that would run against the target has run; how often a job is looked at may differ there.
 */
export async function rehearse(
  { api, target }: Pair,
  options: Pick<TargetRunOptions, "wanted" | "tools" | "models" | "allMethods">,
) {
  const { wanted, tools, models, allMethods } = options;
  const sandbox = await api.startSandbox();
  const sent: WireRequest[] = [];
  try {
    const stand = standIn({ ...target, ...sandbox.target }, target) as unknown as Target;
    const run = new TargetRun(api, stand, new AbortController().signal, {
      wanted: wanted && ((id) => wanted(id, target.name)),
      models,
      allMethods,
      observe: ({ request }) => sent.push(request),
    });
    await runWithoutTools(run, tools);
    const requests = summed(sent, new URL(stand.baseUrl).pathname);
    /** How long the pace alone would make it take. */
    const seconds = Math.floor((sent.length - 1) / target.requestsPerMinute) * 60;
    const hasModels = run.rules.some((rule) => api.models?.some(({ id }) => id === rule.id));
    return { target, requests, total: sent.length, seconds, hasModels };
  } finally {
    await sandbox.close();
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The sandbox's own entry without what the target does not give, and with the target's permissions. */
function standIn(sandbox: object, target: object): Fields {
  return Object.fromEntries(
    Object.entries(sandbox).flatMap(([name, own]) => {
      const given = (target as Fields)[name];
      if (name === "allowWrites" || Array.isArray(own)) return [[name, given ?? own]];
      if (typeof own !== "object" || own === null) return [[name, own]];
      const kept = Object.entries(own).filter(([key]) => key in ((given ?? {}) as Fields));
      return [[name, Object.fromEntries(kept)]];
    }),
  );
}

/** The requests that differ in more than values, each once, and how often it is sent. */
function summed(sent: readonly WireRequest[], base: string) {
  const kinds = sent.map(({ method, url, operation, persona, effect }) => {
    const { pathname, searchParams } = new URL(url);
    const below = pathname.startsWith(base) ? pathname.slice(base.length - 1) : pathname;
    const names = [...searchParams.keys()].join("&");
    const path = names === "" ? below : `${below}?${names}`;
    return { method, path, operation, persona, effect };
  });
  const alike = Map.groupBy(kinds, (kind) => Object.values(kind).join(" "));
  return [...alike.values()].map((all) => ({ ...all[0]!, times: all.length }));
}

/** A plan for a reader: a line for each kind of request, and the total. */
export function planText({ target, requests, total, seconds, hasModels }: Plan): string {
  const rows = requests.map(({ times, method, path, persona, effect, operation }) => {
    const as = persona === undefined ? "nobody" : `as ${persona}`;
    return [`${times} ×`, method, path, as, effect, operation];
  });
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(([times = "", ...cells]) => {
    const [first = 0, ...others] = widths!;
    const padded = cells.map((cell, column) => cell.padEnd(others[column]!));
    return `  ${[times.padStart(first), ...padded].join("  ").trimEnd()}`;
  });
  const writes = requests.filter(({ effect }) => effect === "creates" || effect === "deletes");
  const count = writes.reduce((sum, { times }) => sum + times, 0);
  const duration = seconds < 60 ? "no time" : `${Math.round(seconds / 60)} min`;
  return [
    `${target.name}: ${total} requests to ${target.baseUrl}, none of them sent now`,
    "",
    ...lines,
    "",
    count === 0
      ? "  Nothing would be created or deleted."
      : `  ${count} of them may create or delete something; what the run creates it deletes again.`,
    `  At ${target.requestsPerMinute} requests a minute the pace alone takes about ${duration}.`,
    "  Rehearsed on the bundled sandbox: how often a job is looked at depends on how long it takes.",
    ...(hasModels
      ? [
          "  Models are counted, too; another seed sends more or fewer. Where one finds something, up to",
          `  ${MOST_SHORTER} shorter sequences follow, of ${LONGEST} steps at most.`,
        ]
      : []),
    "",
  ].join("\n");
}
