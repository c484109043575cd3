import { openSandbox, type SandboxOptions } from "../../../sandbox/sandbox.ts";
import { withHeaders } from "../../../sandbox/server.ts";
import { createRouter, page, type Router } from "./answers.ts";
import { DIFFERENCES, type Has } from "./faults.ts";
import { answerAsRouter } from "./router.ts";

/**
 * A router, and the same kind of router with its API disabled, with GET disabled and with a failing
 * storage, each with a random API key. @throws RangeError if no fault or liberty has that name
 */
export function startSandbox(options: SandboxOptions = {}) {
  return openSandbox("WaverOS", DIFFERENCES, options, (has: Has) => {
    const main = createRouter("/api/", has);
    const states = {
      apiDisabled: createRouter("/states/api-disabled/api/", has, { post: false, get: false }),
      getDisabled: createRouter("/states/get-disabled/api/", has, { get: false }),
      failing: createRouter("/states/failing/api/", has, { failing: true }),
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
        const reached = ({ path, apiKey }: Router) => ({ baseUrl: origin + path, apiKey });
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
