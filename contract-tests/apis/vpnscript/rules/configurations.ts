import type { Breach } from "../../../engine/finding.ts";
import type { Look } from "../../../engine/place.ts";
import { STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptRule } from "../session.ts";
import { lifeOf, seen, type Life } from "./life.ts";
import { addressesOf } from "./openvpn.ts";
import { read } from "./answers.ts";
import { readWgQuick, type WgQuick } from "./wgquick.ts";

/** The page: with status 1 "it will set "config" data". Its example of status 2 has null, and no word on when it goes. */
export const configIsThereWhileActive: VpnScriptRule = {
  id: "config-is-there-while-active",
  title: "A configuration has its file once it is active, and null before and after.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    const told = new Set<string>();
    for (const { items: list, exchange } of seen(life, looksOf(life))) {
      for (const [index, { id, status, config }] of list.entries()) {
        const wanted = stateOf({ status }) === STATE.active;
        if (wanted === Boolean(config) || told.has(`${id} ${status}`)) continue;
        told.add(`${id} ${status}`);
        found({
          check: "config-goes-with-the-status",
          message: `Configuration ${id} has status ${status} and ${config ? "a file" : "no file"}.`,
          at: `/data/${index}/config`,
          expected: wanted ? "a file" : "null",
          actual: config ? "a file" : config,
          exchange,
          inferred: stateOf({ status }) === STATE.pendingDeletion,
        });
      }
    }
  },
};

/** An app keeps configurations by id and shows when they were made. That times and states only go forwards is to be supposed. */
export const configurationsStayTheSame: VpnScriptRule = {
  id: "configurations-stay-the-same",
  title:
    "Between two reads a configuration keeps its created_at and its file, and its state and updated_at only go forwards.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    const earlier = new Map<number, Configuration>();
    const told = new Set<string>();
    for (const { items: list, exchange } of seen(life, looksOf(life))) {
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
            inferred: field !== "created_at",
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

/** Without keys and a place to connect to, a WireGuard app refuses the file, or connects to nobody. */
export const configIsAWgQuickFile: VpnScriptRule = {
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
    for (const { id, file, at, look } of seen(life, ownFiles(life))) {
      const place = { at, exchange: look.exchange };
      if (typeof file === "string") {
        const message = `WireGuard cannot connect with the file of configuration ${id}: ${file}.`;
        found({ check: "config-can-be-read", message, ...place });
        continue;
      }
      for (const flaw of file.flaws) {
        tell({
          check: "config-is-complete",
          message: `The file of configuration ${id} may be of no use to a device.`,
          expected: "all that a device needs",
          actual: flaw,
          ...place,
          inferred: true,
        });
      }
      const hosts = file.peers.flatMap(({ host }) => host ?? []);
      if (addresses.length === 0 || hosts.some((host) => addresses.includes(host))) continue;
      tell({
        check: "config-leads-to-its-server",
        message: `The file of configuration ${id} connects to another place than the list has for its server.`,
        expected: addresses.join(" or "),
        actual: hosts.join(", "),
        ...place,
        inferred: true,
      });
    }
  },
};

/** WireGuard tells devices by their keys and routes to them by their addresses: with either shared, one of two is cut off. */
export const configurationsShareNothing: VpnScriptRule = {
  id: "configurations-share-nothing",
  title:
    "Two created configurations share neither key nor address, and one endpoint has one public key.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    const files = seen(life, ownFiles(life)).filter(isRead);
    const tell = onceEach(found);
    for (const [index, one] of files.entries()) {
      for (const another of files.slice(index + 1)) compare(life, one, another, tell);
    }
  },
};

function compare(
  { place }: Life,
  one: OwnFile & { readonly file: WgQuick },
  another: OwnFile & { readonly file: WgQuick },
  found: (breach: Breach) => void,
): void {
  const wereTogether = place.looks.some(({ items }) =>
    [one, another].every(({ id }) => items.some((listed) => listed.id === id)),
  );
  const shared: readonly (readonly [string, boolean, boolean])[] = [
    ["the same private key", one.file.privateKey === another.file.privateKey, false],
    // An address is free again once what had it is gone.
    [
      "the same address",
      wereTogether &&
        one.file.addresses.some((address) => another.file.addresses.includes(address)),
      true,
    ],
    [
      "two public keys for one endpoint",
      one.file.peers.some((peer) =>
        another.file.peers.some(
          ({ endpoint, publicKey }) => endpoint === peer.endpoint && publicKey !== peer.publicKey,
        ),
      ),
      true,
    ],
  ];
  for (const [what, isShared, inferred] of shared) {
    if (!isShared) continue;
    found({
      check: "configurations-are-told-apart",
      message: `Configurations ${one.id} and ${another.id} have ${what}.`,
      expected: "keys and addresses of their own, and one public key for an endpoint",
      actual: what,
      at: another.at,
      exchange: another.look.exchange,
      inferred,
    });
  }
}

/** Tells of each thing that came once: the same of another configuration says nothing new. */
function onceEach(found: (breach: Breach) => void): (breach: Breach) => void {
  const told = new Set<unknown>();
  return (breach) => {
    if (!told.has(breach.actual)) found(breach);
    told.add(breach.actual);
  };
}

interface OwnFile {
  readonly id: number;
  /** The file, or why it is none. */
  readonly file: WgQuick | string;
  readonly at: string;
  /** The first look at it. */
  readonly look: Look<Configuration>;
}

function isRead(own: OwnFile): own is OwnFile & { readonly file: WgQuick } {
  return typeof own.file === "object";
}

/** The file of each active configuration that this run has created. */
function ownFiles(life: Life): OwnFile[] {
  const files = new Map<number, OwnFile>();
  for (const look of life.place.looks) {
    for (const one of life.fresh(look)) {
      if (!one.config || files.has(one.id) || stateOf(one) !== STATE.active) continue;
      const at = `/data/${look.items.indexOf(one)}/config`;
      files.set(one.id, { id: one.id, file: readWgQuick(one.config), at, look });
    }
  }
  return [...files.values()];
}

/** The looks that show a configuration. */
function looksOf({ place }: Life): readonly Look<Configuration>[] {
  return place.looks.filter(({ items }) => items.length > 0);
}
