import { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import type { Seen } from "../../../engine/judgement/seen.ts";
import { asActive, dataIn, type Server } from "../calls.ts";
import { loginOf } from "../premises.ts";
import type { Persona } from "../target.ts";
import { inOrder, type Trial } from "./trial.ts";

/** Where a profile connects to. */
export function remotesIn(profile: string) {
  return optionsIn(profile).flatMap(({ name, parameters: [host, port, proto], line }) =>
    name === "remote" && host !== undefined
      ? [{ host: host.toLowerCase(), port, proto, line }]
      : [],
  );
}

/** The options of a profile, as OpenVPN reads it: what is between tags is a file, save for a connection's options. */
function optionsIn(profile: string) {
  const options = profile.replaceAll(/^\s*<(?!connection>)([\w-]+)>.*?<\/\1>/gims, "");
  return options.split("\n").map((text) => {
    const [name = "", ...parameters] = parametersIn(text);
    return { name: name.toLowerCase().replace(/^--/, ""), parameters, line: text.trim() };
  });
}

/**
 * Names that a port may have, as far as client machines know them. What is not filled in is a word, too, as is "null".
 */
const SERVICES = /^(domain|ftp|http|https|imap|openvpn|smtp|ssh|telnet)$/i;

const isPort = (port: string) =>
  SERVICES.test(port) || (/^\d+$/.test(port) && Number(port) > 0 && Number(port) < 65_536);

/** A name, or an address; where it is empty, the port is read in its place. */
const isHost = (host: string) => isIP(host) !== 0 || /^(?!\d{1,5}$)[\p{L}\p{N}_.-]+$/u.test(host);

const isProto = (proto: string) => /^(udp|tcp)[46]?(-client|-server)?$/i.test(proto);

/** Whether OpenVPN can connect there. */
export function isFit({ host, port = "1194", proto = "udp" }: ReturnType<typeof remotesIn>[0]) {
  return isHost(host) && isPort(port) && isProto(proto);
}

/** In quotes or up to a blank, until a comment begins; a backslash is before what is meant to the letter. */
const PARAMETER = /\s*(?:"((?:\\.|[^"\\])*)"|'([^']*)'|(?![#;"'])((?:\\.|[^\s\\])+))/gy;

function parametersIn(line: string): string[] {
  return Array.from(line.matchAll(PARAMETER), ([, double, single, bare]) => {
    return single ?? (double ?? bare!).replaceAll(/\\(.)/g, "$1");
  });
}

export async function profileOf(trial: Trial, server_id: number, what: string) {
  const exchange = await trial.session.once("getOpenvpnProfile", asActive({ server_id }));
  const may = { success: true, isDocumented: true };
  const isInOrder = inOrder(trial, exchange, `the profile of ${what}`, may);
  return isInOrder ? exchange : undefined;
}

/** A login in the place of a file: a username, and mostly a password. */
function loginInside(profile: string): readonly string[] | undefined {
  const [, lines] = /^[ \t]*<auth-user-pass>(.*?)<\/auth-user-pass>/ims.exec(profile) ?? [];
  return lines?.trim().split(/\s*\n\s*/);
}

/** Holds a login inside a profile against the one that the account is given by itself, which may have been changed meanwhile. */
export async function holdLoginInside({ session, dataOf, must }: Trial, profile: Seen<string>) {
  const [username, password] = loginInside(profile.value) ?? [];
  if (username === undefined) return;
  const as = profile.exchange.request.persona as Persona;
  const isOwn = async (ask: "once" | "send") => {
    const exchange = await session[ask]("getOpenvpnAuth", loginOf(session, as));
    const { value } = dataOf("getOpenvpnAuth/200/openvpn-credentials", exchange);
    return username === value.username && (password ?? value.password) === value.password;
  };
  const isSo = (await isOwn("once")) || (await isOwn("send"));
  must({ ...profile, value: username }, isSo, "no login, or that of the account", {
    "profile-login-is-the-accounts": `A profile for personas.${as} has another OpenVPN login inside than the account is given.`,
  });
}

/** Another server for OpenVPN, and its profile, if it is served. */
export async function profileBesides(trial: Trial, servers: readonly Server[], id: number) {
  const server = servedBesides(trial.session, servers, id);
  const exchange = server && (await profileOf(trial, server.id, `server ${server.id}`));
  // Settings without a profile are not documented to be impossible.
  if (!server || exchange?.answer.status !== 200) return undefined;
  const value = String(dataIn(exchange));
  return { server, profile: { value, at: "/data", exchange } };
}

