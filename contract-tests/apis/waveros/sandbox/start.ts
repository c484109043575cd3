import { openSandbox, type SandboxOptions } from "../../../sandbox/sandbox.ts";
import { withHeaders } from "../../../sandbox/server.ts";
import { createRouter, page, type Router } from "./answers.ts";
import { DIFFERENCES, type Has } from "./faults.ts";
import { validities } from "./order.ts";
import { answerAsRouter } from "./router.ts";

export interface WaverosSandboxOptions extends SandboxOptions {
  /** The `valid_for` of vouchers that are ordered without one; default: `1 day`. */
  readonly preset?: string;
  readonly now?: () => Date;
}

/**
 * A router, and the same kind of router with its API disabled, with GET disabled and with a failing
 * storage, each with a random API key. @throws RangeError if there is no fault, liberty or preset
 * of that name
 */
export function startSandbox(options: WaverosSandboxOptions = {}) {
  const { preset = "1 day", now = () => new Date() } = options;
  return openSandbox("WaverOS", DIFFERENCES, options, (has: Has) => {
    if (!validities.includes(preset)) {
      throw new RangeError(`"${preset}" is not a validity; choose one of ${validities.join(", ")}`);
    }
    const settings = { preset, now, has };
    const main = createRouter("/api/", settings);
    const states = {
      apiDisabled: createRouter("/states/api-disabled/api/", settings, { post: false, get: false }),
      getDisabled: createRouter("/states/get-disabled/api/", settings, { get: false }),
      failing: createRouter("/states/failing/api/", settings, { failing: true }),
    };
    const routers = [main, ...Object.values(states)];
    return {
      answer(asked) {
        const { pathname } = asked.url;
        const found = routers.find(({ path }) => path === pathname || path === `${pathname}/`);
        if (!found) return page(404, "404 Not Found");
        if (found.path === pathname) return answerAsRouter(found, asked);
        // A web server would take the query along; here that may hold the API key.
        return withHeaders(page(301, "301 Moved Permanently"), { location: found.path });
      },
      target(origin) {
        const reached = ({ path, apiKey }: Router) => ({
          baseUrl: `${origin}${path}`,
          apiKey,
        });
        return {
          name: "sandbox-waveros",
          api: "waveros",
          ...reached(main),
          methods: ["POST", "GET"],
          allowWrites: true,
          requestsPerMinute: 60_000,
          states: Object.fromEntries(
            Object.entries(states).map(([name, router]) => [name, reached(router)]),
          ),
        };
      },
      fingerprint() {
        const lines = routers.flatMap(({ path, vouchers }) =>
          vouchers.map((one) => `${path} ${one.username} ${JSON.stringify(one)}`),
        );
        return lines.sort().join("\n");
      },
    };
  });
}
