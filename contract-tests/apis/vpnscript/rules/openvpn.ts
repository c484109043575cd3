import { X509Certificate } from "node:crypto";
import { NotReachable } from "../../../engine/errors.ts";
import { answerOf, fieldOf, type Seen } from "../../../engine/seen.ts";
import { fieldsOf, type Rules, type Server, type Trial } from "./trial.ts";
import { inOrder } from "./refusals.ts";

export const openvpnRules: Rules = {
  // The page: "only the ca.crt content instead of whole profile data". Ends of lines and what is around the blocks may differ.
  "certificate-is-the-profiles": {
    title:
      "What cert_only answers is the certificate in the profile's ca block, and a certificate in fact.",
    async check({ session, read, must, should }) {
      const server_id = session.server("openvpn");
      const profile = await read("getOpenvpnProfile/200/full-profile", { server_id });
      const asked = { server_id, cert_only: true };
      const answer = await read("getOpenvpnProfile/200/certificate-only", asked);
      // "By default it's False": sent as that, it changes nothing.
      const whole = await read("getOpenvpnProfile/200/full-profile", {
        server_id,
        cert_only: false,
      });
      must(whole, /<ca>/i.test(whole.value) || !/<ca>/i.test(profile.value), "the whole profile", {
        "cert-only-false-is-the-default":
          "With cert_only false, the whole profile is not answered.",
      });
      const block = /<ca>(.*?)<\/ca>/is.exec(profile.value)?.[1]?.trim() ?? "";
      const [alone, inProfile] = [certificatesIn(answer.value), certificatesIn(block)];
      const areSame = alone.length > 0 && alone.join() === inProfile.join();
      must(answer, areSame, block || "a ca block with a certificate", {
        "certificate-is-in-the-profile":
          "The certificate alone is not the one in the profile's ca block.",
      });
      for (const pem of new Set([...alone, ...inProfile])) {
        const problem = problemOf(pem);
        const isFit = problem === undefined;
        should({ ...answer, value: pem }, isFit, "an X.509 certificate in PEM", {
          "certificate-can-be-read": `The certificate is not an X.509 certificate: ${problem}.`,
        });
      }
    },
  },
  // "The OpenVPN profile for specific vpn server": one that leads to another server of the list is
  // not for the one asked for; a host name of its own may be.
  "profile-leads-to-its-server": {
    title:
      "An OpenVPN profile connects to the server that it was asked for, where the list says that it is.",
    async check(trial) {
      const { session, read } = trial;
      const server_id = session.server("openvpn");
      const { value: servers } = await read("listServers/200/all-servers");
      const asked = servers.find(({ id }) => id === server_id);
      if (!asked) {
        throw new NotReachable(`the list has no server ${server_id}, which is servers.openvpn`);
      }
      leads(trial, asked, servers, await read("getOpenvpnProfile/200/full-profile", { server_id }));
      const another = servers.find(
        (server) =>
          server.protocol === "openvpn" &&
          server.config_id !== null &&
          server.id !== session.target.servers.disabled &&
          !addressesOf(server).some((address) => addressesOf(asked).includes(address)),
      );
      if (!another) return;
      const exchange = await profileOf(trial, another.id, `server ${another.id}`);
      // Settings without a profile are not documented to be impossible.
      if (exchange?.answer.status !== 200) return;
      const { data } = exchange.answer.body.json as { readonly data?: unknown };
      leads(trial, another, servers, { value: String(data), at: "/data", exchange });
    },
  },
  // The page documents these refusals for the login and not for the profile, so whether and how it
  // refuses is open; that it answers in order is not.
  "no-profile-where-there-is-none": {
    title:
      "A server that speaks WireGuard or has no profile is refused when its OpenVPN profile is asked for.",
    async check(trial) {
      const { session, should } = trial;
      session.credentials("active");
      const fixtures = (["openvpnWithoutProfile", "wireguard"] as const).filter(
        (fixture) => session.target.servers[fixture] !== undefined,
      );
      if (fixtures.length === 0) session.server("openvpnWithoutProfile");
      for (const fixture of fixtures) {
        const server = session.server(fixture);
        const exchange = await profileOf(trial, server, `the server "${fixture}"`);
        if (!exchange) continue;
        const isRefusal =
          [404, 422].includes(exchange.answer.status) && fieldsOf(exchange)["success"] !== true;
        should(answerOf(exchange), isRefusal, "404 or 422, and success false", {
          "profile-is-refused": `There is no profile to give (${fixture}), and the answer is not a refusal.`,
        });
      }
    },
  },
  // A device keeps the login that it was given: reading it again must not make another.
  "openvpn-login-stays": {
    title: "The OpenVPN login is the same at each read.",
    async check({ session, read, dataOf, must, should }) {
      const key = "getOpenvpnAuth/200/openvpn-credentials";
      const { value: one } = await read(key);
      const next = async () => dataOf(key, await session.send("getOpenvpnAuth", { as: "active" }));
      let [before, again] = [one, await next()];
      const isSameLogin = () =>
        before.username === again.value.username && before.password === again.value.password;
      // Its owner may have changed it between the two: not twice.
      if (!isSameLogin()) [before, again] = [again.value, await next()];
      if (before !== one && isSameLogin()) {
        throw new NotReachable("the OpenVPN login was changed once while it was read");
      }
      for (const field of ["id", "username", "password", "created_at"] as const) {
        const claim = field === "created_at" ? should : must;
        claim(fieldOf(again, field), before[field] === again.value[field], before[field], {
          "openvpn-login-is-the-same": `The login's ${field} is another at the second read.`,
        });
      }
    },
  },
};

