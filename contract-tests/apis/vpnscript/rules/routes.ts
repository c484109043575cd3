import { NoAnswer } from "../../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../../engine/exchange/exchange.ts";
import { answerOf } from "../../../engine/judgement/seen.ts";
import type { VpnScriptCall } from "../calls.ts";
import { NOBODYS_ID } from "../reaches.ts";
import type { VpnScriptSession } from "../session.ts";
import { inOrder } from "./refusals.ts";
import type { Rules } from "./trial.ts";

export const routeRules: Rules = {
  // Laravel answers JSON where it is asked for; an app that gets HTML fails while parsing it.
  "unknown-route-is-not-found": {
    title: "An unknown address is answered with 404 and a JSON message.",
    source: "Account Details, row Accept; inferred from Laravel; inferred from HTTP (RFC 9110)",
    async check(trial) {
      const { session } = trial;
      // With a token: an installation may ask for one before it looks at the address.
      const call = { as: session.firstOf("active", "other") };
      const exchange = await getAt(session, "/there-is-no-such-route", call);
      inOrder(trial, exchange, "an unknown address", { statuses: [404], inferred: true });
    },
  },
  // Whatever follows a link sends a GET, and must not create. No server has that id.
  "wrong-method-is-not-allowed": {
    title: "An unsupported method is answered with 405 and a JSON message.",
    source:
      "Authenticate User; WireGuard Configuration (POST); inferred from Laravel; inferred from HTTP (RFC 9110)",
    async check(trial) {
      const { session, must } = trial;
      const isWrite = session.transport.allowWrites && session.target.personas.active;
      const deletion = { as: "active", parameters: { config_id: NOBODYS_ID } } as const;
      const byPost = (request: WireRequest) =>
        ({ ...request, method: "POST", isOdd: true }) as const;
      const create = `/wireguard/create?server_id=${NOBODYS_ID}`;
      const oddly = [
        ["login", () => getAt(session, "/auth/token", {})],
        ["create", () => getAt(session, create, { as: "active" })],
        ["deletion", () => session.send("deleteWireguardConfig", deletion, 0, byPost)],
      ] as const;
      for (const [what, ask] of isWrite ? oddly : oddly.slice(0, 1)) {
        const exchange = await tried(ask());
        if (!exchange) continue;
        const [check, key, told] = DONE[what];
        const isDone = session.breachesOf(key, exchange).length === 0;
        must(answerOf(exchange), !isDone, "405", { [check]: told });
        if (!isDone && what === "login")
          inOrder(trial, exchange, "a wrong method", { statuses: [405], inferred: true });
      }
    },
  },
};

/** By which answer a wrong method has done what the right one does. */
const DONE = {
  login: [
    "get-logs-nobody-in",
    "createToken/422/invalid-data",
    "A GET is answered as a login without a password.",
  ],
  create: [
    "get-creates-nothing",
    "createWireguardConfig/404/server-not-found",
    "A GET is answered as a create that names no server of the list.",
  ],
  deletion: [
    "post-deletes-nothing",
    "deleteWireguardConfig/404/config-not-found",
    "A POST is answered as a deletion of what is not there.",
  ],
} as const;

function getAt(session: VpnScriptSession, path: string, call: VpnScriptCall) {
  return session.send("getAccount", call, 0, (request) => {
    const url = request.url.replace(/\/account$/, path);
    return { ...request, url, isOdd: true };
  });
}

/** Not tried where something on the way keeps the answer back. */
async function tried(asking: Promise<Exchange>): Promise<Exchange | undefined> {
  return asking.catch((error: unknown) => {
    if (error instanceof NoAnswer) return undefined;
    throw error;
  });
}
