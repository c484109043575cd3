import type { VariantKey } from "../../../generated/vpnscript/catalogue.ts";
import type { Rule } from "../../engine/api.ts";
import type { Exchange } from "../../engine/exchange.ts";
import type { Finding, Found } from "../../engine/finding.ts";
import type { VpnScriptSession } from "../session.ts";
import { breachesOf, throwAll } from "./answers.ts";

/** The page calls `server_id` an Integer: what is none cannot be looked up, so it is invalid and not merely missing. */
export const idsThatAreNoIntegersAreInvalid: Rule<VpnScriptSession> = {
  id: "ids-that-are-no-integers-are-invalid",
  title: "A server_id that is no integer is invalid data, and errors says so under its name.",
  async check(session, found) {
    const findings: Finding[] = [];
    for (const [operation, value] of [
      ["getOpenvpnProfile", "server_id=first"],
      ["listWireguardConfigs", "server_id[]=1"],
    ] as const) {
      const exchange = await withQuery(session, operation, value);
      const key = `${operation}/422/invalid-data` satisfies VariantKey;
      const breaches = breachesOf(session, key, exchange);
      findings.push(...breaches);
      if (breaches.length > 0) continue;
      const { errors } = exchange.answer.body.json as { readonly errors: object };
      const named = Object.keys(errors);
      if (named.some((name) => name.split(".")[0] === "server_id")) continue;
      found({
        check: "errors-name-the-field",
        message: "The errors do not name the field that is invalid.",
        at: "/errors",
        expected: "server_id",
        actual: named.join(", "),
        exchange,
      });
    }
    throwAll(findings);
  },
};

/** Whether such a number is called invalid or belongs to no server is the installation's choice; breaking over it is not. */
export const oddNumbersAreRefused: Rule<VpnScriptSession> = {
  id: "odd-numbers-are-refused",
  title:
    "A number that no server can have is refused as invalid or not found; no number breaks the installation.",
  async check(session, found) {
    for (const [operation, query, refusals] of [
      ["getOpenvpnProfile", "server_id=-1", [404, 422]],
      ["listWireguardConfigs", "server_id=99999999999999999999", [404, 422]],
      ["listServers", "paginate=0", [200, 422]],
    ] as const) {
      const exchange = await withQuery(session, operation, query);
      const statuses: readonly number[] = refusals;
      isOf(exchange, statuses, `${operation} with ${query}`, found);
    }
  },
};

/** Laravel answers JSON to whoever asks for it; an app that gets a page instead fails while parsing it. */
export const unknownRouteIsNotFound: Rule<VpnScriptSession> = {
  id: "unknown-route-is-not-found",
  title: "An address that is none of the API's is answered with 404 and a JSON message.",
  async check(session, found) {
    // With a token: who asks for one before looking at the address breaks no promise.
    const request = await session.build("getAccount", { as: session.firstOf("active", "other") });
    const url = request.url.replace(/\/account$/, "/there-is-no-such-route");
    isMessage(await session.transport.send({ ...request, url }), 404, found);
  },
};

/** A method that the page does not give; the login without data is the one call that changes nothing by any method. */
export const wrongMethodIsNotAllowed: Rule<VpnScriptSession> = {
  id: "wrong-method-is-not-allowed",
  title: "A method that an address does not know is answered with 405 and a JSON message.",
  async check(session, found) {
    const { url, headers, ...request } = await session.build("getAccount", {});
    const address = url.replace(/\/account$/, "/auth/token");
    const { accept = "application/json" } = headers;
    isMessage(
      await session.transport.send({ ...request, url: address, headers: { accept } }),
      405,
      found,
    );
  },
};

/** A read as the active account, its query written out. */
async function withQuery(
  session: VpnScriptSession,
  operation: string,
  query: string,
): Promise<Exchange> {
  session.credentials("active");
  const request = await session.build(operation, { as: "active" });
  return session.transport.send({ ...request, url: encodeURI(`${request.url}?${query}`) });
}

function isMessage(exchange: Exchange, status: number, found: (breach: Found) => void): void {
  if (!isOf(exchange, [status], "such a request", found)) return;
  const { json } = exchange.answer.body;
  const { message } = (json ?? {}) as { readonly message?: unknown };
  if (typeof message === "string") return;
  found({
    check: "refusal-has-a-message",
    message: "The refusal has no message.",
    at: "/message",
    expected: "text",
    actual: message === undefined ? "none" : message,
    exchange,
  });
}

/** True if the answer has one of the statuses and is JSON; otherwise it is a breach. */
function isOf(
  exchange: Exchange,
  statuses: readonly number[],
  what: string,
  found: (breach: Found) => void,
): boolean {
  const { status, body } = exchange.answer;
  if (statuses.includes(status) && body.problem === undefined) return true;
  found({
    check: "answered-in-order",
    message: `The answer to ${what} is not JSON with the status that fits.`,
    at: statuses.includes(status) ? "body" : "status",
    expected: `${statuses.join(" or ")}, JSON`,
    actual: `${status}, ${exchange.answer.headers["content-type"] ?? "no content-type"}: ${body.text}`,
    exchange,
  });
  return false;
}