/** The answer that a server's profile was asked for with; undefined if it is not in order. */
async function profileOf(trial: Trial, server_id: number, what: string) {
  const call = { as: "active", parameters: { server_id } } as const;
  const exchange = await trial.session.once("getOpenvpnProfile", call);
  const isInOrder = inOrder(trial, exchange, `the profile of ${what}`, { success: true });
  return isInOrder ? exchange : undefined;
}

/** Holds a profile against the address that the list has for its server. */
function leads(
  { must, should }: Trial,
  server: Server,
  servers: readonly Server[],
  profile: Seen<string>,
): void {
  const remotes = Array.from(profile.value.matchAll(/^[ \t]*remote[ \t]+(\S+)(?:[ \t]+(\S+))?/gim));
  const addresses = addressesOf(server);
  const hosts = remotes.map(([, address = ""]) => address.toLowerCase());
  const isOwn = hosts.some((host) => addresses.includes(host));
  const isPort = ([, , port = "1"]: readonly string[]) =>
    /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535;
  const isSo = remotes.length > 0 && (isOwn || addresses.length === 0) && remotes.every(isPort);
  const value = remotes.map(([line]) => line.trim()).join("; ") || "no remote";
  const other = serverElsewhere(servers, server, hosts);
  must({ ...profile, value }, !other, `remote ${addresses.join(" or ")}`, {
    "profile-is-for-the-server": `The profile of server ${server.id} connects to server ${other?.id}.`,
  });
  if (other) return;
  should({ ...profile, value }, isSo, `remote ${addresses.join(" or ")}, and a port`, {
    "profile-has-the-servers-address": `The profile does not connect to server ${server.id}, for which it was asked.`,
  });
}

/** The other server of the list that hosts lead to, if they lead to one and not to the server that was asked for. */
export function serverElsewhere(
  servers: readonly Server[],
  asked: Server,
  hosts: readonly string[],
): Server | undefined {
  const isThere = (server: Server) => addressesOf(server).some((one) => hosts.includes(one));
  return isThere(asked) ? undefined : servers.find((one) => one.id !== asked.id && isThere(one));
}

/** Where a server is, as the list has it. */
export function addressesOf({ host, ipaddr }: Server): string[] {
  return [host, ipaddr].flatMap((address) => (address ? [address.trim().toLowerCase()] : []));
}

function certificatesIn(text: string): string[] {
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
