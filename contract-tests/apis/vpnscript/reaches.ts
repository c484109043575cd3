import type { VariantKey } from "../../../generated/vpnscript/catalogue.ts";
import { TargetError } from "../../engine/exchange/errors.ts";
import type { Parameters, VpnScriptCall } from "./calls.ts";
import { otherIds, removedServer } from "./meanwhile.ts";
import { deletedTooEarly } from "./pending.ts";
import { loginOf } from "./premises.ts";
import { isNotTaken, isStill } from "./removing.ts";
import { fullProblem, limitProblem, refusalProblem, unlessRemoved } from "./room.ts";
import type { VpnScriptReach } from "./session.ts";
import { emptyPlace, loginAgain, olderOne, pendingOne, someListed } from "./situations.ts";
import { isNot, restingOn, WITHOUT_SERVICE, type Fixture, type Persona } from "./target.ts";

export const NOBODYS_ID = 999_999_999;

export const WRONG_PASSWORD = "not-the-password-of-anybody";

const sends = (how: string, call: VpnScriptCall): VpnScriptReach => ({
  how,
  ...restingOn(call.as),
  call: () => call,
});

const active = (how: string, parameters: Parameters) =>
  sends(`as the active account, ${how}`, { as: "active", parameters });

/** The ids belong to nothing: an installation that forgets to ask for a token does no harm. */
const withoutToken = (parameters: Parameters = {}) => sends("without a token", { parameters });

const login = (
  how: string,
  personas: readonly Persona[],
  changed?: Parameters,
): VpnScriptReach => ({
  how: `logs in ${how}`,
  needs: personas,
  call: (session) =>
    session.loginOf({ ...session.credentials(session.firstOf(...personas)), ...changed }),
});

const onServer = (fixture: Fixture, persona: Persona = "active"): VpnScriptReach => ({
  how: `as ${persona} on the server "${fixture}"`,
  ...restingOn(persona),
  needs: [persona, fixture],
  call: (session) => ({
    as: session.firstOf(persona),
    parameters: { server_id: session.server(fixture) },
  }),
  contradicted: (session, exchange) => removedServer(session, fixture, exchange),
});

/**
 * How each variant is reached. `too-many-requests` and `framework-error` have no entry: nobody
 * provokes them on purpose.
 */
