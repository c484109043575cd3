import { x25519Keys, type X25519Keys } from "./x25519.ts";

export type Protocol = "openvpn" | "wireguard";

/** The protocols as people write them. */
export const PROTOCOL_NAMES: Readonly<Record<Protocol, string>> = {
  openvpn: "OpenVPN",
  wireguard: "WireGuard",
};

/** A VPN server that the panel manages. */
export interface Server {
  readonly id: number;
  readonly name: string;
  readonly country: string;
  readonly countryIsoCode: string;
  readonly state: string;
  readonly host: string;
  readonly ipaddr: string;
  readonly protocol: Protocol;
  readonly enabled: boolean;
  readonly port: number;
  readonly transport: "udp" | "tcp";
  /** The OpenVPN profile that the operator has given it, if any. */
  readonly configId: number | null;
  /** The operator's limit of WireGuard configurations; 0 leaves it to the size of the subnet. */
  readonly wgSlots: number;
  readonly keys: X25519Keys;
  /** Slots taken by customers who are nobody's persona. */
  readonly occupied: number;
}

/** The ids that a target file names, each a server in that state; 999999 does not exist. */
export const SERVER_IDS = {
  openvpn: 1,
  openvpnWithoutProfile: 3,
  wireguard: 2,
  wireguardFull: 4,
  disabled: 5,
  missing: 999999,
} as const;

/** One server in each state and a few more: six that are listed, one that is disabled. */
export function createServers(): readonly Server[] {
  const germany = { country: "Germany", countryIsoCode: "de", state: "Frankfurt" };
  const finland = { country: "Finland", countryIsoCode: "fi", state: "Uusimaa" };
  const states = { country: "United States", countryIsoCode: "us", state: "New York" };
  const newYork = { host: "ny.vpn.example.com", port: 443, transport: "tcp" } as const;
  return [
    server(1, "Test Server", "openvpn", { ...germany, configId: 1 }),
    server(2, "Test Server 2", "wireguard", { ...germany }),
    server(3, "Helsinki", "openvpn", { ...finland }),
    server(4, "Helsinki WireGuard", "wireguard", { ...finland, wgSlots: 10, occupied: 10 }),
    server(5, "Retired", "openvpn", { ...finland, configId: 1, enabled: false }),
    server(6, "New York", "openvpn", { ...states, ...newYork, configId: 2 }),
    server(7, "New York WireGuard", "wireguard", { ...states, host: "nywg.vpn.example.com" }),
  ];
}

function server(
  id: number,
  name: string,
  protocol: Protocol,
  state: Pick<Server, "country" | "countryIsoCode" | "state"> & Partial<Server>,
): Server {
  return {
    id,
    name,
    protocol,
    host: "",
    ipaddr: `127.0.0.${id}`,
    enabled: true,
    port: protocol === "openvpn" ? 1194 : 51820,
    transport: "udp",
    configId: null,
    wgSlots: 0,
    keys: x25519Keys(),
    occupied: 0,
    ...state,
  };
}
