import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import type { Found } from "../../../engine/finding.ts";
import { BEYOND_INTEGERS, reaches } from "../reaches.ts";
import type { VpnScriptRule } from "../session.ts";
import { isInOrder } from "./answers.ts";

/** The variants by which input that is no such thing is refused: how, is not documented for these. */
const INVALID = [
  "getOpenvpnAuth/422/invalid-data",
  "listWireguardConfigs/422/invalid-data",
  "createWireguardConfig/422/invalid-data",
  "deleteWireguardConfig/422/invalid-data",
  "listServers/422/invalid-data",
] as const satisfies readonly VariantKey[];

/**
 * The page calls ids Integers and does not say what becomes of others: each of these variants tries
 * one in another form, and a refusal in other words is theirs to remark on. Breaking is not.
 */
export const malformedInputBreaksNothing: VpnScriptRule = {
  id: "malformed-input-breaks-nothing",
  title: "An id or number that is missing, a word or a list is answered with JSON and no failure.",
  async check(session, found) {
    session.credentials("active");
    for (const key of INVALID) {
      const { operation } = session.api.catalogue.variants[key]!;
      const { effect } = session.api.catalogue.operations[operation]!;
      if (effect !== "reads" && !session.transport.allowWrites) continue;
      const exchange = await session.exchanges.once(operation, await reaches[key].call(session));
      isInOrder(exchange, `${operation}, ${reaches[key].how}`, found, { success: true });
    }
  },
};

/** Whether such a number is called invalid or belongs to no server is the installation's choice; breaking over it is not. */
export const oddNumbersAreRefused: VpnScriptRule = {
  id: "odd-numbers-are-refused",
  title:
    "A number that no server can have is refused as invalid or not found; no number breaks the installation.",
  async check(session, found) {
    session.credentials("active");
    for (const [operation, parameters, refusals] of [
      ["getOpenvpnProfile", { server_id: BEYOND_INTEGERS }, [404, 422]],
      ["listServers", { paginate: 0 }, [200, 422]],
    ] as const) {
      const exchange = await session.exchanges.once(operation, { as: "active", parameters });
      const what = `${operation} with ${JSON.stringify(parameters)}`;
      if (isInOrder(exchange, what, found, { success: true })) {
        isOneOf(exchange, refusals, what, found);
      }
    }
  },
};

/** Laravel answers JSON to whoever asks for it; an app that gets a page instead fails while parsing it. */
export const unknownRouteIsNotFound: VpnScriptRule = {
  id: "unknown-route-is-not-found",
  title: "An address that is none of the API's is answered with 404 and a JSON message.",
  async check(session, found) {
    // With a token: who asks for one before looking at the address breaks no promise.
    const request = await session.build("getAccount", { as: session.firstOf("active", "other") });
    const url = request.url.replace(/\/account$/, "/there-is-no-such-route");
    const exchange = await session.transport.send({ ...request, url });
    isRefusal(exchange, [404], "an unknown address", found);
  },
};

/** A method that the page does not give; the login without data is the one call that changes nothing by any method. */
export const wrongMethodIsNotAllowed: VpnScriptRule = {
  id: "wrong-method-is-not-allowed",
  title: "A method that an address does not know is answered with 405 and a JSON message.",
  async check(session, found) {
    const request = await session.build("getAccount", {});
    const url = request.url.replace(/\/account$/, "/auth/token");
    const exchange = await session.transport.send({ ...request, url });
    isRefusal(exchange, [405], "a wrong method", found);
  },
};

/** Reports an answer that is no refusal, and remarks on one that is not of the framework's own form. */
function isRefusal(
  exchange: Exchange,
  statuses: readonly number[],
  what: string,
  found: (breach: Found) => void,
): void {
  if (!isInOrder(exchange, what, found) || !isOneOf(exchange, statuses, what, found)) return;
  const { message } = (exchange.answer.body.json ?? {}) as { readonly message?: unknown };
  if (typeof message === "string") return;
  found({
    check: "refusal-has-a-message",
    message: "The refusal has no message.",
    at: "/message",
    expected: "text",
    actual: message ?? "none",
    exchange,
    inferred: true,
  });
}

function isOneOf(
  exchange: Exchange,
  statuses: readonly number[],
  what: string,
  found: (breach: Found) => void,
): boolean {
  const { status, body } = exchange.answer;
  if (statuses.includes(status)) return true;
  found({
    check: "status-fits",
    message: `The answer to ${what} has another status than such answers have.`,
    at: "status",
    expected: statuses.join(" or "),
    actual: `${status}: ${body.text}`,
    exchange,
    inferred: true,
  });
  return false;
}
