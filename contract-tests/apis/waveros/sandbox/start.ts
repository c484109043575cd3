import { randomBytes } from "node:crypto";
import type { Sandbox, SandboxOptions } from "../../../sandbox/sandbox.ts";
import { listen, type Answer, type Asked } from "../../../sandbox/server.ts";
import { UsageError } from "../../../engine/errors.ts";
import { faultNamed } from "./faults.ts";
import { moved, notFoundPage } from "./pages.ts";
import { Router } from "./router.ts";
import { validities } from "./validity.ts";

export interface WaverosSandboxOptions extends SandboxOptions {
  /** The `valid_for` of vouchers that are ordered without one; `1 day` unless told otherwise. */
  readonly preset?: string;
  /** The routers' clock; the machine's own unless told otherwise. */
  readonly now?: () => Date;
}

/** Where the routers answer: the main one, and one in each state that it cannot be in itself. */
const PATHS = {
  main: "/api/",
  apiDisabled: "/states/api-disabled/api/",
  getDisabled: "/states/get-disabled/api/",
  failing: "/states/failing/api/",
} as const;

/**
 * A running hotspot router, and the same kind of router with its API disabled, with GET disabled
 * and with a failing storage, each with a random API key.
 * An unknown fault or preset is a `UsageError`.
 */
export async function startSandbox(options: WaverosSandboxOptions = {}): Promise<Sandbox> {
  const { fault: named, preset = "1 day", now = () => new Date(), ...listening } = options;
  const fault = named === undefined ? undefined : faultNamed(named);
  if (!validities.includes(preset)) {
    throw new UsageError(`"${preset}" is no validity; choose one of ${validities.join(", ")}`);
  }
  const keys = {
    main: randomKey(),
    apiDisabled: randomKey(),
    getDisabled: randomKey(),
    failing: randomKey(),
  };
  const router = (apiKey: string, post: boolean, get: boolean, failing = false): Router =>
    new Router({ settings: { post, get, apiKey, preset }, failing, now, fault });
  const routers = new Map<string, Router>([
    [PATHS.main, router(keys.main, true, true)],
    [PATHS.apiDisabled, router(keys.apiDisabled, false, false)],
    [PATHS.getDisabled, router(keys.getDisabled, true, false)],
    [PATHS.failing, router(keys.failing, true, true, true)],
  ]);

  const { origin, log, close } = await listen((asked) => serve(asked, routers), listening);
  const reached = (state: keyof typeof PATHS): { baseUrl: string; apiKey: string } => ({
    baseUrl: `${origin}${PATHS[state]}`,
    apiKey: keys[state],
  });
  return {
    baseUrl: `${origin}${PATHS.main}`,
    target: {
      name: "sandbox-waveros",
      api: "waveros",
      ...reached("main"),
      methods: ["POST", "GET"],
      allowWrites: true,
      requestsPerMinute: 60_000,
      states: {
        apiDisabled: reached("apiDisabled"),
        getDisabled: reached("getDisabled"),
        failing: reached("failing"),
      },
    },
    log,
    fingerprint: () => fingerprint(routers),
    close,
  };
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
