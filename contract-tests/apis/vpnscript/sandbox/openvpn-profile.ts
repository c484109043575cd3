import type { Server } from "./servers.ts";
import type { World } from "./world.ts";

/** The certificate of the panel's own authority, as the vendor's page shows it. */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
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

/** What `cert_only` answers: the certificate that the profile holds. */
export function certificate(world: World): string {
  return world.has("certificate-differs") ? CERTIFICATE.replace("IUOgwS", "IUOhwS") : CERTIFICATE;
}

/** The file that an OpenVPN client connects to the server with. */
export function openvpnProfile(world: World, asked: Server): string {
  const server = world.has("profile-of-first-server") ? (world.servers[0] ?? asked) : asked;
  return `client
dev tun
proto ${server.transport}
remote ${server.host || server.ipaddr} ${server.port}
resolv-retry infinite
nobind
persist-tun
auth-user-pass
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
${world.has("profile-without-certificate") ? "" : CERTIFICATE}
</ca>
`;
}
