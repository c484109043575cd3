import type { Bodies, VpnScriptSession } from "../session.ts";
import type { Persona } from "../target.ts";
import { read, type Read } from "./answers.ts";

export type Account = Bodies["getAccount/200/account"]["data"];
export type Server = Bodies["listServers/200/all-servers"]["data"][number];
export type OpenvpnLogin = Bodies["getOpenvpnAuth/200/openvpn-credentials"]["data"];

/** What rules read alike, asked for once in a run: requests are what a throttled target has least of. */
export class Reads {
  readonly #session: VpnScriptSession;
  readonly #read = new Map<string, Promise<unknown>>();

  constructor(session: VpnScriptSession) {
    this.#session = session;
  }

  account(persona: Persona): Promise<Read<Account>> {
    return this.#once(`account of ${persona}`, () =>
      read(this.#session, "getAccount/200/account", { as: this.#as(persona) }),
    );
  }

  servers(): Promise<Read<readonly Server[]>> {
    return this.#once("servers", () =>
      read(this.#session, "listServers/200/all-servers", { as: this.#as("active") }),
    );
  }

  /** The whole profile of a server; `explicitly` says so with a `cert_only` that is false. */
  profile(server: number, explicitly = false): Promise<Read<string>> {
    const cert_only = explicitly ? { cert_only: false } : {};
    return this.#once(`profile of ${server} ${explicitly}`, () =>
      read(this.#session, "getOpenvpnProfile/200/full-profile", {
        as: this.#as("active"),
        parameters: { server_id: server, ...cert_only },
      }),
    );
  }

  openvpnLogin(persona: Persona): Promise<Read<OpenvpnLogin>> {
    return this.#once(`login of ${persona}`, () =>
      read(this.#session, "getOpenvpnAuth/200/openvpn-credentials", { as: this.#as(persona) }),
    );
  }

  /** The same promise for the same name, whatever the work is. */
  #once<T>(name: string, work: () => Promise<T>): Promise<T> {
    const known = this.#read.get(name) as Promise<T> | undefined;
    const reading = known ?? work();
    this.#read.set(name, reading);
    return reading;
  }

  #as(persona: Persona): Persona {
    this.#session.credentials(persona);
    return persona;
  }
}

const readsBySession = new WeakMap<VpnScriptSession, Reads>();

/** The reads of a run. */
export function readsOf(session: VpnScriptSession): Reads {
  const reads = readsBySession.get(session) ?? new Reads(session);
  readsBySession.set(session, reads);
  return reads;
}
