import { createPrivateKey, createPublicKey } from "node:crypto";
import { isIP } from "node:net";

/** A section of a wg-quick file: its name, and each key's values in order, all names in lower case. */
interface Section {
  readonly name: string;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** What a device needs to connect, as a wg-quick file has it. */
export interface WgQuick {
  readonly privateKey: string;
  /** What the private key makes; never in the file. */
  readonly publicKey: string;
  readonly addresses: readonly string[];
  readonly peers: readonly {
    readonly publicKey: string;
    readonly endpoint: string;
    /** Undefined if the endpoint is no host and port. */
    readonly host: string | undefined;
  }[];
  /** What else keeps it from being of use, or makes it look as if it were of none. */
  readonly flaws: readonly string[];
}

/** A key as WireGuard writes it: 32 bytes in base64. */
const KEY = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/**
 * Reads a wg-quick file as `wg-quick` does; a text says what makes it none: it is not of that form,
 * or has no private key, no peer's public key or no endpoint. No text quotes a key.
 */
export function readWgQuick(text: string): WgQuick | string {
  const sections = sectionsOf(text);
  if (typeof sections === "string") return sections;
  const interfaces = sections.filter(({ name }) => name === "interface");
  const peers = sections.filter(({ name }) => name === "peer");
  const [own] = interfaces;
  if (!own || interfaces.length > 1) return "it has not one [Interface] section";
  if (peers.length === 0) return "it has no [Peer] section";

  const privateKey = one(own, "privatekey");
  if (privateKey === undefined) return "its [Interface] has not one PrivateKey";
  if (!KEY.test(privateKey)) return "its PrivateKey is not 32 bytes in base64";
  const addresses = listOf(own, "address");
  const noAddress = addresses.find((address) => !isNetwork(address));
  const flaws = addresses.length === 0 ? ["its [Interface] has no Address"] : [];
  if (noAddress !== undefined) flaws.push(`its Address ${noAddress} is no address`);

  const publicKey = publicKeyOf(privateKey);
  const read: WgQuick["peers"][number][] = [];
  for (const peer of peers) {
    const key = one(peer, "publickey");
    if (key === undefined) return "a [Peer] has not one PublicKey";
    if (!KEY.test(key)) return "a peer's PublicKey is not 32 bytes in base64";
    const endpoint = one(peer, "endpoint");
    if (endpoint === undefined) return "a [Peer] has not one Endpoint";
    const host = hostOf(endpoint);
    read.push({ publicKey: key, endpoint, host });
    if (host === undefined) flaws.push(`its Endpoint ${endpoint} is no host and port`);
    if (key === publicKey) flaws.push("a peer's PublicKey is the device's own");
    flaws.push(...flawsOf(peer));
  }
  return { privateKey, publicKey, addresses, peers: read, flaws };
}

function flawsOf(peer: Section): string[] {
  const flaws: string[] = [];
  const presharedKey = one(peer, "presharedkey");
  if (presharedKey !== undefined && !KEY.test(presharedKey)) {
    flaws.push("a peer's PresharedKey is not 32 bytes in base64");
  }
  const allowed = listOf(peer, "allowedips");
  if (allowed.length === 0) flaws.push("a [Peer] has no AllowedIPs");
  const noNetwork = allowed.find((network) => !isNetwork(network));
  if (noNetwork !== undefined) flaws.push(`its AllowedIPs ${noNetwork} is no network`);
  return flaws;
}

function sectionsOf(text: string): readonly Section[] | string {
  const sections: { name: string; values: Map<string, string[]> }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const bare = line.replace(/#.*/, "").trim();
    if (bare === "") continue;
    const name = /^\[(\w+)\]$/.exec(bare)?.[1];
    if (name !== undefined) {
      sections.push({ name: name.toLowerCase(), values: new Map() });
      continue;
    }
    const [, key, value] = /^(\w+)\s*=\s*(.*)$/.exec(bare) ?? [];
    const section = sections.at(-1);
    if (key === undefined || value === undefined || !section) {
      return `its line ${index + 1} is neither a section nor a key with a value`;
    }
    const values = section.values.get(key.toLowerCase()) ?? [];
    section.values.set(key.toLowerCase(), [...values, value]);
  }
  return sections;
}

/** The value of a key that stands in the section once. */
function one({ values }: Section, key: string): string | undefined {
  const [value, ...more] = values.get(key) ?? [];
  return more.length === 0 ? value : undefined;
}

function listOf({ values }: Section, key: string): string[] {
  return (values.get(key) ?? [])
    .flatMap((value) => value.split(","))
    .flatMap((value) => value.trim() || []);
}

/** An IP address, with or without the length of its prefix. */
function isNetwork(text: string): boolean {
  const [address = "", length, ...more] = text.split("/");
  const most = { 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return (
    most > 0 &&
    more.length === 0 &&
    (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most))
  );
}

/** The host of `host:port` or `[address]:port`; undefined if it is neither. */
function hostOf(endpoint: string): string | undefined {
  const [, six, host, port = ""] = /^(?:\[([^\]]+)\]|([^\s:]+)):(\d{1,5})$/.exec(endpoint) ?? [];
  if (Number(port) < 1 || Number(port) > 65_535) return undefined;
  if (six !== undefined) return isIP(six) === 6 ? six.toLowerCase() : undefined;
  return host?.toLowerCase();
}

/** The bytes that stand before an X25519 private key in PKCS #8. */
const PKCS8 = Buffer.from("302e020100300506032b656e04220420", "hex");

function publicKeyOf(privateKey: string): string {
  const der = Buffer.concat([PKCS8, Buffer.from(privateKey, "base64")]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const { x = "" } = createPublicKey(key).export({ format: "jwk" });
  return Buffer.from(x, "base64url").toString("base64");
}