/** Holds where the profile of a server leads against the list, if that has the server. */
export function leads(
  { must, should }: Trial,
  id: number,
  servers: readonly Server[],
  profile: Seen<string>,
): void {
  const server = servers.find((one) => one.id === id);
  if (!server) return;
  const remotes = remotesIn(profile.value);
  const addresses = addressesOf(server);
  const hosts = remotes.map(({ host }) => host);
  const isOwn = addresses.length === 0 || hosts.some((host) => addresses.includes(host));
  const value = remotes.map(({ line }) => line).join("; ") || "none";
  const other = serverElsewhere(servers, server, hosts);
  const areFit = remotes.every(isFit);
  must({ ...profile, value }, areFit, "hosts, and ports from 1 to 65535", {
    "profile-names-hosts": `The profile of server ${server.id} does not name a host and a port to connect to.`,
  });
  if (!areFit) return;
  const protos = optionsIn(profile.value).filter(({ name }) => name === "proto");
  const wrong = protos.find(({ parameters: [proto = ""] }) => !isProto(proto));
  must({ ...profile, value: wrong?.line }, !wrong, "proto udp or tcp", {
    "profile-names-a-protocol": `The profile of server ${server.id} does not name a protocol that OpenVPN has.`,
  });
  must({ ...profile, value }, remotes.length > 0, "a remote", {
    "profile-names-a-remote": `The profile of server ${server.id} names no host to connect to.`,
  });
  if (remotes.length === 0) return;
  must({ ...profile, value }, !other, `remote ${addresses.join(" or ")}`, {
    "profile-is-for-the-server": `The profile of server ${server.id} connects to server ${other?.id}.`,
  });
  if (other) return;
  const besides = hosts.map((host) => serverElsewhere(servers, server, [host]));
  const second = besides.find((one) => one !== undefined);
  must({ ...profile, value }, !second, `remote ${addresses.join(" or ")}`, {
    "profile-is-for-one-server": `The profile of server ${server.id} connects to server ${second?.id}, too.`,
  });
  should({ ...profile, value }, isOwn, `remote ${addresses.join(" or ")}`, {
    "profile-has-the-servers-address": `The profile does not connect to server ${server.id}, for which it was asked.`,
  });
}

/** Two servers may share an address; if only one of their profiles leads there, the list has the other's wrong. */
export async function holdAddress(trial: Trial, asked: Server, servers: readonly Server[]) {
  const hostsOf = async (server_id: number) => {
    const data = dataIn(await trial.session.once("getOpenvpnProfile", asActive({ server_id })));
    return typeof data === "string" ? remotesIn(data).map(({ host }) => host) : [];
  };
  const own = await hostsOf(asked.id);
  // Another hostname is not a breach, though the list does not have it.
  if (own.length === 0 || !own.every((host) => isIP(host) !== 0)) return;
  if (own.some((host) => addressesOf(asked).includes(host))) return;
  const twin = servers.find(
    ({ id, protocol, ipaddr }) =>
      id !== asked.id && protocol === "openvpn" && ipaddr === asked.ipaddr,
  );
  if (!twin) return;
  const isTwins = (await hostsOf(twin.id)).some((host) => addressesOf(twin).includes(host));
  const shown = { value: `${asked.ipaddr} for servers ${asked.id} and ${twin.id}` };
  trial.must(shown, !isTwins, `${own.join(" or ")} for server ${asked.id}`, {
    "list-has-the-servers-address": `The list gives server ${asked.id} the address of server ${twin.id}: their profiles lead to different ones.`,
  });
}

/** The other server of the list that hosts lead to, if they don't lead to the right one. */
export function serverElsewhere(
  servers: readonly Server[],
  asked: Server,
  hosts: readonly string[],
): Server | undefined {
  const isThere = (server: Server) => addressesOf(server).some((one) => hosts.includes(one));
  return isThere(asked) ? undefined : servers.find((one) => one.id !== asked.id && isThere(one));
}

/** Another server for OpenVPN that has a profile, and other addresses. */
export function servedBesides(
  { target }: Trial["session"],
  servers: readonly Server[],
  id: number,
): Server | undefined {
  const own = servers.filter((one) => one.id === id).flatMap(addressesOf);
  return servers.find(
    (server) =>
      server.id !== id &&
      server.protocol === "openvpn" &&
      server.config_id !== null &&
      server.id !== target.servers.disabled &&
      !addressesOf(server).some((address) => own.includes(address)),
  );
}

export function addressesOf({ host, ipaddr }: Server): string[] {
  return [host, ipaddr].flatMap((address) => (address ? [address.trim().toLowerCase()] : []));
}

/** Whether what is answered with cert_only is the certificate of a profile. */
export function holdCertificate(
  { must, should }: Trial,
  answer: Seen<string>,
  profile: string,
  server?: number,
): boolean {
  const block = blockIn(profile, "ca");
  const [alone, inProfile] = [certificatesIn(answer.value), certificatesIn(block)];
  const isAlone = !/PRIVATE KEY-----/.test(answer.value);
  const areSame = isAlone && alone.length > 0 && alone.join() === inProfile.join();
  const of = server === undefined ? "" : ` of server ${server}`;
  must(answer, areSame, block || "a ca block with a certificate", {
    "certificate-is-in-the-profile": `The answer is not just the certificate from the profile's ca block${of}.`,
  });
  for (const pem of new Set([...alone, ...inProfile])) {
    const problem = problemOf(pem);
    should({ ...answer, value: pem }, problem === undefined, "an X.509 certificate in PEM", {
      "certificate-can-be-read": `The certificate is not an X.509 certificate: ${problem}.`,
    });
  }
  return areSame;
}

export function blockIn(profile: string, tag: string): string {
  return new RegExp(`<${tag}>(.*?)</${tag}>`, "is").exec(profile)?.[1]?.trim() ?? "";
}

export function certificatesIn(text: string): string[] {
  const blocks = text.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  return Array.from(blocks, ([pem]) => pem.replaceAll(/\s*[\r\n]+\s*/g, "\n"));
}

function problemOf(pem: string): string | undefined {
  try {
    return new X509Certificate(pem).subject === undefined ? "it has no subject" : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
