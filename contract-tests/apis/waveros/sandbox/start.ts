import { randomBytes } from "node:crypto";
import type { Sandbox, SandboxOptions } from "../../../sandbox/sandbox.ts";
import { listen, type Answer, type Asked } from "../../../sandbox/server.ts";
import { switchesOf } from "../../../sandbox/switches.ts";
import { FAULTS, type FaultName } from "./faults.ts";
import { LIBERTIES, type LibertyName } from "./liberties.ts";
import { moved, notFoundPage } from "./pages.ts";
import { Router } from "./router.ts";
import { validities } from "./validity.ts";

export interface WaverosSandboxOptions extends SandboxOptions {
  /** The `valid_for` of vouchers that are ordered without one; `1 day` by default. */
  readonly preset?: string;
  /** The routers' clock; the machine's own by default. */
  readonly now?: () => Date;
}

/** The routers: the main one, and one in each state that it cannot be in itself. */
const ROUTERS = {
  main: { path: "/api/", post: true, get: true },
  apiDisabled: { path: "/states/api-disabled/api/", post: false, get: false },
  getDisabled: { path: "/states/get-disabled/api/", post: true, get: false },
  failing: { path: "/states/failing/api/", post: true, get: true, failing: true },
};

/**
 * A running hotspot router, and the same kind of router with its API disabled, with GET disabled
 * and with a failing storage, each with a random API key.
 * @throws RangeError if there is no fault, liberty or preset of that name.
 */
export async function startSandbox(options: WaverosSandboxOptions = {}): Promise<Sandbox> {
  const { preset = "1 day", now = () => new Date() } = options;
  const known = { faults: FAULTS, liberties: LIBERTIES };
  const switches = switchesOf<FaultName | LibertyName>("WaverOS sandbox", known, options);
  const { has, used, alter } = switches;
  if (!validities.includes(preset)) {
    throw new RangeError(`"${preset}" is not a validity; choose one of ${validities.join(", ")}`);
  }
  const keys = new Map<string, string>();
  const routers = new Map<string, Router>();
  for (const { path, failing = false, ...methods } of Object.values<Settled>(ROUTERS)) {
    const apiKey = randomKey();
    keys.set(path, apiKey);
    routers.set(path, new Router({ settings: { ...methods, apiKey, preset }, failing, now, has }));
  }
  const listening = await listen((asked) => serve(asked, routers), { ...options, alter });
  const { origin, log, close } = listening;
  const reached = ({ path }: { readonly path: string }) => {
    return { baseUrl: `${origin}${path}`, apiKey: keys.get(path) };
  };
  return {
    baseUrl: `${origin}${ROUTERS.main.path}`,
    target: {
      name: "sandbox-waveros",
      api: "waveros",
      ...reached(ROUTERS.main),
      methods: ["POST", "GET"],
      allowWrites: true,
      requestsPerMinute: 60_000,
      states: {
        apiDisabled: reached(ROUTERS.apiDisabled),
        getDisabled: reached(ROUTERS.getDisabled),
        failing: reached(ROUTERS.failing),
      },
    },
    log,
    used,
    fingerprint: () => fingerprint(routers),
    close,
  };
}

interface Settled {
  readonly path: string;
  readonly post: boolean;
  readonly get: boolean;
  readonly failing?: boolean;
}

function serve(asked: Asked, routers: ReadonlyMap<string, Router>): Answer {
  const { pathname } = asked.url;
  const router = routers.get(pathname);
  if (router) return router.answer(asked);
  return routers.has(`${pathname}/`) ? moved(`${pathname}/`) : notFoundPage();
}

/** One line a voucher, in the order of paths and usernames. */
function fingerprint(routers: ReadonlyMap<string, Router>): string {
  return [...routers]
    .flatMap(([path, { vouchers }]) =>
      vouchers.stored().map((voucher) => `${path} ${voucher.username} ${JSON.stringify(voucher)}`),
    )
    .sort()
    .join("\n");
}

/** 32 hexadecimal digits, at least one of them a letter, so that case can matter. */
function randomKey(): string {
  let key: string;
  do key = randomBytes(16).toString("hex");
  while (!/[a-f]/.test(key));
  return key;
}
