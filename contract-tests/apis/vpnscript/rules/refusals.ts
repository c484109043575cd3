import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import { answerOf } from "../../../engine/seen.ts";
import { BEYOND_INTEGERS, NOBODYS_ID, reaches, WITHOUT_SERVICE } from "../reaches.ts";
import type { VpnScriptCall } from "../calls.ts";
import type { VpnScriptSession } from "../session.ts";
import { fieldsOf, type Rules, type Trial } from "./trial.ts";

/** The variants by which input that is not an id or a number is refused: the page does not say how. */
const INVALID = [
  "getOpenvpnAuth/422/invalid-data",
  "listWireguardConfigs/422/invalid-data",
  "createWireguardConfig/422/invalid-data",
  "deleteWireguardConfig/422/invalid-data",
  "listServers/422/invalid-data",
] as const;

export const refusalRules: Rules = {
  // The page calls ids Integers and does not say what becomes of others: each of these variants tries
  // one in another form, and a refusal in other words is theirs to remark on. Breaking is not.
  "malformed-input-breaks-nothing": {
    title:
      "An id or number that is missing, a word or a list is answered with JSON and no failure.",
    async check(trial) {
      const { session } = trial;
      for (const key of INVALID) {
        const { operation } = session.api.catalogue.variants[key]!;
        const { effect } = session.api.catalogue.operations[operation]!;
        if (effect !== "reads" && !session.transport.allowWrites) continue;
        const exchange = await session.once(operation, await reaches[key].call(session));
        inOrder(trial, exchange, `${operation}, ${reaches[key].how}`, { success: true });
      }
    },
  },
  // Whether such a number is called invalid or belongs to no server is the installation's choice; breaking over it is not.
  "odd-numbers-are-refused": {
    title:
      "A number that no server can have is refused as invalid or not found; no number breaks the installation.",
    async check(trial) {
      const { session } = trial;
      for (const [operation, parameters, statuses] of [
        ["getOpenvpnProfile", { server_id: BEYOND_INTEGERS }, [404, 422]],
        ["listServers", { paginate: 0 }, [200, 422]],
      ] as const) {
        const exchange = await session.once(operation, { as: "active", parameters });
        const what = `${operation} with ${JSON.stringify(parameters)}`;
        inOrder(trial, exchange, what, { success: true, statuses });
      }
    },
  },
  // Laravel answers JSON where it is asked for; an app that gets a page instead fails while parsing it.
  "unknown-route-is-not-found": {
    title: "An address that is none of the API's is answered with 404 and a JSON message.",
    async check(trial) {
      const { session } = trial;
      // With a token: an installation may ask for one before it looks at the address.
      const call = { as: session.firstOf("active", "other") };
      const exchange = await getAt(session, "/there-is-no-such-route", call);
      inOrder(trial, exchange, "an unknown address", { statuses: [404] });
    },
  },
  // A method that the page does not give: whatever follows a link sends a GET, and must not create. No server has that id.
  "wrong-method-is-not-allowed": {
    title: "A method that an address does not know is answered with 405 and a JSON message.",
    async check(trial) {
      const { session, must } = trial;
      const { personas } = session.target;
      const isWrite = session.transport.allowWrites && personas.active !== undefined;
      const [path, call]: [string, VpnScriptCall] = isWrite
        ? [`/wireguard/create?server_id=${NOBODYS_ID}`, { as: "active" }]
        : ["/auth/token", {}];
      const exchange = await getAt(session, path, call);
      const key = "createWireguardConfig/404/server-not-found";
      const isCreate = isWrite && session.breachesOf(key, exchange).length === 0;
      must(answerOf(exchange), !isCreate, "405", {
        "get-creates-nothing": "A GET is answered as a create that names no server of the list.",
      });
      if (!isCreate) inOrder(trial, exchange, "a wrong method", { statuses: [405] });
    },
  },
  // The other operations tell the three states apart, each in its variants; the profile call has one
  // sentence for them, and one variant, which the first of these accounts reaches: here come the rest.
  "profile-needs-an-active-service": {
    title:
      "No account without an active service gets an OpenVPN profile, whatever its service lacks.",
    async check({ session, hold }) {
      const parameters = { server_id: session.server("openvpn") };
      const [, ...personas] = WITHOUT_SERVICE.filter((one) => session.target.personas[one]);
      if (personas.length === 0) {
        const names = WITHOUT_SERVICE.join(", ");
        throw new NotReachable(`needs two of ${names} among the target file's personas`);
      }
      for (const as of personas) {
        const call = { as, parameters };
        await hold("getOpenvpnProfile/422/no-active-service", call);
      }
    },
  },
};

/** A GET of another address of the API. */
async function getAt(session: VpnScriptSession, path: string, call: VpnScriptCall) {
  const request = await session.build("getAccount", call);
  const url = request.url.replace(/\/account$/, path);
  return session.transport.send({ ...request, url, isOdd: true });
}

/**
 * Whether an installation has answered in order: with JSON, and with none of the statuses that are
 * always wrong there. What the page does not document may be refused in any words, but not so.
 * Other `statuses` than those are remarked on, and so is a refusal without a message where it may not be a `success`.
 */
export function inOrder(
  { session, must, should }: Trial,
  exchange: Exchange,
  what: string,
  may: { success?: boolean; statuses?: readonly number[] } = {},
): boolean {
  session.described.isTold(exchange);
  const { status, body, headers } = exchange.answer;
  const isFit = status < 500 && (status >= 400 || (may.success === true && status < 300));
  const isOrder = isFit && body.problem === undefined;
  const value = `${status}, ${headers["content-type"] ?? "no content-type"}: ${body.text}`;
  const at = body.problem === undefined ? "status" : "body";
  must({ value, at, exchange }, isOrder, `${may.success ? "2xx or " : ""}4xx, JSON`, {
    "answered-in-order": `The answer to ${what} is not JSON with a status that fits.`,
  });
  if (!isOrder) return false;
  const isStatus = may.statuses?.includes(status) ?? true;
  should({ ...answerOf(exchange), at: "status" }, isStatus, may.statuses?.join(" or "), {
    "status-fits": `The answer to ${what} has another status than such answers have.`,
  });
  const { message } = fieldsOf(exchange);
  const isDue = isStatus && may.statuses !== undefined && !may.success;
  const place = { value: message ?? "none", at: "/message", exchange };
  should(place, !isDue || typeof message === "string", "text", {
    "refusal-has-a-message": "The refusal has no message.",
  });
  return true;
}
