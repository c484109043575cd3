import { fieldOf, type Seen } from "../../../engine/judgement/seen.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import type { Configuration } from "../calls.ts";
import { isActive } from "../configurations.ts";
import { ownPlace } from "../creating.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { addressesOf, serverElsewhere } from "./profiles.ts";
import { useOf } from "./staying.ts";
import type { Rules } from "./trial.ts";
import { readWgQuick, type WgQuick } from "./wgquick.ts";

export const fileRules: Rules = {
  // Without keys and a place to connect to, a WireGuard app refuses the file or connects to nobody.
  "config-is-a-wg-quick-file": {
    title:
      "WireGuard can read the file of a created configuration, and it connects to the requested server.",
    source:
      "WireGuard Configurations, tab 1; WireGuard Configuration (POST), row server_id; inferred from Server List, tab 1; inferred from wg-quick",
    tellsOnce: "actual",
    async follow(life, { session, read, must, should }) {
      const { value: servers } = await read("listServers/200/all-servers");
      const server = servers.find(({ id }) => id === session.server("wireguard"));
      const addresses = server ? addressesOf(server) : [];
      for (const { file, sight } of life.seen(ownFiles(session, life))) {
        const { id } = sight.value;
        const shown = { at: `${sight.at}/config`, exchange: sight.exchange };
        const isRead = typeof file !== "string";
        must(shown, isRead, undefined, {
          "config-can-be-read": `WireGuard cannot connect with the file of configuration ${id}: ${isRead ? "" : file}.`,
        });
        if (!isRead) continue;
        for (const flaw of file.flaws) {
          should({ ...shown, value: flaw }, false, "all that a device needs", {
            "config-is-complete": `The file of configuration ${id} may be of no use to a device.`,
          });
        }
        const hosts = file.peers.flatMap(({ host }) => host ?? []);
        const other = server && serverElsewhere(servers, server, hosts);
        must({ ...shown, value: hosts.join(", ") }, !other, addresses.join(" or "), {
          "config-is-for-its-server": `The file of a configuration of server ${server?.id} connects to server ${other?.id}.`,
        });
        if (other) continue;
        const isThere = addresses.length === 0 || hosts.some((host) => addresses.includes(host));
        should({ ...shown, value: hosts.join(", ") }, isThere, addresses.join(" or "), {
          "config-leads-to-its-server": `The file of configuration ${id} connects to another place than the list has for its server.`,
        });
      }
    },
  },
  // WireGuard tells devices by their keys and routes to them by their addresses: where two share
  // either, one is cut off.
  "configurations-share-nothing": {
    title:
      "Two created configurations share neither key nor address, and one endpoint has one public key.",
    source: "inferred from WireGuard Configurations, tab 1; inferred from wg-quick",
    tellsOnce: "actual",
    async follow(life, { session, must }) {
      const all = life.seen(ownFiles(session, life));
      const files = all.filter(isSteady);
      // What nobody has removed may have been there for longer than it was seen.
      const open = files.filter(
        (one) =>
          removalOf(one) === undefined &&
          files.some((other) => other !== one && shareAddress(one, other)),
      );
      for (const name of new Set(open.map(({ place }) => place.name))) {
        await session.configurations.look(name).catch(() => undefined);
      }
      for (const [index, one] of files.entries()) {
        for (const another of files.slice(index + 1)) {
          const other = another.sight;
          const ids = [one.sight.value.id, other.value.id];
          for (const [what, isShared] of Object.entries(sharedBy(one, another))) {
            const shown = { ...fieldOf(other, "config"), value: what };
            const expected = "keys and addresses of their own, and one public key for an endpoint";
            must(shown, !isShared, expected, {
              "configurations-are-told-apart": `Configurations ${ids.join(" and ")} have ${what}.`,
            });
          }
        }
      }
    },
  },
};

interface OwnFile {
  readonly file: WgQuick | string;
  readonly sight: Seen<Configuration>;
  readonly place: Place<Configuration>;
}

/** Whether its file has the same keys and addresses in each look: another rule tells of one that changes. */
function isSteady({ place, sight: { value } }: OwnFile): boolean {
  const files = place.sightsOf(String(value.id)).flatMap(({ config }) => config ?? []);
  return files.every((file) => useOf(file) === useOf(value.config ?? ""));
}

/** When it was first seen active, and until when it certainly was: a deletion frees its address, at the latest when its job ends. */
function timesOf({ place, sight }: OwnFile): readonly [number, number] {
  const isActive = (one: Configuration) => one.id === sight.value.id && isReady(one);
  const looks = place.looks.filter(({ items }) => items.some(isActive));
  const times = looks.map(({ exchange }) => exchange.startedAt);
  return [times[0]!, removalOf({ place, sight })?.exchange.startedAt ?? times.at(-1)!];
}

function removalOf({ place, sight: { value } }: Pick<OwnFile, "place" | "sight">) {
  return place.removals.find(({ id }) => id === String(value.id));
}

/** Behind one endpoint, a tunnel sends what is for an address to one of the two. */
function shareAddress({ file: one }: OwnFile, { file: another }: OwnFile): boolean {
  if (typeof one === "string" || typeof another === "string") return false;
  const isAddress = one.addresses.some((address) => another.addresses.includes(address));
  return (
    isAddress &&
    one.peers.some(({ endpoint }) => another.peers.some((peer) => peer.endpoint === endpoint))
  );
}

function sharedBy(first: OwnFile, second: OwnFile): Readonly<Record<string, boolean>> {
  const { file: one } = first;
  const { file: another } = second;
  if (typeof one === "string" || typeof another === "string") return {};
  // An address is free again once its configuration is gone.
  const [[from, to], [since, until]] = [timesOf(first), timesOf(second)];
  const wereTogether = from <= until && since <= to;
  return {
    "the same private key": one.privateKey === another.privateKey,
    "the same address": wereTogether && shareAddress(first, second),
    "two public keys for one endpoint": one.peers.some((peer) =>
      another.peers.some(
        ({ endpoint, publicKey }) => endpoint === peer.endpoint && publicKey !== peer.publicKey,
      ),
    ),
  };
}

/** Of each active configuration of this run, on both accounts that create, at first sight: the file, or what is wrong with it. */
function ownFiles(session: VpnScriptSession, life: Lifecycle): OwnFile[] {
  return (["active", "other"] as const).flatMap((persona) => {
    const place = ownPlace(session, persona);
    return life
      .appeared(isReady, place)
      .map((sight) => ({ file: readWgQuick(sight.value.config!), sight, place }));
  });
}

function isReady(one: Configuration): boolean {
  return Boolean(one.config) && isActive(one);
}
