import {
  addressed,
  CLEAN,
  findingOf,
  met,
  unchecked,
  type Condition,
  type Conditions,
} from "../../../../sandbox/condition.ts";
import { SERVER_IDS } from "../servers.ts";

type Personas = Readonly<Record<string, object | undefined>>;

function personas(
  title: string,
  of: RegExp,
  change: (all: Personas) => Personas,
  truth = unchecked,
) {
  return met(truth(of))(title, {
    target({ personas: given, ...entry }) {
      const all = { ...(given as Personas), ...change(given as Personas) };
      const named = Object.entries(all).filter(([, login]) => login !== undefined);
      return { ...entry, personas: Object.fromEntries(named) };
    },
  });
}

function persona(field: string, other: string, what: string, truth = unchecked): Condition {
  const title = `personas.${field} of the target file is an account that ${what}`;
  const change = ({ [other]: account }: Personas) => ({ [field]: account, [other]: undefined });
  return personas(title, new RegExp(`personas\\.${field}`), change, truth);
}

function server(field: keyof typeof SERVER_IDS, id: number, what: string): Condition {
  const error = new RegExp(`servers\\.${field}(?![A-Z])`);
  return met(unchecked(error))(`servers.${field} of the target file is a server that ${what}`, {
    target: (entry) => ({ ...entry, servers: { ...SERVER_IDS, [field]: id } }),
  });
}

export const PREMISES: Conditions = {
  "api-twice": addressed(unchecked(/baseUrl/), "ends in /api", /$/, "/api"),
  "slash-added": addressed(CLEAN, "ends in a slash", /$/, "/"),
  "accounts-exchanged": personas(
    "the target file has the active and the expired account exchanged",
    /personas\.(active|expired)/,
    ({ active, expired }) => ({ active: expired, expired: active }),
  ),
  "same-account-twice": personas(
    "the target file names one account as active and as other",
    /personas\.(active|other)/,
    ({ active }) => ({ other: active }),
  ),
  "wrong-password": personas(
    "the target file's password of the active account is wrong",
    /personas\.active/,
    ({ active }) => ({ active: { ...active, password: "not-this-one" } }),
  ),
  "active-suspended": persona("active", "suspended", "is suspended"),
  "active-is-inactive": persona("active", "inactive", "has a service that is not active"),
  "other-is-inactive": personas(
    "the target file has the inactive account and one with a service exchanged",
    /personas\.(other|inactive)/,
    ({ other, inactive }) => ({ other: inactive, inactive: other }),
  ),
  "inactive-is-active": persona("inactive", "other", "has an active service"),
  "expired-is-active": persona("expired", "other", "has an active service"),
  "inactive-is-expired": persona("inactive", "expired", "has an expired service"),
  "suspended-is-active": persona("suspended", "other", "can sign in"),
  "no-service-has-one": persona("noService", "other", "has a service"),
  "active-at-its-limit": persona("active", "deviceLimited", "has no device left", findingOf),
  "limited-has-room": persona("deviceLimited", "other", "has room for more devices"),
  "profile-there": server("openvpnWithoutProfile", 6, "has a profile"),
  "profile-missing": server("openvpn", SERVER_IDS.openvpnWithoutProfile, "has no profile"),
  "openvpn-is-wireguard": server("openvpn", SERVER_IDS.wireguard, "speaks WireGuard"),
  "wireguard-is-openvpn": server("wireguard", SERVER_IDS.openvpn, "speaks OpenVPN"),
  "wireguard-is-full": server("wireguard", SERVER_IDS.wireguardFull, "has no free slots"),
  "wireguard-unknown": server("wireguard", 888_888, "does not exist"),
  "missing-exists": server("missing", SERVER_IDS.wireguard, "exists"),
  "disabled-is-enabled": server("disabled", 6, "is listed"),
  "full-has-slots": server("wireguardFull", 7, "has free slots"),
};
