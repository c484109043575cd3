import { notAnswered, NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../../engine/exchange/exchange.ts";
import { together } from "../../../engine/exchange/together.ts";
import { answerOf } from "../../../engine/judgement/seen.ts";
import { NOBODYS_ID, reaches } from "../reaches.ts";
import { asActive, type VpnScriptCall } from "../calls.ts";
import type { VpnScriptSession } from "../session.ts";
import { WITHOUT_SERVICE } from "../target.ts";
import { inOrder, type Rules } from "./trial.ts";

/** How input that is not an id or a number is refused: the vendor's page does not say. */
const INVALID = [
  "getOpenvpnProfile/422/invalid-data",
  "getOpenvpnAuth/422/invalid-data",
  "listWireguardConfigs/422/invalid-data",
  "listServers/422/invalid-data",
] as const;

export const refusalRules: Rules = {
  // The vendor's page calls ids Integers and does not say what becomes of others. Each of these
  // variants tries one, and remarks on a refusal in other words. Breaking is a finding.
  "malformed-input-breaks-nothing": {
    title: "An invalid id or number gets a JSON error, never a failure of the server.",
    source:
      "OpenVPN Profile, row server_id; Server List, row paginate; inferred from Laravel; inferred from HTTP (RFC 9110)",
    async check(trial) {
      const { session } = trial;
      const tried = INVALID.map(async (key) => {
        const { how, call } = reaches[key];
        const { operation } = session.api.catalogue.variants[key]!;
        return [operation, how, await call(session)] as const;
      });
      const none = asActive({ paginate: 0 });
      for (const [operation, how, call] of [
        ...(await together(tried)),
        ["listServers", "with a paginate of 0", none] as const,
      ]) {
        const exchange = await session.once(operation, call);
        inOrder(trial, exchange, `${operation}, ${how}`, { success: true });
      }
    },
  },
  // The vendor's page marks them as required.
  "ids-are-asked-for": {
    title: "Without an id, no profile is given, nothing is created and nothing is deleted.",
    source:
      "OpenVPN Profile, row server_id; WireGuard Configuration (POST), row server_id; WireGuard Configuration (DELETE), row config_id",
    async check(trial) {
      const { session, must } = trial;
      session.credentials("active");
      for (const operation of WITH_AN_ID) {
        if (!mayTry(session, operation)) continue;
        const exchange = await session.once(operation, asActive({}));
        if (!inOrder(trial, exchange, `${operation} without an id`, { success: true })) continue;
        must(answerOf(exchange), exchange.answer.status >= 400, "a refusal", {
          "an-id-is-asked-for": `${operation} is answered as a success though no id was named.`,
        });
      }
    },
  },
  // The vendor's page calls them Integers. Blanks and a plus sign, which validation lets through,
  // are not tried; a negative number or a fraction is another number.
  "ids-are-read-exactly": {
    title: "A negative number or a fraction does not count as the id that it begins with.",
    source:
      "OpenVPN Profile, row server_id; WireGuard Configuration (POST), row server_id; inferred from OpenVPN Authentication Details, tab 6; inferred from WireGuard Configurations, tab 7",
    async check(trial) {
      const { session, must } = trial;
      session.credentials("active");
      const openvpn = session.server("openvpn");
      const { wireguard } = session.target.servers;
      for (const [operation, form, id] of [
        ["getOpenvpnProfile", `-${openvpn}`, openvpn],
        ["getOpenvpnAuth", `${openvpn}.9`, openvpn],
        ["listWireguardConfigs", `-${wireguard}`, wireguard],
        // A server of the other protocol is refused for that, if it is found.
        ["createWireguardConfig", `${openvpn}.9`, openvpn],
      ] as const) {
        if (id === undefined || !mayTry(session, operation)) continue;
        const call = asActive({ server_id: form });
        const taken = (one: Exchange) => TAKEN.has(session.nameOf(one) ?? "");
        const exchange = await session.once(operation, call);
        const what = `${operation} with server_id ${form}`;
        if (!inOrder(trial, exchange, what, { success: true })) continue;
        // An answer that is wrong now and then says nothing of the number.
        const isTaken = taken(exchange) && taken(await session.send(operation, call));
        must(answerOf(exchange), !isTaken, "a refusal", {
          "number-is-exact": `${operation} takes the server_id ${form} for ${id}.`,
        });
      }
    },
  },
  // Apps compare the messages, and a phone names its owner's language with each request.
  "messages-are-in-one-language": {
    title: "A refusal uses the vendor's words, whatever language the client asks for.",
    source: "inferred from OpenVPN Authentication Details, tab 6",
    async check({ session, found }) {
      const key = "getOpenvpnAuth/404/server-not-found";
      const call = asActive({ server_id: session.server("missing") });
      const plain = await session.once("getOpenvpnAuth", call);
      // What is said without such a wish is the variant's concern.
      if (session.breachesOf(key, plain).length > 0) return;
      const exchange = await session.send("getOpenvpnAuth", call, 0, (request) => {
        const headers = { ...request.headers, "accept-language": "de-DE,de;q=0.9" };
        return { ...request, headers };
      });
      found(...session.breachesOf(key, exchange));
    },
  },
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
      const deletion = asActive({ config_id: NOBODYS_ID });
      const byPost = (request: WireRequest) =>
        ({ ...request, method: "POST", isOdd: true }) as const;
      const create = `/wireguard/create?server_id=${NOBODYS_ID}`;
      // By which answer it has done what the right method does.
      const oddly = [
        ["createToken/422/invalid-data", () => getAt(session, "/auth/token", {})],
        [
          "createWireguardConfig/404/server-not-found",
          () => getAt(session, create, { as: "active" }),
        ],
        [
          "deleteWireguardConfig/404/config-not-found",
          () => session.send("deleteWireguardConfig", deletion, 0, byPost),
        ],
      ] as const;
      for (const [key, ask] of isWrite ? oddly : oddly.slice(0, 1)) {
        const exchange = await ask().catch(notAnswered);
        if (!exchange) continue;
        const isDone = session.breachesOf(key, exchange).length === 0;
        const { operation } = session.api.catalogue.variants[key]!;
        must(answerOf(exchange), !isDone, "405", {
          "only-the-right-method-does-it": `A ${exchange.request.method} is answered as ${operation} is.`,
        });
        if (!isDone)
          inOrder(trial, exchange, "a wrong method", { statuses: [405], inferred: true });
      }
    },
  },
  // The other operations tell the three states apart, each in its variants. The profile call has
  // one sentence and one variant for them, which the first of these accounts reaches; the others
  // come here.
  "profile-needs-an-active-service": {
    title: "No account without an active service gets an OpenVPN profile.",
    source:
      "OpenVPN Profile, tab 4; inferred from OpenVPN Authentication Details, tab 3; inferred from OpenVPN Authentication Details, tab 4; inferred from OpenVPN Authentication Details, tab 5",
    async check({ session, hold }) {
      const parameters = { server_id: session.server("openvpn") };
      const [, ...personas] = WITHOUT_SERVICE.filter((one) => session.target.personas[one]);
      if (personas.length === 0) {
        const names = WITHOUT_SERVICE.join(", ");
        throw new NotReachable(`needs two of ${names} among the target file's personas`);
      }
      for (const as of personas) {
        // The certificate alone is not for them, either.
        const isAlone = as === personas[0];
        const call = { as, parameters: isAlone ? { ...parameters, cert_only: true } : parameters };
        await hold("getOpenvpnProfile/422/no-active-service", call);
      }
    },
  },
};

const WITH_AN_ID = ["getOpenvpnProfile", "createWireguardConfig", "deleteWireguardConfig"] as const;

/** Variants that show that what was asked for was found. */
const TAKEN: ReadonlySet<string> = new Set([
  ...["full-profile", "openvpn-credentials", "configs", "no-configs", "not-wireguard"],
  "create-dispatched",
]);

function mayTry({ api, transport }: VpnScriptSession, operation: string): boolean {
  return api.catalogue.operations[operation]!.effect === "reads" || transport.allowWrites;
}

function getAt(session: VpnScriptSession, path: string, call: VpnScriptCall) {
  return session.send("getAccount", call, 0, (request) => {
    const url = request.url.replace(/\/account$/, path);
    return { ...request, url, isOdd: true };
  });
}
