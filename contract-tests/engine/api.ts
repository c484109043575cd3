import type { SandboxOptions, Sandbox } from "../sandbox/sandbox.ts";
import type { Catalogue } from "./catalogue.ts";
import type { Found } from "./finding.ts";
import type { Secrets } from "./secrets.ts";
import type { Call, Session } from "./session.ts";
import type { Target } from "./target.ts";
import type { Transport } from "./transport.ts";

/** A compiled validator, as Ajv makes it. */
export interface Validator {
  (body: unknown): boolean;
  errors?: readonly ValidationError[] | null;
}

export interface ValidationError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** How a variant is reached: written once, for Vitest, Dredd and the plan alike. */
export interface Reach<S extends Session = Session, C extends Call = Call> {
  /** For a reader: as whom, and with what. */
  readonly how: string;
  /** True if it depends on what an account has just now, or changes it: never beside another such. */
  readonly alone?: true;
  /** True if what must be so before it passes by itself: an answer by another variant may have come too late. */
  readonly fleeting?: true;
  /**
   * The call that is answered by the variant, after whatever must be so before it.
   * @throws NotReachable with the reason if this target cannot be brought there.
   */
  call(session: S): C | Promise<C>;
}

/** A truth across exchanges. */
export interface Rule<S extends Session = Session> {
  readonly id: string;
  /** The truth, in one sentence. */
  readonly title: string;
  readonly alone?: true;
  /** Reports each breach; throws `NotReachable` where the target does not let it be tried. */
  check(session: S, found: (breach: Found) => void): Promise<void>;
}

/** Everything the engine knows of one API. */
export interface Api<S extends Session = Session> {
  readonly name: string;
  readonly title: string;
  readonly catalogue: Catalogue;
  /** By variant key. */
  readonly validators: Readonly<Record<string, Validator>>;
  /** By schema component; references resolved. */
  readonly schemas: Readonly<Record<string, object>>;
  /** By variant key; variants without one cannot be provoked. */
  readonly reaches: Readonly<Record<string, Reach<S>>>;
  readonly rules: readonly Rule<S>[];
  /** Names of answer fields whose values are secrets. */
  readonly secretFields: ReadonlySet<string>;
  /** Folder of the documents that Dredd reads. */
  readonly dredd: URL;
  /** JSON Schema of what a target file says of such a target. */
  readonly targetSchema: object;
  /** Breaches that its sandbox can be started with, by name; an undocumented one breaks only what the page implies. */
  readonly faults: Readonly<
    Record<string, { readonly title: string; readonly undocumented?: boolean }>
  >;
  connect(target: Target, transport: Transport, secrets: Secrets): S;
  startSandbox(options?: SandboxOptions): Promise<Sandbox>;
}
