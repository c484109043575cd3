import { generateKeyPairSync } from "node:crypto";

export const PROTOCOLS = { openvpn: "OpenVPN", wireguard: "WireGuard" };

export type Protocol = keyof typeof PROTOCOLS;

export type Server = ReturnType<typeof server>;

/** The ids that a target file names, by state; 999999 does not exist. */
export const SERVER_IDS = {
  openvpn: 1,
  openvpnWithoutProfile: 3,
  wireguard: 2,
  wireguardFull: 4,
  disabled: 5,
  missing: 999999,
};

/** Six that are listed, one that is disabled. */
export function createServers(): readonly Server[] {
  const germany = { country: "Germany", country_iso_code: "de", state: "Frankfurt" };
  const finland = { country: "Finland", country_iso_code: "fi", state: "Uusimaa" };
  const states = { country: "United States", country_iso_code: "us", state: "New York" };
  const newYork = { host: "ny.vpn.example.com", port: 443, transport: "tcp" };
  return [
    server(1, "Test Server", "openvpn", germany, { config_id: 1 }),
    server(2, "Test Server 2", "wireguard", germany),
    server(3, "Helsinki", "openvpn", finland),
    server(4, "Helsinki WireGuard", "wireguard", finland, { wg_slots: 10, occupied: 10 }),
    server(5, "Retired", "openvpn", finland, { config_id: 1, enabled: false }),
    server(6, "New York", "openvpn", states, { ...newYork, config_id: 2 }),
    server(7, "New York WireGuard", "wireguard", states, { host: "nywg.vpn.example.com" }),
  ];
}

const USUAL = {
  host: "",
  enabled: true,
  transport: "udp",
  config_id: null as number | null,
  /** The operator's limit of configurations; 0: the size of the subnet. */
  wg_slots: 0,
  /** Slots of customers who are not personas. */
  occupied: 0,
};

function server(
  id: number,
  name: string,
  protocol: Protocol,
  place: { readonly country: string; readonly country_iso_code: string; readonly state: string },
  state: Partial<typeof USUAL> & { readonly port?: number } = {},
) {
  const port = protocol === "openvpn" ? 1194 : 51820;
  const own = { id, name, protocol, ipaddr: `127.0.0.${id}`, port, keys: x25519Keys() };
  return { ...USUAL, ...own, ...place, ...state };
}

export function x25519Keys() {
  const { d = "", x = "" } = generateKeyPairSync("x25519").privateKey.export({ format: "jwk" });
  const base64 = (text: string): string => Buffer.from(text, "base64url").toString("base64");
  return { privateKey: base64(d), publicKey: base64(x) };
}
