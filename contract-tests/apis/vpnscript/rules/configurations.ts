import type { Seen } from "../../../engine/seen.ts";
import { STATE, stateOf, type Configuration } from "../configurations.ts";
import type { Rules } from "../session.ts";
import { fieldOf, must, read, should } from "./answers.ts";
import { lifeRule, type Life } from "./life.ts";
import { addressesOf } from "./openvpn.ts";
import { readWgQuick, type WgQuick } from "./wgquick.ts";

/** What a configuration is while it lives. */
export const configurationRules: Rules = {
  // The page: with status 1 "it will set "config" data". Its example of status 2 has null, and no word on when it goes.
  "config-is-there-while-active": lifeRule({
    title: "A configuration has its file once it is active, and null before and after.",
    tellsOnce: "message",
    check(life, found) {
      for (const sight of life.seen(life.sights())) {
        const { id, status, config } = sight.value;
        const isWanted = stateOf(sight.value) === STATE.active;
        const isThere = Boolean(config);
        const claim = stateOf(sight.value) === STATE.pendingDeletion ? should : must;
        const shown = { ...fieldOf(sight, "config"), value: isThere ? "a file" : config };
        claim(found, shown, isWanted === isThere, isWanted ? "a file" : "null", {
          "config-goes-with-the-status": `Configuration ${id} has status ${status} and ${isThere ? "a file" : "no file"}.`,
        });
      }
    },
  }),
  // An app keeps configurations by id and shows when they were made. That times and states only go forwards is to be supposed.
  "configurations-stay-the-same": lifeRule({
    title:
      "Between two reads a configuration keeps its created_at and its file, and its state and updated_at only go forwards.",
    tellsOnce: "message",
    check(life, found) {
      const earlier = new Map<number, Configuration>();
      for (const sight of life.seen(life.sights())) {
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
          const shown = fieldOf(sight, field);
          const expected = isFile ? "the same file" : `as before or after ${before[field]}`;
          const claim = field === "created_at" ? must : should;
          claim(found, isFile ? { ...shown, value: "another file" } : shown, isSo, expected, {
            "configuration-keeps-what-it-is": `Configuration ${now.id}: ${field} is not what it can be after the read before.`,
          });
        }
      }
    },
  }),
  // Without keys and a place to connect to, a WireGuard app refuses the file, or connects to nobody.
  "config-is-a-wg-quick-file": lifeRule({
    title:
      "The file of a created configuration is one that WireGuard reads, and it connects to the server asked for.",
    tellsOnce: "actual",
    async check(life, found, session) {
      const { value: servers } = await read(session, "listServers/200/all-servers");
      const server = servers.find(({ id }) => id === life.server);
      const addresses = server ? addressesOf(server) : [];
      for (const { file, sight } of life.seen(ownFiles(life))) {
        const { id } = sight.value;
        const shown = { at: `${sight.at}/config`, exchange: sight.exchange };
        if (typeof file === "string") {
          const message = `WireGuard cannot connect with the file of configuration ${id}: ${file}.`;
          found({ check: "config-can-be-read", message, ...shown });
          continue;
        }
        for (const flaw of file.flaws) {
          should(found, { ...shown, value: flaw }, false, "all that a device needs", {
            "config-is-complete": `The file of configuration ${id} may be of no use to a device.`,
          });
        }
        const hosts = file.peers.flatMap(({ host }) => host ?? []);
        const isThere = addresses.length === 0 || hosts.some((host) => addresses.includes(host));
        should(found, { ...shown, value: hosts.join(", ") }, isThere, addresses.join(" or "), {
          "config-leads-to-its-server": `The file of configuration ${id} connects to another place than the list has for its server.`,
        });
      }
    },
  }),
  // WireGuard tells devices by their keys and routes to them by their addresses: with either shared, one of two is cut off.
  "configurations-share-nothing": lifeRule({
    title:
      "Two created configurations share neither key nor address, and one endpoint has one public key.",
    tellsOnce: "actual",
    check(life, found) {
      const files = life.seen(ownFiles(life));
      for (const [index, { file: one, sight }] of files.entries()) {
        for (const { file: another, sight: other } of files.slice(index + 1)) {
          if (typeof one === "string" || typeof another === "string") continue;
          const ids = [sight.value.id, other.value.id];
          for (const [what, isShared] of Object.entries(sharedBy(life, ids, one, another))) {
            const claim = what === "the same private key" ? must : should;
            const shown = { ...fieldOf(other, "config"), value: what };
            const expected = "keys and addresses of their own, and one public key for an endpoint";
            claim(found, shown, !isShared, expected, {
              "configurations-are-told-apart": `Configurations ${ids.join(" and ")} have ${what}.`,
            });
          }
        }
      }
    },
  }),
};

/** Whether two configurations have what only one may have. */
function sharedBy({ place }: Life, ids: readonly number[], one: WgQuick, another: WgQuick) {
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

/** The file, or why it is none, of each active configuration that this run has created, at its first sight. */
function ownFiles(life: Life): { file: WgQuick | string; sight: Seen<Configuration> }[] {
  const isReady = (one: Configuration) => Boolean(one.config) && stateOf(one) === STATE.active;
  return life.appeared(isReady).map((sight) => ({ file: readWgQuick(sight.value.config!), sight }));
}
