import type { Rule } from "../../engine/api.ts";
import type { Found } from "../../engine/finding.ts";
import { STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptSession } from "../session.ts";
import { lifeOf, seen, type Creation, type Look } from "./life.ts";
import { addressesOf } from "./openvpn.ts";
import { readsOf } from "./reads.ts";
import { readWgQuick, type WgQuick } from "./wgquick.ts";

/** The page: with status 1 "it will set "config" data", and its example of status 2 has null. */
export const configIsThereWhileActive: Rule<VpnScriptSession> = {
  id: "config-is-there-while-active",
  title: "A configuration has its file while it is active, and null before and after.",
  alone: true,
  async check(session, found) {
    const { looks } = await lifeOf(session).then((life) => (seen(life, life.creations), life));
    const told = new Set<string>();
    for (const { list, exchange } of looks) {
      for (const [index, { id, status, config }] of list.entries()) {
        const asDocumented =
          stateOf({ status }) === STATE.active ? Boolean(config) : config === null;
        if (asDocumented || told.has(`${id} ${status}`)) continue;
        told.add(`${id} ${status}`);
        found({
          check: "config-goes-with-the-status",
          message: `Configuration ${id} has status ${status} and ${config ? "a file" : "no file"}.`,
          at: `/data/${index}/config`,
          expected: stateOf({ status }) === STATE.active ? "a file" : "null",
          actual: config ? "a file" : config,
          exchange,
        });
      }
    }
  },
};

/** An app keeps configurations by id and shows when they were made: neither may change, nor may a state come back. */
export const configurationsStayTheSame: Rule<VpnScriptSession> = {
  id: "configurations-stay-the-same",
  title:
    "Between two reads a configuration keeps its created_at and its file, and its state and updated_at only go forwards.",
  alone: true,
  async check(session, found) {
    const { looks } = await lifeOf(session).then((life) => (seen(life, life.creations), life));
    const earlier = new Map<number, Configuration>();
    const told = new Set<string>();
    for (const { list, exchange } of looks) {
      for (const [index, now] of list.entries()) {
        const before = earlier.get(now.id) ?? now;
        earlier.set(now.id, now);
        for (const [field, kept] of comparisons(before, now)) {
          if (kept || told.has(`${now.id} ${field}`)) continue;
          told.add(`${now.id} ${field}`);
          const secret = field === "config";
          found({
            check: "configuration-keeps-what-it-is",
            message: `Configuration ${now.id}: ${field} is not what it can be after the read before.`,
            at: `/data/${index}/${field}`,
            expected: secret ? "the same file" : `as before or after ${before[field]}`,
            actual: secret ? "another file" : now[field],
            exchange,
          });
        }
      }
    }
  },
};

function comparisons(
  before: Configuration,
  now: Configuration,
): readonly (readonly [keyof Configuration, boolean])[] {
  return [
    ["created_at", before.created_at === now.created_at],
    ["updated_at", now.updated_at >= before.updated_at && now.updated_at >= now.created_at],
    ["status", stateOf(now) >= stateOf(before)],
    ["config", before.config === now.config || !before.config || !now.config],
  ];
}

/** Without any of these a WireGuard app refuses the file, or connects to nobody. */
export const configIsAWgQuickFile: Rule<VpnScriptSession> = {
  id: "config-is-a-wg-quick-file",
  title:
    "The file of a created configuration is one that WireGuard reads, and it connects to the server asked for.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    const { data: servers } = await readsOf(session).servers();
    const server = servers.find(({ id }) => id === life.server);
    const addresses = server ? addressesOf(server) : [];
    for (const { active, look } of seen(life, life.creations)) {
      if (!active?.config) continue;
      const file = readWgQuick(active.config);
      const at = `/data/${look.list.indexOf(active)}/config`;
      const { exchange } = look;
      if (typeof file === "string") {
        const message = `WireGuard cannot connect with the file of configuration ${active.id}: ${file}.`;
        found({ check: "config-can-be-read", message, at, exchange });
        continue;
      }
      const hosts = file.peers.map(({ host }) => host);
      if (addresses.length === 0 || hosts.some((host) => addresses.includes(host))) continue;
      found({
        check: "config-leads-to-its-server",
        message: `The file of configuration ${active.id} connects to another place than the list has for its server.`,
        at,
        expected: addresses.join(" or "),
        actual: hosts.join(", "),
        exchange,
      });
    }
  },
};

/** WireGuard tells devices by their keys and routes to them by their addresses: with either shared, one of two is cut off. */
export const configurationsShareNothing: Rule<VpnScriptSession> = {
  id: "configurations-share-nothing",
  title:
    "A created configuration shares neither key nor address with another, and one endpoint has one public key.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    for (const creation of seen(life, life.creations)) compare(creation, found);
  },
};

function compare({ active, look }: Creation, found: (breach: Found) => void): void {
  const own = active?.config ? readWgQuick(active.config) : undefined;
  if (!active || typeof own !== "object") return;
  for (const [other, file] of filesIn(look)) {
    if (other.id === active.id) continue;
    const shared = [
      file.privateKey === own.privateKey && "have the same private key",
      file.addresses.some((address) => own.addresses.includes(address)) && "have the same address",
      file.peers.some((peer) =>
        own.peers.some(
          ({ endpoint, publicKey }) => endpoint === peer.endpoint && publicKey !== peer.publicKey,
        ),
      ) && "give one endpoint two public keys",
    ].filter((what) => what !== false);
    for (const what of shared) {
      found({
        check: "configurations-are-distinct",
        message: `Configurations ${other.id} and ${active.id}, both active on one server, ${what}.`,
        at: `/data/${look.list.indexOf(active)}/config`,
        exchange: look.exchange,
      });
    }
  }
}

function filesIn({ list }: Look): [Configuration, WgQuick][] {
  return list.flatMap((configuration) => {
    const file = configuration.config ? readWgQuick(configuration.config) : undefined;
    return typeof file === "object" ? [[configuration, file] as [Configuration, WgQuick]] : [];
  });
}
