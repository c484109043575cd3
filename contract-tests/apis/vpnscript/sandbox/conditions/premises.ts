import {
  CLEAN,
  findingOf,
  unchecked,
  type Condition,
  type Conditions,
  type Entry,
} from "../../../../sandbox/condition.ts";
import { altered, json, jsonOf } from "../../../../sandbox/fronts.ts";
import { SERVER_IDS } from "../servers.ts";
import { at } from "./answers.ts";
import { ACTIVE } from "./clients.ts";

type Personas = Readonly<Record<string, object | undefined>>;

/** The target file names other accounts. */
function personas(title: string, error: RegExp, change: (all: Personas) => Personas): Condition {
  const target = (entry: Entry): Entry => {
    const all = entry["personas"] as Personas;
    const changed = Object.entries({ ...all, ...change(all) });
    const named = changed.filter(([, login]) => login !== undefined);
    return { ...entry, personas: Object.fromEntries(named) };
  };
  return { title, truth: unchecked(error), target };
}

/** The target file names other servers. */
function servers(
  title: string,
  error: RegExp,
  others: Partial<Record<keyof typeof SERVER_IDS, number>>,
): Condition {
  const target = (entry: Entry) => ({ ...entry, servers: { ...SERVER_IDS, ...others } });
  return { title, truth: unchecked(error), target };
}

/** What the target file says is not so. */
export const PREMISES: Conditions = {
  "api-twice": {
    title: "the target file's base URL ends in /api",
    truth: unchecked(/baseUrl/),
    target: (entry) => ({ ...entry, baseUrl: `${String(entry["baseUrl"])}/api` }),
  },
  "slash-added": {
    title: "the target file's base URL ends in a slash",
    truth: CLEAN,
    target: (entry) => ({ ...entry, baseUrl: `${String(entry["baseUrl"])}/` }),
  },
  "accounts-exchanged": personas(
    "the target file has the active and the expired account exchanged",
    /personas\.(active|expired)/,
    ({ active, expired }) => ({ active: expired, expired: active }),
  ),
  "active-suspended": personas(
    "the target file's active account is suspended",
    /personas\.active/,
    ({ suspended }) => ({ active: suspended, suspended: undefined }),
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
  "expired-is-active": personas(
    "the target file's expired account has an active service",
    /personas\.expired/,
    ({ other }) => ({ expired: other, other: undefined }),
  ),
  "inactive-is-expired": personas(
    "the target file's inactive account has an expired service",
    /personas\.inactive/,
    ({ expired }) => ({ inactive: expired, expired: undefined }),
  ),
  "suspended-is-active": personas(
    "the target file's suspended account can sign in",
    /personas\.suspended/,
    ({ other }) => ({ suspended: other, other: undefined }),
  ),
  "no-service-has-one": personas(
    "the target file's account without a service has one",
    /personas\.noService/,
    ({ other }) => ({ noService: other, other: undefined }),
  ),
  "second-factor": {
    title: "the active account is asked for a second factor",
    truth: unchecked(/personas\.active/),
    front: altered(at("/api/auth/token"), (reply, _, passing) =>
      reply.status === 200 && jsonOf(passing)?.["username"] === ACTIVE
        ? json(200, { two_factor: true })
        : undefined,
    ),
  },
  "active-at-its-limit": {
    title: "the active account of the target file has no room for another device",
    truth: findingOf(/personas\.active/),
    target: ({ personas: all, ...entry }) => {
      const { deviceLimited, ...rest } = all as Personas;
      return { ...entry, personas: { ...rest, active: deviceLimited } };
    },
  },
  "limited-has-room": {
    title: "the target file's account at its device limit has room for more",
    truth: findingOf(/personas\.deviceLimited/),
    target: ({ personas: all, ...entry }) => {
      const { other, ...rest } = all as Personas;
      return { ...entry, personas: { ...rest, deviceLimited: other } };
    },
  },
  "profile-there": servers(
    "the server that the target file says to have no profile has one",
    /servers\.openvpnWithoutProfile/,
    { openvpnWithoutProfile: 6 },
  ),
  "profile-missing": servers(
    "the OpenVPN server of the target file has no profile",
    /servers\.openvpn /,
    { openvpn: SERVER_IDS.openvpnWithoutProfile },
  ),
  "wireguard-is-full": servers(
    "the WireGuard server of the target file has no free slots",
    /servers\.wireguard /,
    { wireguard: SERVER_IDS.wireguardFull },
  ),
  "missing-exists": servers(
    "the server that the target file calls missing exists",
    /servers\.missing/,
    { missing: SERVER_IDS.wireguard },
  ),
  "wireguard-unknown": servers(
    "the target file's wireguard server is an id that no server has",
    /servers\.wireguard/,
    { wireguard: 888_888 },
  ),
  "protocols-exchanged": servers(
    "the target file has the OpenVPN and the WireGuard server exchanged",
    /servers\.(openvpn|wireguard)/,
    { openvpn: SERVER_IDS.wireguard, wireguard: SERVER_IDS.openvpn },
  ),
  "disabled-is-enabled": servers(
    "the server that the target file calls disabled is listed",
    /servers\.disabled/,
    { disabled: 6 },
  ),
  "full-has-slots": servers(
    "the server that the target file calls full has free slots",
    /servers\.wireguardFull/,
    { wireguardFull: 7 },
  ),
};
