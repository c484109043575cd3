import { generateKeyPairSync } from "node:crypto";

// What the plain installation answers whenever it is asked: it does not depend on what was done before.

export type Reply = readonly [status: number, body: unknown];
export type Input = Readonly<Record<string, unknown>>;

export const UNAUTHENTICATED = [401, no("Unauthenticated.")] as const;
export const STARTED = "2021-12-21T20:16:32.000000Z";
const CERTIFICATE = `-----BEGIN CERTIFICATE-----\r\n${"MIIB2DCCAX2gAwIBAgIUOgwSKMY1IqPD".repeat(2)}\r\n-----END CERTIFICATE-----\r\n`;
const PROFILE = `client\ndev tun\nproto udp\nremote 127.0.0.1 1194\nauth-user-pass\nverb 0\n<ca>\n${CERTIFICATE}\n</ca>\n`;
const NO_SERVICE = "You do not have any service.";
export const NOT_FOUND = "The server is not found or enabled.";

export interface User {
  readonly id: number;
  readonly username: string;
  readonly password: string;
  readonly suspended?: boolean;
  /** What the page says of the service; undefined if it is active. */
  readonly problem?: string;
  readonly isFull?: boolean;
}

export const USERS: readonly User[] = [
  { id: 1, username: "active", password: "secretA1" },
  { id: 2, username: "other", password: "secretB2" },
  { id: 3, username: "suspended", password: "secretC3", suspended: true },
  { id: 4, username: "noservice", password: "secretD4", problem: NO_SERVICE },
  { id: 5, username: "inactive", password: "secretE5", problem: "Your service is not active." },
  { id: 6, username: "expired", password: "secretF6", problem: "Your service is expired." },
  { id: 7, username: "limited", password: "secretG7", isFull: true },
];

export const SERVERS = [
  { ...server(1, "openvpn", 1), enabled: true },
  { ...server(2, "wireguard", null), enabled: true },
  { ...server(3, "openvpn", null), enabled: true },
  { ...server(4, "wireguard", null), enabled: true, isFull: true },
  { ...server(5, "openvpn", 2), enabled: false },
  { ...server(6, "openvpn", 3), enabled: true },
];

export function account({ id, username }: User): Reply {
  return yes({
    user_id: id,
    username,
    email: `${username}@example.com`,
    status: 2,
    suspend_reason: null,
    service: [
      {
        id: 1,
        user_id: id,
        plan_id: 3,
        name: "Gold Plan",
        next_payment: "2022-06-15T00:06:00.000000Z",
        auto_renew: 1,
        status: 1,
      },
    ],
    created_at: null,
    updated_at: STARTED,
  });
}

export function servers({ paginate, page = "1" }: Input, path: string): Reply {
  const all = SERVERS.map(({ enabled: _, ...one }) => ({ ...one, isFull: undefined }));
  const size = Number(paginate);
  if (!(size > 0)) return [200, { data: all }];
  const last = Math.ceil(all.length / size);
  const now = Number(page);
  const data = all.slice((now - 1) * size, now * size);
  const url = (number: number) => (number >= 1 && number <= last ? `${path}?page=${number}` : null);
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  return [
    200,
    {
      current_page: now,
      data,
      first_page_url: url(1),
      from: (now - 1) * size + 1,
      last_page: last,
      last_page_url: url(last),
      links: [
        { url: url(now - 1), label: "pagination.previous", active: false },
        ...numbers.map((one) => ({ url: url(one), label: `${one}`, active: one === now })),
        { url: url(now + 1), label: "pagination.next", active: false },
      ],
      next_page_url: url(now + 1),
      path,
      per_page: String(paginate),
      prev_page_url: url(now - 1),
      to: (now - 1) * size + data.length,
      total: all.length,
    },
  ];
}

export function profile(user: User, { server_id, cert_only }: Input): Reply {
  if (user.problem) return [422, no("You do not have an active service.")];
  const asked = SERVERS.find(({ id }) => id === Number(server_id));
  if (asked?.protocol !== "openvpn") return [404, no(NOT_FOUND)];
  return yes(["1", "true", "True"].includes(String(cert_only)) ? CERTIFICATE : PROFILE);
}

export function auth(user: User, { server_id }: Input): Reply {
  const problem = user.problem ? ([422, no(user.problem)] as const) : undefined;
  if (problem) return problem;
  if (server_id !== undefined) {
    const asked = SERVERS.find(({ id, enabled }) => enabled && id === Number(server_id));
    if (!asked) return [404, no(NOT_FOUND)];
    if (asked.protocol !== "openvpn") {
      return [422, no("The server is not using OpenVPN protocol.")];
    }
    if (!asked.config_id) return [404, no("OpenVPN profile is not found for this server.")];
  }
  return yes({
    id: 1,
    user_id: user.id,
    service_id: 7,
    username: "admin",
    password: "HZovQQZlQori",
    devices: 10,
    enabled: 1,
    created_at: STARTED,
    updated_at: "2021-12-21T20:20:21.000000Z",
  });
}

export const FULL =
  "The server has reached the maximum allowed user limit. Please try again later or choose a different server.";
export const LIMIT =
  "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before.";

export function dispatched(kind: string): string {
  return `WireGuard configuration ${kind} job dispatched. It will be completed shortly.`;
}

export function no(message: string): object {
  return { success: false, message };
}

function yes(data: unknown): Reply {
  return [200, { success: true, message: null, data }];
}

function server(id: number, protocol: "openvpn" | "wireguard", config_id: number | null) {
  return {
    id,
    name: `Test Server ${id}`,
    country: "Germany",
    country_slug: "germany",
    country_iso_code: "de",
    city: "",
    state: "Frankfurt",
    host: "",
    ipaddr: "127.0.0.1",
    protocol,
    config_id,
    wg_available_slots: 253,
    wg_slots: 0,
    isFull: false,
  };
}

/** The pair's own public key stands for the peer's. */
export function wgQuick(): string {
  const { privateKey, publicKey } = generateKeyPairSync("x25519");
  const raw = (der: Buffer) => der.subarray(-32).toString("base64");
  const own = raw(privateKey.export({ format: "der", type: "pkcs8" }));
  const peer = raw(publicKey.export({ format: "der", type: "spki" }));
  return `[Interface]\nPrivateKey = ${own}\nAddress = 10.0.0.2/32\n\n[Peer]\nPublicKey = ${peer}\nEndpoint = 203.0.113.7:51820\nAllowedIPs = 0.0.0.0/0\n`;
}
