import type { Conditions } from "../sandbox/condition.ts";
import type { Known, Sandbox, SandboxOptions } from "../sandbox/sandbox.ts";
import type { Model } from "./model.ts";
import type { Secrets } from "./secrets.ts";
import type { Call, Session, Suite } from "./session.ts";
import type { Target } from "./target.ts";
import type { Transport } from "./transport.ts";

/** Everything the engine knows of one API. */
export interface Api<S extends Session = Session, T extends Target = Target, C extends Call = Call>
  extends Suite<S, C>, Known {
  /** JSON Schema of what a target file says of such a target. */
  readonly targetSchema: object;
  /** How what a run creates lives, by the vendor's page. */
  readonly models?: readonly Model<S>[];
  /** What may stand before its sandbox, beside what may stand before any. */
  readonly conditions: Conditions;
  startSandbox(options?: SandboxOptions): Promise<Sandbox>;
  /** A run's connection to one target, which was held against `targetSchema`, and is judged by this API. */
  connect(target: T, transport: Transport, secrets: Secrets): S;
}
