import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Sandbox } from "../../../sandbox/sandbox.ts";
import {
  account,
  auth,
  dispatched,
  FULL,
  LIMIT,
  no,
  NOT_FOUND,
  profile,
  servers,
  SERVERS,
  STARTED,
  UNAUTHENTICATED,
  USERS,
  wgQuick,
  type Input,
  type Reply,
  type User,
} from "./bodies.support.ts";

interface Config {
  readonly id: number;
  readonly user: number;
  readonly server: number;
  status: 0 | 1 | 2;
  config: string | null;
}

/** How it differs from itself, where the page leaves it open. */
export interface PlainOptions {
  /** How long a job takes, in milliseconds. */
  readonly jobMs?: number;
  /** A new login ends the one before it. */
  readonly oneLogin?: boolean;
}

/**
 * Starts a second conforming installation on loopback, for this project's tests: as somebody might
 * write it in an afternoon with nothing but the vendor's page, constants where the page shows
 * constants, and the simplest thing where it is silent. Whatever it does must not be a breach.
 */
export async function startPlainInstallation({
  jobMs = 40,
  oneLogin = false,
}: PlainOptions = {}): Promise<Pick<Sandbox, "target" | "fingerprint" | "close">> {
  const tokens = new Map<string, User>();
  let configs: Config[] = [];
  let lastId = 4;

  function logIn({ username, password, device_name }: Input): Reply {
    for (const [name, value] of Object.entries({ username, password, device_name })) {
      if (value) continue;
      const errors = { [name]: [`The ${name} field is required.`] };
      return [422, { message: "The given data was invalid.", errors }];
    }
    const user = USERS.find((one) => one.username === username);
    if (user?.suspended) {
      const error = "Your account has been suspended.";
      return [400, { status: false, error, suspend_reason: null }];
    }
    if (user?.password !== password || !user) {
      return [422, no("The provided credentials are incorrect.")];
    }
    if (oneLogin) {
      for (const [token, owner] of tokens) if (owner === user) tokens.delete(token);
    }
    const token = `${tokens.size + 12}|${randomBytes(20).toString("hex")}`;
    tokens.set(token, user);
    return [200, { success: true, message: null, token }];
  }

  function wireguard(user: User, { server_id }: Input, then: (server: number) => Reply): Reply {
    if (user.problem) return [422, no(user.problem)];
    const asked = SERVERS.find(({ id, enabled }) => enabled && id === Number(server_id));
    if (!asked) return [404, no(NOT_FOUND)];
    if (asked.protocol !== "wireguard") {
      return [422, no("The server is not using WireGuard protocol.")];
    }
    return then(asked.id);
  }

  const list = (user: User, input: Input) =>
    wireguard(user, input, (asked) => {
      const own = configs.filter((one) => one.user === user.id && one.server === asked);
      if (own.length === 0) return [404, no("No configuration found for this server.")];
      const data = own.map(({ id, config, status }) => {
        return { id, config, status, fail_reason: null, created_at: STARTED, updated_at: STARTED };
      });
      return [200, { status: true, message: null, data }];
    });

  const create = (user: User, input: Input) =>
    wireguard(user, input, (asked) => {
      if (SERVERS.find(({ id }) => id === asked)?.isFull) return [422, no(FULL)];
      if (user.isFull) return [422, no(LIMIT)];
      const made: Config = { id: ++lastId, user: user.id, server: asked, status: 0, config: null };
      configs.push(made);
      later(() => Object.assign(made, { status: 1, config: wgQuick() }));
      return [200, { status: true, message: dispatched("create") }];
    });

  function remove(user: User, { config_id }: Input): Reply {
    const doomed = configs.find(({ id, user: owner }) => id === config_id && owner === user.id);
    if (!doomed) return [404, no("The WireGuard configuration is not found.")];
    if (doomed.status !== 1) {
      return [422, no("The WireGuard configuration is pending creation or deletion.")];
    }
    doomed.status = 2;
    later(() => (configs = configs.filter((one) => one !== doomed)));
    return [200, { success: true, message: dispatched("delete") }];
  }

  const later = (work: () => unknown) => void wait(jobMs, undefined, { ref: false }).then(work);

  function reply(method: string, url: URL, authorization: string, body: Input): Reply {
    const input = { ...Object.fromEntries(url.searchParams), ...body };
    const route = `${method} ${url.pathname}`;
    if (route === "POST /api/auth/token") return logIn(input);
    const routes: Record<string, (user: User) => Reply> = {
      "GET /api/account": account,
      "GET /api/servers": () => servers(input, url.origin + url.pathname),
      "GET /api/openvpn/profile": (user) => profile(user, input),
      "GET /api/openvpn/auth": (user) => auth(user, input),
      "GET /api/wireguard/configs": (user) => list(user, input),
      "POST /api/wireguard/create": (user) => create(user, input),
      "DELETE /api/wireguard/delete": (user) => remove(user, input),
    };
    const user = tokens.get(/^Bearer (\S+)$/.exec(authorization)?.[1] ?? "");
    const known = routes[route];
    if (!known) return [404, { error: "Not found" }];
    return user ? known(user) : UNAUTHENTICATED;
  }

  const http = createServer((request, response) => {
    void textOf(request).then((text) => {
      const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
      const body = text === "" ? {} : (JSON.parse(text) as Input);
      const { method = "GET", headers } = request;
      const [status, json] = reply(method, url, headers.authorization ?? "", body);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const [active, other, suspended, noService, inactive, expired, deviceLimited] = USERS.map(
    ({ username, password }) => ({ username, password }),
  );
  return {
    target: {
      name: "plain",
      api: "vpnscript",
      baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
      deviceName: "contract-tests",
      allowWrites: true,
      jobTimeout: 4,
      personas: { active, other, suspended, noService, inactive, expired, deviceLimited },
      servers: {
        openvpn: 1,
        openvpnWithoutProfile: 3,
        wireguard: 2,
        wireguardFull: 4,
        disabled: 5,
        missing: 99,
      },
    },
    fingerprint: () => configs.map(({ id, status }) => `${id}: ${status}`).join("\n"),
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request) text += String(piece);
  return text;
}
