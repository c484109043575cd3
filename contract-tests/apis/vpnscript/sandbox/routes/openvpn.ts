import { newConfig, timestamp, type World } from "../world.ts";
import type { Answer } from "../../../../sandbox/server.ts";
import { madeUp, type Account } from "../accounts.ts";
import { refuse, refuseServer, succeed, type Call } from "../laravel.ts";
import { messages } from "../messages.ts";
import type { Server } from "../servers.ts";
import { requireServer, requireService, serviceProblem, validate } from "../validation.ts";
import { signedIn } from "./auth.ts";

export function getOpenvpnProfile(call: Call): Answer {
  const { world, has } = call;
  const { servers, elsewhere } = world;
  const account = signedIn(call);
  const first = has("profile-without-server") && !call.input.has("server_id");
  if (first) return succeed(profile(world, servers[0]!, account));
  const { server_id: id, cert_only: isCertOnly } = validate(call, ["server_id"], ["cert_only"]);
  const problem = serviceProblem(world, account);
  if (problem !== undefined && !(isCertOnly && has("certificate-without-service"))) {
    refuse(422, has("profile-service-message") ? problem : messages.noActiveService);
  }
  if (has("profile-of-missing") && !servers.some((one) => one.id === id)) {
    return succeed(profile(world, servers[0]!, account));
  }
  const isWireguard = servers.some((one) => one.id === id && one.protocol === "wireguard");
  if (isWireguard && has("profile-server-not-found")) refuseServer();
  if (account !== world.personas.active && has("profile-refused-to-others")) {
    refuse(422, messages.noActiveService);
  }
  const server = requireServer(world, id, "openvpn");
  if (has("profile-creates")) newConfig(world, account, elsewhere);
  if (server.config_id === null && has("missing-profile-null")) return succeed(null);
  if (server.config_id === null && has("profile-empty")) return succeed("");
  const isUnmade = server.config_id === 2 && has("profile-not-made");
  if (!has("profile-for-all")) requireProfile(isUnmade ? { config_id: null } : server);

  const sent = call.input.get("cert_only");
  const isSent =
    (has("cert-only-any") && sent !== undefined) ||
    (has("cert-only-word-counts") && sent === "False");
  const isIgnored = has("cert-only-words-ignored") && /true/i.test(String(sent));
  const certOnly =
    (isCertOnly && !isIgnored && !has("cert-only-ignored")) || has("cert-only-always") || isSent;
  return succeed(certOnly ? certificate(world, server) : profile(world, server, account));
}

/** A server that is named must be one that the credentials work with. */
export function getOpenvpnAuth(call: Call): Answer {
  const { world } = call;
  const { has, accounts } = world;
  const own = signedIn(call);
  const { server_id: id } = has("auth-requires-server")
    ? validate(call, ["server_id"])
    : validate(call, [], ["server_id"]);
  const unchecked = id === undefined ? "auth-without-server-unchecked" : "auth-of-server-unchecked";
  if (!has(unchecked)) requireService(world, own);
  if (id === 6 && has("auth-refused-for-second")) requireServer(world, id, "wireguard");
  if (id !== undefined && !has("auth-ignores-server")) {
    requireProfile(requireServer(world, id, "openvpn"));
  }

  const [first = own] = accounts;
  const cached = cachedFor(world, own, id) ?? own;
  const isFirsts = has("credentials-of-first-account");
  const isLimiteds = own === world.personas.deviceLimited && has("credentials-of-next-plan");
  const account = isFirsts ? first : isLimiteds ? world.personas.active : cached;
  if (has("openvpn-login-toggles")) account.openvpnEnabled = 1 - account.openvpnEnabled;
  const { username, openvpnPassword } = has("openvpn-login-shared") ? first : account;
  return succeed({
    id: account.id,
    user_id: account.id,
    service_id: account.id,
    username,
    password: passwordShown(world, account, id) ?? openvpnPassword,
    devices: account.service?.devices,
    enabled: account.openvpnEnabled,
    created_at: timestamp(world, account.createdAt ?? account.updatedAt),
    updated_at: timestamp(world, account.updatedAt),
  });
}

function cachedFor({ has, asked }: World, account: Account, server?: number) {
  const isAgain = asked.some((one) => one.account === account);
  asked.push({ account, server });
  const isForServer = has("credentials-cached-by-server") && server !== undefined;
  if (isForServer) return asked.find((one) => one.server === server)!.account;
  const isForAll = has("credentials-cached") || (has("credentials-cached-later") && isAgain);
  return isForAll ? asked[0]!.account : undefined;
}

