import type { Conditions } from "../sandbox/condition.ts";
import type { Known, Sandbox, SandboxOptions } from "../sandbox/sandbox.ts";
import type { Model } from "./model.ts";
import type { Secrets } from "./secrets/secrets.ts";
import type { Call } from "./call.ts";
import type { Session, Suite } from "./session.ts";
import type { Target } from "./transport/target.ts";
import type { Transport } from "./transport/transport.ts";

/** Everything the engine knows of one API. */
export interface Api<S extends Session = Session, T extends Target = Target, C extends Call = Call>
  extends Suite<S, C>, Known {
  /** JSON Schema of a target's entry in a target file. */
  readonly targetSchema: object;
  /** The life of what a run creates, by the vendor's page. */
  readonly models?: readonly Model<S>[];
  /** What reads speak against in the target file, and can't tell for certain. */
  doubtsOf?(session: S): Promise<readonly string[]>;
  /** Conditions that only its sandbox can have, in addition to those of any. */
  readonly conditions: Conditions;
  startSandbox(options?: SandboxOptions): Promise<Sandbox>;
  /** A run's connection to one target, whose entry was validated by `targetSchema`. */
  connect(target: T, transport: Transport, secrets: Secrets): S;
}
