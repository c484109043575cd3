import { schemasOf, type Target } from "../../engine/transport/target.ts";

export const PERSONAS = {
  active: "an account whose service is active, with room for two more devices",
  other: "a second such account, to try that one does not see or delete the other's things",
  suspended: "an account that the operator has suspended",
  noService: "an account that never had a service",
  inactive: "an account whose service is not active",
  expired: "an account whose service has expired",
  deviceLimited: "an active account that has as many devices as its plan allows",
} as const;

export type Persona = keyof typeof PERSONAS;

export const SERVERS = {
  openvpn: "an enabled OpenVPN server with a profile",
  openvpnWithoutProfile: "an enabled OpenVPN server that has no profile",
  wireguard: "an enabled WireGuard server with free slots",
  wireguardFull: "an enabled WireGuard server without free slots",
  disabled: "a server that exists and is not enabled",
  missing: "an id that no server has",
} as const;

export type Fixture = keyof typeof SERVERS;

export type Service = "active" | "expired" | "inactive" | "noService";

/** What an account shows of its service; one that is suspended is asked for a token, and shows nothing. */
export const SERVICES: Readonly<Record<Persona, Service | "suspended">> = {
  active: "active",
  other: "active",
  suspended: "suspended",
  noService: "noService",
  inactive: "inactive",
  expired: "expired",
  deviceLimited: "active",
};

const showing = (...services: readonly Service[]) =>
  services.flatMap((service) =>
    (Object.keys(SERVICES) as Persona[]).filter((persona) => SERVICES[persona] === service),
  );

/** Accounts whose service is active. */
export const SERVED = showing("active");

/** Those that have none, and log in. */
export const WITHOUT_SERVICE = showing("expired", "inactive", "noService");

/** What the list of servers, and the other operations, must say of each that is enabled. */
export const LISTED: Readonly<
  Partial<Record<Fixture, { protocol: "openvpn" | "wireguard"; hasRoom?: boolean }>>
> = {
  openvpn: { protocol: "openvpn" },
  openvpnWithoutProfile: { protocol: "openvpn" },
  wireguard: { protocol: "wireguard", hasRoom: true },
  wireguardFull: { protocol: "wireguard", hasRoom: false },
};

/** `personas.suspended is not an account that the operator has suspended` */
export const isNot = (name: Fixture | Persona): string =>
  name in PERSONAS
    ? `personas.${name} is not ${PERSONAS[name as Persona]}`
    : `servers.${name} is not ${SERVERS[name as Fixture]}`;

/** The vendor's page gives a service's status no meaning: only a refusal tells that one is not active. */
export const restingOn = (persona?: Persona) => ({
  needs: persona ? [persona] : [],
  ...(persona === "inactive" && { unless: isNot(persona) }),
});

export type Credentials = Readonly<Record<"username" | "password", string>>;

export interface VpnScriptTarget extends Target {
  /** The name that tokens are issued under; the account's owner sees it. */
  readonly deviceName: string;
  readonly personas: Readonly<Partial<Record<Persona, Credentials>>>;
  readonly servers: Readonly<Partial<Record<Fixture, number>>>;
  /** Of a create or delete job, in seconds. */
  readonly jobTimeout: number;
}

export const EXAMPLE_ADDRESS = "https://vpn.example.com";

export const targetSchema = {
  properties: {
    baseUrl: {
      description: "Address of the panel, as a browser opens it. It does not end in `/api`.",
      examples: [EXAMPLE_ADDRESS],
    },
    deviceName: {
      type: "string",
      pattern: "\\S",
      default: "contract-tests",
      description: `What the tokens of a run are issued for; "'s phone" is added for one of them.`,
    },
    jobTimeout: {
      type: "number",
      exclusiveMinimum: 0,
      default: 60,
      description:
        "Longest that a job which creates or deletes a configuration may take, in seconds.",
    },
    personas: {
      type: "object",
      default: {},
      description: "Accounts in known states. Any may be missing; what needs it is not exercised.",
      additionalProperties: false,
      properties: schemasOf(PERSONAS, {
        type: "object",
        additionalProperties: false,
        required: ["username", "password"],
        properties: {
          username: { type: "string", pattern: "\\S" },
          password: { type: "string", minLength: 1 },
        },
      }),
    },
    servers: {
      type: "object",
      default: {},
      description: "Ids of servers in known states. Any may be missing.",
      additionalProperties: false,
      properties: schemasOf(SERVERS, {
        type: "integer",
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
      }),
    },
  },
} as const;
