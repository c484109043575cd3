import type { Bodies, VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";
import { readOnce, type Read } from "./answers.ts";

export type Account = Bodies["getAccount/200/account"]["data"];
export type Server = Bodies["listServers/200/all-servers"]["data"][number];
export type OpenvpnLogin = Bodies["getOpenvpnAuth/200/openvpn-credentials"]["data"];

// What several rules read, each asked for once in a run: mostly the variants have done so.

export function readAccount(session: VpnScriptSession, as: Persona): Promise<Read<Account>> {
  session.credentials(as);
  return readOnce(session, "getAccount/200/account", { as });
}

/** All servers that are listed. */
export function readServers(session: VpnScriptSession): Promise<Read<readonly Server[]>> {
  session.credentials("active");
  return readOnce(session, "listServers/200/all-servers", { as: "active" });
}

/** A server's whole OpenVPN profile. */
export function readProfile(session: VpnScriptSession, server_id: number): Promise<Read<string>> {
  session.credentials("active");
  const call = { as: "active", parameters: { server_id } } as const;
  return readOnce(session, "getOpenvpnProfile/200/full-profile", call);
}

export function readOpenvpnLogin(session: VpnScriptSession): Promise<Read<OpenvpnLogin>> {
  session.credentials("active");
  return readOnce(session, "getOpenvpnAuth/200/openvpn-credentials", { as: "active" });
}
