import { createPrivateKey, createPublicKey } from "node:crypto";
import { isIP } from "node:net";

export interface WgQuick {
  readonly privateKey: string;
  readonly addresses: readonly string[];
  readonly peers: readonly { publicKey: string; endpoint: string; host: string | undefined }[];
  /** What may make it useless to some apps. */
  readonly flaws: readonly string[];
}

type Section = readonly [name: string, values: Map<string, string[]>];

const KEY = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** As `wg-quick` reads it. A text says why it can't be used, and quotes no key. */
export function readWgQuick(text: string): WgQuick | string {
  const sections = sectionsOf(text);
  if (typeof sections === "string") return sections;
  const [own, second] = sections.filter(([name]) => name === "interface");
  const peers = sections.filter(([name]) => name === "peer");
  if (!own || second) return "it has not one [Interface] section";
  if (peers.length === 0) return "it has no [Peer] section";
  const privateKey = once(own, "privatekey");
  if (privateKey === undefined) return "its [Interface] has not one PrivateKey";
  if (!KEY.test(privateKey)) return "its PrivateKey is not 32 bytes in base64";
  const addresses = listOf(own, "address");
  const wrong = wrongIn(addresses, "its Address", "an address");
  if (wrong !== undefined) return wrong;
  const flaws = addresses.length === 0 ? ["its [Interface] has no Address"] : [];
  const read: WgQuick["peers"][number][] = [];
  for (const peer of peers) {
    const peerKey = once(peer, "publickey");
    if (peerKey === undefined) return "a [Peer] has not one PublicKey";
    if (!KEY.test(peerKey)) return "a peer's PublicKey is not 32 bytes in base64";
    const endpoint = once(peer, "endpoint");
    if (endpoint === undefined) return "a [Peer] has not one Endpoint";
    if (!/:\w+$/.test(endpoint)) return "a peer's Endpoint names no port";
    const host = hostOf(endpoint);
    read.push({ publicKey: peerKey, endpoint, host });
    if (host === undefined) return `its Endpoint ${endpoint} is not a host and port`;
    // WireGuard drops such a peer.
    if (peerKey === publicKeyOf(privateKey)) return "a peer's PublicKey is the device's own";
    const shared = once(peer, "presharedkey");
    const isKey = shared === undefined || KEY.test(shared);
    if (!isKey) return "a peer's PresharedKey is not 32 bytes in base64";
    // Nothing is sent to a peer without.
    const allowed = listOf(peer, "allowedips");
    if (allowed.length === 0) return "a [Peer] has no AllowedIPs";
    const unfit = wrongIn(allowed, "its AllowedIPs", "a network");
    if (unfit !== undefined) return unfit;
  }
  return { privateKey, addresses, peers: read, flaws };
}

function sectionsOf(text: string): readonly Section[] | string {
  const sections: Section[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const bare = line.replace(/#.*/, "").trim();
    if (bare === "") continue;
    const [, name, key, value = ""] = /^(?:\[(\w+)\]|(\w+)\s*=\s*(.*))$/.exec(bare) ?? [];
    const values = sections.at(-1)?.[1];
    if (name !== undefined) sections.push([name.toLowerCase(), new Map<string, string[]>()]);
    else if (key === undefined || !values) {
      return `its line ${index + 1} is neither a section nor a key with a value`;
    } else values.set(key.toLowerCase(), [...(values.get(key.toLowerCase()) ?? []), value]);
  }
  return sections;
}

/** Undefined unless the section has the key once. */
function once([, values]: Section, key: string): string | undefined {
  const [value, ...more] = values.get(key) ?? [];
  return more.length === 0 ? value : undefined;
}

function listOf([, values]: Section, key: string): string[] {
  return (values.get(key) ?? [])
    .join()
    .split(",")
    .flatMap((one) => one.trim() || []);
}

function wrongIn(networks: readonly string[], name: string, what: string): string | undefined {
  const wrong = networks.find((network) => !isNetwork(network));
  return wrong === undefined ? undefined : `${name} ${wrong} is not ${what}`;
}

function isNetwork(text: string): boolean {
  const [, address = "", length = "0"] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  return family > 0 && Number(length) <= (family === 4 ? 32 : 128);
}

function hostOf(endpoint: string): string | undefined {
  const [, six, host, port = ""] = /^(?:\[([^\]]+)\]|([^\s:]+)):(\d{1,5})$/.exec(endpoint) ?? [];
  if (Number(port) < 1 || Number(port) > 65_535 || (six && isIP(six) !== 6)) return undefined;
  return (six ?? host)?.toLowerCase();
}

/** The bytes before an X25519 private key in PKCS #8. */
const PKCS8 = Buffer.from("302e020100300506032b656e04220420", "hex");

function publicKeyOf(privateKey: string): string {
  const der = Buffer.concat([PKCS8, Buffer.from(privateKey, "base64")]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const { x = "" } = createPublicKey(key).export({ format: "jwk" });
  return Buffer.from(x, "base64url").toString("base64");
}
