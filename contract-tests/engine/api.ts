import type { SandboxOptions, Sandbox } from "../sandbox/sandbox.ts";
import type { Differences } from "../sandbox/switches.ts";
import type { Contract } from "./contract.ts";
import type { ReportBreach } from "./finding.ts";
import type { Secrets } from "./secrets.ts";
import type { Call, Reach, Rule, Session } from "./session.ts";
import type { Target } from "./target.ts";
import type { Transport } from "./transport.ts";

/** What an API adds to its contract, whatever its sessions are. */
interface Parts extends Contract {
  /** JSON Schema of what a target file says of such a target. */
  readonly targetSchema: object;
  /** Breaches that its sandbox can be started with; an undocumented one breaks only what the page implies. */
  readonly faults: Differences;
  /** Ways in which its sandbox can differ where the page is silent, beyond the form of its answers. */
  readonly liberties: Differences;
  startSandbox(options?: SandboxOptions): Promise<Sandbox>;
}

/** Everything the engine knows of one API. */
export interface Api extends Parts {
  /** By variant key, how each is reached; variants without an entry cannot be provoked. */
  readonly reaches: Readonly<Record<string, Omit<Reach, "call">>>;
  readonly rules: readonly Omit<Rule, "check">[];
  /** A run's connection to one target, with reaches and rules bound to it. */
  connect(target: Target, transport: Transport, secrets: Secrets): Session;
}

/** A reach as an API writes it: see `Reach`. */
export interface ReachOf<S extends Session, C extends Call> extends Omit<Reach, "call"> {
  call(session: S): C | Promise<C>;
}

/** A rule as an API writes it: see `Rule`. */
export interface RuleOf<S extends Session> extends Omit<Rule, "check"> {
  check(session: S, found: ReportBreach): Promise<void>;
}

/** An API as its folder writes it: reaches and rules for its own kind of session. */
export interface ApiParts<S extends Session, T extends Target, C extends Call> extends Parts {
  readonly reaches: Readonly<Record<string, ReachOf<S, C>>>;
  readonly rules: readonly RuleOf<S>[];
  /** The target was held against `targetSchema`, so that it is of the API's own kind. */
  connect(contract: Contract, target: T, transport: Transport, secrets: Secrets): S;
}

/** Makes an API of its parts: each session gets the reaches and rules bound to it. */
export function defineApi<S extends Session, T extends Target, C extends Call>(
  parts: ApiParts<S, T, C>,
): Omit<Api, "connect"> & { connect(...connection: Parameters<Api["connect"]>): S } {
  const { reaches, rules } = parts;
  return {
    ...parts,
    connect(target, transport, secrets) {
      const session = parts.connect(parts, target as T, transport, secrets);
      session.reaches = Object.fromEntries(
        Object.entries(reaches).map(([key, reach]) => [
          key,
          { ...reach, call: () => reach.call(session) },
        ]),
      );
      session.rules = rules.map((rule) => ({
        ...rule,
        check: (found) => rule.check(session, found),
      }));
      return session;
    },
  };
}
