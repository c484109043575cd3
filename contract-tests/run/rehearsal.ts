import type { Api } from "../engine/api.ts";
import type { Effect } from "../engine/catalogue.ts";
import type { Exchange } from "../engine/exchange.ts";
import type { Target } from "../engine/target.ts";
import { verify, type VerifyOptions } from "./verify.ts";

/** A request that a run would send, and how often. */
export interface PlannedRequest {
  readonly method: string;
  /** Path below the base URL, with the names of the query's parameters. */
  readonly path: string;
  readonly operation: string;
  readonly persona: string | undefined;
  readonly effect: Effect;
  readonly times: number;
}

/** What a run would send to one target. */
export interface Plan {
  readonly target: Target;
  readonly requests: readonly PlannedRequest[];
  readonly total: number;
  /** How long the pace alone would make it take, in seconds. */
  readonly seconds: number;
}

/**
 * What verifying a target would send, found by rehearsing it on the API's own sandbox.
 *
 * The sandbox gets just the personas, fixtures and permissions that the target has, so the very
 * code that would run against the target has run; how often a job is looked at may differ there.
 */
export async function rehearse(
  api: Api,
  target: Target,
  options: Pick<VerifyOptions, "wanted" | "tools">,
): Promise<Plan> {
  const sandbox = await api.startSandbox();
  const sent: Exchange[] = [];
  try {
    const stand = standIn({ ...target, ...sandbox.target }, target) as unknown as Target;
    const { wanted, tools } = options;
    await verify([{ api, target: stand }], {
      tools,
      wanted: wanted && ((id) => wanted(id, target.name)),
      tool: "rehearsal",
      observe: (exchange) => sent.push(exchange),
    });
    const requests = summed(sent, stand.baseUrl);
    const total = sent.length;
    const seconds = Math.floor((total - 1) / target.requestsPerMinute) * 60;
    return { target, requests, total, seconds };
  } finally {
    await sandbox.close();
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The sandbox's own entry, less what the target does not give, and allowed what the target allows. */
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

function summed(sent: readonly Exchange[], baseUrl: string): PlannedRequest[] {
  const planned = new Map<string, PlannedRequest>();
  const { pathname } = new URL(baseUrl);
  for (const { request } of sent) {
    const url = new URL(request.url);
    const names = [...url.searchParams.keys()].join("&");
    const below = url.pathname.startsWith(pathname)
      ? url.pathname.slice(pathname.length - 1)
      : url.pathname;
    const path = names === "" ? below : `${below}?${names}`;
    const { method, operation, persona, effect } = request;
    const key = [method, path, operation, persona, effect].join(" ");
    const times = (planned.get(key)?.times ?? 0) + 1;
    planned.set(key, { method, path, operation, persona, effect, times });
  }
  return [...planned.values()];
}