export const reaches: { readonly [K in Provokable]: VpnScriptReach } = {
  // Some panels end earlier tokens at a login, and the rest of the run needs the active account's.
  "createToken/200/token-issued": {
    ...login("as the other account, or else as the active one", ["other", "active"]),
    fresh: true,
    call: loginAgain,
  },
  "createToken/422/invalid-data": login("without a password", ["active", "other"], {
    password: undefined,
  }),
  "createToken/400/account-suspended": {
    ...login("as the suspended account", ["suspended"]),
    unless: isNot("suspended"),
  },
  "createToken/422/wrong-credentials": {
    how: "logs in as the active account with the password of the other one",
    needs: ["active", "other"],
    call(session) {
      const own = session.credentials(session.firstOf("active", "other"));
      const { password = own.password } = session.target.personas.other ?? {};
      const isWrong = password !== own.password;
      return session.loginOf({ ...own, password: isWrong ? password : WRONG_PASSWORD });
    },
  },

  "getAccount/200/account": {
    how: "as the active account, after another one has logged in",
    needs: ["active", "other"],
    fresh: true,
    async call(session) {
      await session.token("active");
      // A failed login of that account is reported where it matters.
      await session.token("other").catch(() => undefined);
      return { as: "active" };
    },
  },
  "getAccount/401/unauthenticated": withoutToken(),

  "listServers/200/all-servers": active("without paginate", {}),
  "listServers/200/server-page": {
    how: "as the other account, or else as the active one, with paginate",
    needs: ["other", "active"],
    call: (session) => ({ as: session.firstOf("other", "active"), parameters: { paginate: 1 } }),
  },
  "listServers/401/unauthenticated": withoutToken(),
  "listServers/422/invalid-data": active("with a paginate that is not a number", {
    paginate: "many",
  }),

  "getOpenvpnProfile/200/full-profile": onServer("openvpn"),
  "getOpenvpnProfile/200/certificate-only": {
    how: "as the active account on the openvpn server, with cert_only",
    needs: ["active", "openvpn"],
    call: (session) => ({
      as: "active",
      parameters: { server_id: session.server("openvpn"), cert_only: true },
    }),
  },
  "getOpenvpnProfile/401/unauthenticated": withoutToken({ server_id: NOBODYS_ID }),
  "getOpenvpnProfile/422/no-active-service": {
    how: "as an account without an active service",
    needs: [...WITHOUT_SERVICE, "openvpn"],
    call: (session) => ({
      as: session.firstOf(...WITHOUT_SERVICE),
      parameters: { server_id: session.server("openvpn") },
    }),
  },
  "getOpenvpnProfile/422/invalid-data": active("without server_id", {}),
  "getOpenvpnProfile/404/server-not-found": onServer("missing"),
  "getOpenvpnProfile/422/not-openvpn": onServer("wireguard"),
  "getOpenvpnProfile/404/profile-not-found": onServer("openvpnWithoutProfile"),

  "getOpenvpnAuth/200/openvpn-credentials": sends("as the active account", { as: "active" }),
  "getOpenvpnAuth/401/unauthenticated": sends("with Bearer and no token", {
    authorization: "Bearer",
  }),
  "getOpenvpnAuth/422/no-service": sends("as noService", { as: "noService" }),
  "getOpenvpnAuth/422/service-inactive": sends("as inactive", { as: "inactive" }),
  "getOpenvpnAuth/422/service-expired": {
    how: "as expired, of the openvpn server if there is one",
    needs: ["expired"],
    call: (session) => loginOf(session, session.firstOf("expired")),
  },
  "getOpenvpnAuth/404/server-not-found": onServer("missing"),
  "getOpenvpnAuth/422/not-openvpn": onServer("wireguard"),
  "getOpenvpnAuth/404/profile-not-found": onServer("openvpnWithoutProfile"),
  "getOpenvpnAuth/422/invalid-data": {
    how: "as the active account, with a fraction as server_id",
    needs: ["active"],
    call: ({ target }) => ({
      as: "active",
      parameters: { server_id: `${target.servers.openvpn ?? 1}.9` },
    }),
  },

  "listWireguardConfigs/200/configs": {
    how: "as the active account on the wireguard server, where it has a configuration",
    needs: ["active", "wireguard"],
    alone: true,
    fleeting: true,
    async call(session) {
      session.credentials("active");
      const server = session.server("wireguard");
      await someListed(session);
      return { as: "active", parameters: { server_id: server } };
    },
  },
  "listWireguardConfigs/401/unauthenticated": withoutToken({ server_id: NOBODYS_ID }),
  "listWireguardConfigs/422/no-service": onServer("wireguard", "noService"),
  "listWireguardConfigs/422/service-inactive": onServer("wireguard", "inactive"),
  "listWireguardConfigs/422/service-expired": onServer("wireguard", "expired"),
  "listWireguardConfigs/422/not-wireguard": onServer("openvpn"),
  "listWireguardConfigs/404/server-not-found": onServer("missing"),
  "listWireguardConfigs/404/no-configs": {
    how: "as an account that has no configuration on the server asked for",
    needs: ["active", "other", "deviceLimited", "wireguard", "wireguardFull"],
    // While something is pending on another server.
    alone: true,
    fleeting: true,
    call: emptyPlace,
  },
  "listWireguardConfigs/422/invalid-data": active("with a list as server_id", { "server_id[]": 1 }),

  "createWireguardConfig/200/create-dispatched": {
    ...onServer("wireguard"),
    alone: true,
    unless: `${isNot("active")}, or ${isNot("wireguard")}`,
    contradicted: unlessRemoved("wireguard", refusalProblem),
  },
  "createWireguardConfig/422/no-service": onServer("wireguard", "noService"),
  "createWireguardConfig/422/service-inactive": onServer("wireguard", "inactive"),
  "createWireguardConfig/422/service-expired": onServer("wireguard", "expired"),
  "createWireguardConfig/404/server-not-found": onServer("missing"),
  "createWireguardConfig/422/not-wireguard": onServer("openvpn"),
  "createWireguardConfig/422/server-full": {
    ...onServer("wireguardFull"),
    fresh: false,
    unless: isNot("wireguardFull"),
    contradicted: fullProblem,
  },
  "createWireguardConfig/422/device-limit": {
    ...onServer("wireguard", "deviceLimited"),
    unless: isNot("deviceLimited"),
    contradicted: limitProblem,
  },
  // Where input is looked at first, it is missed.
  "createWireguardConfig/401/unauthenticated": withoutToken(),
  "createWireguardConfig/422/invalid-data": active("without server_id", {}),

  "deleteWireguardConfig/200/delete-dispatched": {
    how: "as the active account, of the older of two configurations that this run has created",
    needs: ["active", "wireguard"],
    alone: true,
    fleeting: true,
    async call(session) {
      const ofOther = session.target.personas.other && deletedTooEarly(session);
      await ofOther?.catch((error: unknown) => {
        if (error instanceof TargetError) throw error;
      });
      const one = await olderOne(session);
      const isStillSo = () => isNotTaken(session, one);
      return { as: "active", parameters: { config_id: one.id }, isStillSo };
    },
    contradicted: otherIds,
  },
  "deleteWireguardConfig/401/unauthenticated": withoutToken({ config_id: NOBODYS_ID }),
  "deleteWireguardConfig/404/config-not-found": active("of an id that nobody has", {
    config_id: NOBODYS_ID,
  }),
  "deleteWireguardConfig/422/config-pending": {
    how: "as the active account, of a configuration of this run's own that waits for its job",
    needs: ["active", "wireguard"],
    alone: true,
    fleeting: true,
    async call(session) {
      const pending = await pendingOne(session);
      const isStillSo = () => isStill(session, pending);
      return { as: "active", parameters: { config_id: pending.id }, isStillSo };
    },
  },
  "deleteWireguardConfig/422/invalid-data": active("without config_id", {}),
};

type Provokable = Exclude<VariantKey, `${string}/${"too-many-requests" | "framework-error"}`>;
