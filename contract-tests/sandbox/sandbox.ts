import type { ListenOptions, Logged } from "./server.ts";

/** What every API's sandbox can be told. */
export interface SandboxOptions extends ListenOptions {
  /** Name of one behaviour fault to be switched on; none by default. */
  readonly fault?: string;
  /** Names of liberties that it takes where the vendor's page is silent; none by default. */
  readonly liberties?: readonly string[];
}

/** A running installation of one API, good for being verified. */
export interface Sandbox {
  /** Where it answers: the `baseUrl` of a target. */
  readonly baseUrl: string;
  /** The entry of a target file that verifies it, secrets included. */
  readonly target: Readonly<Record<string, unknown>>;
  /** Everything it was asked since it started, in order. */
  readonly log: readonly Logged[];
  /** The faults and liberties that have come into play so far. */
  readonly used: ReadonlySet<string>;
  /** A stable text of everything that clients could have created (accounts excluded): equal before and after means nothing was left behind. */
  fingerprint(): string;
  /** Stops listening, and every job that is still under way. */
  close(): Promise<void>;
}
