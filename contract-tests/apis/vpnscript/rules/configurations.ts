import type { ReportBreach } from "../../../engine/finding.ts";
import { must, type Seen } from "../../../engine/seen.ts";
import { STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptRule } from "../session.ts";
import { read } from "./answers.ts";
import { lifeOf, seen, type Life } from "./life.ts";
import { addressesOf } from "./openvpn.ts";
import { readWgQuick, type WgQuick } from "./wgquick.ts";

/** What a configuration is while it lives. */
export const configurationRules: readonly VpnScriptRule[] = [
  {
    // The page: with status 1 "it will set "config" data". Its example of status 2 has null, and no word on when it goes.
    id: "config-is-there-while-active",
    title: "A configuration has its file once it is active, and null before and after.",
    alone: true,
    async check(session, found) {
      const life = await lifeOf(session);
      const tell = onceEach(found);
      for (const sight of seen(life, life.sights())) {
        const { id, status, config } = sight.value;
        const wanted = stateOf(sight.value) === STATE.active;
        const isSo = wanted === Boolean(config);
        must(tell(`${id} ${status}`), sight, "config", isSo, wanted ? "a file" : "null", {
          check: "config-goes-with-the-status",
          message: `Configuration ${id} has status ${status} and ${config ? "a file" : "no file"}.`,
          actual: config ? "a file" : config,
          inferred: stateOf(sight.value) === STATE.pendingDeletion,
        });
      }
    },
  },
  {
    // An app keeps configurations by id and shows when they were made. That times and states only go forwards is to be supposed.
    id: "configurations-stay-the-same",
    title:
      "Between two reads a configuration keeps its created_at and its file, and its state and updated_at only go forwards.",
    alone: true,
    async check(session, found) {
      const life = await lifeOf(session);
      const tell = onceEach(found);
      const earlier = new Map<number, Configuration>();
      for (const sight of seen(life, life.sights())) {
        const now = sight.value;
        const before = earlier.get(now.id) ?? now;
        earlier.set(now.id, now);
        const { created_at, updated_at, config } = before;
        const kept = {
          created_at: created_at === now.created_at,
          updated_at: now.updated_at >= updated_at && now.updated_at >= now.created_at,
          status: stateOf(now) >= stateOf(before),
          config: config === now.config || !config || !now.config,
        };
        for (const [name, isSo] of Object.entries(kept)) {
          const field = name as keyof typeof kept;
          const isFile = field === "config";
          const expected = isFile ? "the same file" : `as before or after ${before[field]}`;
          must(tell(`${now.id} ${field}`), sight, field, isSo, expected, {
            check: "configuration-keeps-what-it-is",
            message: `Configuration ${now.id}: ${field} is not what it can be after the read before.`,
            ...(isFile ? { actual: "another file" } : {}),
            inferred: field !== "created_at",
          });
        }
      }
    },
  },
  {
    // Without keys and a place to connect to, a WireGuard app refuses the file, or connects to nobody.
    id: "config-is-a-wg-quick-file",
    title:
      "The file of a created configuration is one that WireGuard reads, and it connects to the server asked for.",
    alone: true,
    async check(session, found) {
      const life = await lifeOf(session);
      const { value: servers } = await read(session, "listServers/200/all-servers");
      const server = servers.find(({ id }) => id === life.server);
      const addresses = server ? addressesOf(server) : [];
      const tell = onceEach(found);
      for (const { file, sight } of seen(life, ownFiles(life))) {
        const { id } = sight.value;
        const place = { at: `${sight.at}/config`, exchange: sight.exchange };
        if (typeof file === "string") {
          const message = `WireGuard cannot connect with the file of configuration ${id}: ${file}.`;
          found({ check: "config-can-be-read", message, ...place });
          continue;
        }
        for (const flaw of file.flaws) {
          tell(flaw)({
            check: "config-is-complete",
            message: `The file of configuration ${id} may be of no use to a device.`,
            expected: "all that a device needs",
            actual: flaw,
            ...place,
            inferred: true,
          });
        }
        const hosts = file.peers.flatMap(({ host }) => host ?? []);
        const isThere = addresses.length === 0 || hosts.some((host) => addresses.includes(host));
        const actual = hosts.join(", ");
        must(tell(actual), sight, "config", isThere, addresses.join(" or "), {
          check: "config-leads-to-its-server",
          message: `The file of configuration ${id} connects to another place than the list has for its server.`,
          actual,
          inferred: true,
        });
      }
    },
  },
  {
    // WireGuard tells devices by their keys and routes to them by their addresses: with either shared, one of two is cut off.
    id: "configurations-share-nothing",
    title:
      "Two created configurations share neither key nor address, and one endpoint has one public key.",
    alone: true,
    async check(session, found) {
      const life = await lifeOf(session);
      const files = seen(life, ownFiles(life));
      const tell = onceEach(found);
      for (const [index, { file: one, sight }] of files.entries()) {
        for (const { file: another, sight: other } of files.slice(index + 1)) {
          if (typeof one === "string" || typeof another === "string") continue;
          const ids = [sight.value.id, other.value.id];
          for (const [what, isShared] of Object.entries(sharedBy(life, ids, one, another))) {
            const expected = "keys and addresses of their own, and one public key for an endpoint";
            must(tell(what), other, "config", !isShared, expected, {
              check: "configurations-are-told-apart",
              message: `Configurations ${ids.join(" and ")} have ${what}.`,
              actual: what,
              inferred: what !== "the same private key",
            });
          }
        }
      }
    },
  },
];

/** Whether two configurations have what only one may have. */
function sharedBy(
  { place }: Life,
  ids: readonly number[],
  one: WgQuick,
  another: WgQuick,
): Readonly<Record<string, boolean>> {
  // An address is free again once what had it is gone.
  const wereTogether = place.looks.some(({ items }) =>
    ids.every((id) => items.some((listed) => listed.id === id)),
  );
  const isAddress = one.addresses.some((address) => another.addresses.includes(address));
  return {
    "the same private key": one.privateKey === another.privateKey,
    "the same address": wereTogether && isAddress,
    "two public keys for one endpoint": one.peers.some((peer) =>
      another.peers.some(
        ({ endpoint, publicKey }) => endpoint === peer.endpoint && publicKey !== peer.publicKey,
      ),
    ),
  };
}

/** Reports what has the same key once: of another configuration it says nothing new. */
function onceEach(found: ReportBreach): (key: string) => ReportBreach {
  const told = new Set<string>();
  return (key) => (breach) => {
    if (!told.has(key)) found(breach);
    told.add(key);
  };
}

/** The file, or why it is none, of each active configuration that this run has created, at its first sight. */
function ownFiles(life: Life): { file: WgQuick | string; sight: Seen<Configuration> }[] {
  const created = new Set(life.appeared.map(({ value }) => value.id));
  const sights = life
    .sights()
    .filter(
      ({ value }) => value.config && created.has(value.id) && stateOf(value) === STATE.active,
    );
  return [...Map.groupBy(sights, ({ value }) => value.id).values()].map(([sight]) => ({
    file: readWgQuick(sight!.value.config!),
    sight: sight!,
  }));
}