function passwordShown({ has, accounts }: World, account: Account, server?: number) {
  if (has("openvpn-password-empty")) return "";
  if (has("one-password")) return account.password;
  if (has("credentials-change")) return madeUp(12);
  if (has("openvpn-password-shared")) return accounts[0]!.openvpnPassword;
  return has("openvpn-password-by-server") && server !== undefined ? madeUp(12) : undefined;
}

function requireProfile(server: Pick<Server, "config_id">): void {
  if (server.config_id === null) refuse(404, messages.profileNotFound);
}

/** As the vendor's page shows it. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIB2DCCAX2gAwIBAgIUOgwSKMY1IqPDbjvrVJ5S5/m5IrQwCgYIKoZIzj0EAwIw
HjEcMBoGA1UEAwwTY25fenBnenhZa1J4b2dRNHJ0eTAeFw0yMTEyMjExNTU2MzVa
Fw0zMTEyMTkxNTU2MzVaMB4xHDAaBgNVBAMME2NuX3pwZ3p4WWtSeG9nUTRydHkw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQ/BGhelZoeNxRn/ppaxxM0b3jZqbHv
y0u8dXIhMWpfw+bM9zEFYxixP24Lqpt7RTiW0ML9pcBSQ/xKQGNQB3nao4GYMIGV
MB0GA1UdDgQWBBSHNinCzJ65lMK0oKaanWtnfbYGvjBZBgNVHSMEUjBQgBSHNinC
zJ65lMK0oKaanWtnfbYGvqEipCAwHjEcMBoGA1UEAwwTY25fenBnenhZa1J4b2dR
NHJ0eYIUOgwSKMY1IqPDbjvrVJ5S5/m5IrQwDAYDVR0TBAUwAwEB/zALBgNVHQ8E
BAMCAQYwCgYIKoZIzj0EAwIDSQAwRgIhAMMyz27x4tc1mWkkMqaPa7WCYJ2hAVCl
sXnxlX+efW1dAiEA24iaSKjJKNsXyyzslTDegu9ktHg2AiHOVdrCIoD1Nk4=
-----END CERTIFICATE-----
`.replaceAll("\n", "\r\n");

function certificateOf({ config_id }: Server): string {
  return config_id === 2 ? CERTIFICATE.replace("IUOgwS", "IUOiwS") : CERTIFICATE;
}

function certificate({ has, servers }: World, asked: Server): string {
  const own = certificateOf(has("certificate-of-first") ? (servers[0] ?? asked) : asked);
  const key = "-----BEGIN PRIVATE KEY-----\r\nMC4CAQAwBQYDK2Vw\r\n-----END PRIVATE KEY-----\r\n";
  if (has("key-beside-certificate")) return own + key;
  return has("certificate-differs") ? own.replace(/IUO[gi]wS/, "IUOhwS") : own;
}

function loginIn(world: World, asked: Server, account: Account): string {
  const { has, accounts, givenTo } = world;
  const kept = givenTo.get(asked) ?? account;
  givenTo.set(asked, kept);
  const inside = has("profile-with-first-login")
    ? accounts[0]
    : has("profile-with-kept-login")
      ? kept
      : has("profile-with-login") && account;
  if (!inside) return "auth-user-pass";
  const password = passwordShown(world, inside, asked.id) ?? inside.openvpnPassword;
  return `<auth-user-pass>\n${inside.username}\n${password}\n</auth-user-pass>`;
}

function profile(world: World, asked: Server, account: Account): string {
  const { has, servers } = world;
  const isOthers = ++world.profiles % 2 === 0 && has("profiles-by-turns");
  const another = servers.find((one) => one.config_id !== null && one !== asked);
  const first = has("profile-of-first-server") ? servers[0] : undefined;
  const server = (isOthers ? another : first) ?? asked;
  const host = has("profile-unfilled") ? "{{ $server->ipaddr }}" : server.host || server.ipaddr;
  const port = has("profile-port-unfilled") ? "{port}" : server.port;
  const remotes = [has("profile-without-remote") ? "#" : `remote ${host} ${port}`];
  if (has("profile-leads-twice")) {
    remotes.push(`remote ${asked.id === 6 ? "127.0.0.1" : "127.0.0.6"} 1194`);
  }
  return `client
dev tun
proto ${has("profile-proto-unfilled") ? "{proto}" : server.transport}
${remotes.join("\n")}
resolv-retry infinite
nobind
persist-tun
${loginIn(world, asked, account)}
reneg-sec 0
block-outside-dns
cipher AES-128-GCM
tls-version-min 1.2
tls-cipher TLS-ECDHE-ECDSA-WITH-AES-128-GCM-SHA256
mute-replay-warnings
verb 0
client-cert-not-required
ignore-unknown-option block-outside-dns
setenv opt block-outside-dns # Prevent Windows 10 DNS leak
<ca>
${has("profile-without-certificate") ? "" : certificateOf(asked)}
</ca>
`;
}
