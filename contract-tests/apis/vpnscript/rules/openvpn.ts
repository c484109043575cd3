import { X509Certificate } from "node:crypto";
import { NotReachable } from "../../../engine/errors.ts";
import type { Found } from "../../../engine/finding.ts";
import type { VpnScriptRule } from "../session.ts";
import { isInOrder, read, readOnce, type Read } from "./answers.ts";
import { readOpenvpnLogin, readProfile, readServers, type Server } from "./reads.ts";

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The page: "only the ca.crt content instead of whole profile data". Ends of lines and what stands around the blocks may differ. */
export const certificateIsTheProfiles: VpnScriptRule = {
  id: "certificate-is-the-profiles",
  title:
    "What cert_only answers is the certificate in the profile's ca block, and a certificate in fact.",
  async check(session, found) {
    const server_id = session.server("openvpn");
    const profile = await readProfile(session, server_id);
    const { data, exchange } = await readOnce(session, "getOpenvpnProfile/200/certificate-only", {
      as: "active",
      parameters: { server_id, cert_only: true },
    });
    const block = /<ca>(.*?)<\/ca>/is.exec(profile.data)?.[1] ?? "";
    const alone = certificatesIn(data);
    if (alone.length === 0 || alone.join() !== certificatesIn(block).join()) {
      found({
        check: "certificate-is-in-the-profile",
        message: "The certificate alone is not the one in the profile's ca block.",
        at: "/data",
        expected: block.trim() === "" ? "a ca block with a certificate" : block.trim(),
        actual: data,
        exchange,
      });
    }
    for (const pem of new Set([...alone, ...certificatesIn(block)])) {
      const problem = problemOf(pem);
      if (problem === undefined) continue;
      found({
        check: "certificate-can-be-read",
        message: `The certificate is no X.509 certificate: ${problem}.`,
        at: "/data",
        expected: "an X.509 certificate in PEM",
        actual: pem,
        exchange,
        inferred: true,
      });
    }
  },
};

/**
 * In the page's examples the profile of server 1 connects to the address that the list has for it;
 * in words it says nothing of that, so one profile for every server is no breach.
 */
export const profileLeadsToItsServer: VpnScriptRule = {
  id: "profile-leads-to-its-server",
  title:
    "An OpenVPN profile connects to the server that it was asked for, where the list says that it is.",
  async check(session, found) {
    const first = session.server("openvpn");
    const { data: servers } = await readServers(session);
    const asked = servers.find(({ id }) => id === first);
    if (!asked) throw new NotReachable(`the list has no server ${first}, which is servers.openvpn`);
    held(asked, await readProfile(session, first), found);
    const another = servers.find(
      (server) =>
        server.protocol === "openvpn" &&
        server.config_id !== null &&
        server.id !== session.target.servers.disabled &&
        !addressesOf(server).some((address) => addressesOf(asked).includes(address)),
    );
    if (!another) return;
    const exchange = await session.exchanges.once("getOpenvpnProfile", {
      as: "active",
      parameters: { server_id: another.id },
    });
    if (!isInOrder(exchange, `the profile of server ${another.id}`, found, { success: true }))
      return;
    const { data } = exchange.answer.body.json as { readonly data?: unknown };
    // Settings without a profile are not documented to be impossible.
    if (exchange.answer.status === 200) held(another, { data: String(data), exchange }, found);
  },
};

function held(
  server: Server,
  { data, exchange }: Read<string>,
  found: (breach: Found) => void,
): void {
  const remotes = Array.from(data.matchAll(/^[ \t]*remote[ \t]+(\S+)(?:[ \t]+(\S+))?/gim));
  const addresses = addressesOf(server);
  const own = remotes.some(([, address = ""]) => addresses.includes(address.toLowerCase()));
  const ports = remotes.flatMap(([, , port]) => (port === undefined ? [] : port));
  if (remotes.length > 0 && (own || addresses.length === 0) && ports.every(isPort)) return;
  found({
    check: "profile-has-the-servers-address",
    message: `The profile does not connect to server ${server.id}, for which it was asked.`,
    at: "/data",
    expected: `remote ${addresses.join(" or ")}, and a port`,
    actual: remotes.map(([line]) => line.trim()).join("; ") || "no remote",
    exchange,
    inferred: true,
  });
}

/** Where a server is, as the list has it. */
export function addressesOf({ host, ipaddr }: Server): string[] {
  return [host, ipaddr].flatMap((address) => (address ? [address.trim().toLowerCase()] : []));
}

export function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/**
 * The page documents these refusals for the login and not for the profile, so whether and how it
 * refuses is open; that it answers in order is not.
 */
export const noProfileWhereThereIsNone: VpnScriptRule = {
  id: "no-profile-where-there-is-none",
  title:
    "A server that speaks WireGuard or has no profile is refused when its OpenVPN profile is asked for.",
  async check(session, found) {
    session.credentials("active");
    const { servers } = session.target;
    const fixtures = (["openvpnWithoutProfile", "wireguard"] as const).filter(
      (fixture) => servers[fixture] !== undefined,
    );
    if (fixtures.length === 0) session.server("openvpnWithoutProfile");
    for (const fixture of fixtures) {
      const exchange = await session.exchanges.once("getOpenvpnProfile", {
        as: "active",
        parameters: { server_id: session.server(fixture) },
      });
      const what = `the profile of the server "${fixture}"`;
      if (!isInOrder(exchange, what, found, { success: true })) continue;
      const { status, body } = exchange.answer;
      const { success } = (body.json ?? {}) as { readonly success?: unknown };
      if ([404, 422].includes(status) && success !== true) continue;
      found({
        check: "profile-is-refused",
        message: `There is no profile to give (${fixture}), and the answer is no refusal.`,
        expected: "404 or 422, and success false",
        actual: `${status}: ${body.text}`,
        exchange,
        inferred: true,
      });
    }
  },
};

/** A device keeps the login that it was given: reading it again must not make another. */
export const openvpnLoginStays: VpnScriptRule = {
  id: "openvpn-login-stays",
  title: "The OpenVPN login is the same at each read.",
  async check(session, found) {
    const { data: one } = await readOpenvpnLogin(session);
    const key = "getOpenvpnAuth/200/openvpn-credentials";
    const { data: again, exchange } = await read(session, key, { as: "active" });
    for (const field of ["id", "username", "password", "created_at"] as const) {
      if (one[field] === again[field]) continue;
      found({
        check: "openvpn-login-is-the-same",
        message: `The login's ${field} is another at the second read.`,
        at: `/data/${field}`,
        expected: one[field],
        actual: again[field],
        exchange,
        inferred: field === "created_at",
      });
    }
  },
};

function certificatesIn(text: string): string[] {
  return Array.from(text.matchAll(PEM), ([pem]) =>
    pem
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .join("\n"),
  );
}

function problemOf(pem: string): string | undefined {
  try {
    return new X509Certificate(pem).subject === undefined ? "it has no subject" : undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
