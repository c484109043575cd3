import { isWrite, type Exchange, type WireRequest } from "./exchange.ts";

/** Why something was not exercised, each with what that means. */
export const CODES = {
  precondition: "the target file or the installation lacks what it needs",
  "not-allowed": "the target file does not allow it",
  unsupported: "the installation or the tool does not offer it",
  outrun: "the state that it needs had passed before the request came",
  budget: "it would take longer than this run waits",
  "because-of": "it rests on something that is not as documented",
  unprovokable: "no request brings it about",
  "no-occasion": "there was nothing to test it on, so it has asserted nothing",
  unchecked:
    "it was tried, and a limit of this run or the way to the installation kept it from being checked",
} as const;

export type Code = keyof typeof CODES;

/** The target, or its entry in the target file, is at fault: nothing more can be verified. The message says the next step. */
export class TargetError extends Error {
  override readonly name = "TargetError";
  /** The kind of reason why nothing was exercised. */
  readonly code: Code;
  /** Whether it has been so all the time: then nothing that was found says anything. */
  readonly isThroughout: boolean;

  constructor(
    message: string,
    {
      code = "unchecked",
      isThroughout = false,
      ...options
    }: ErrorOptions & { code?: Code; isThroughout?: boolean } = {},
  ) {
    super(message, options);
    [this.code, this.isThroughout] = [code, isThroughout];
  }
}

/** A variant or rule that cannot be reached on this target; the message is the reason that the report gives. */
export class NotReachable extends Error {
  override readonly name = "NotReachable";
  readonly code: Code;
  /** The answer that kept it from being reached. */
  readonly exchange: Exchange | undefined;

  constructor(message: string, { code = "precondition", exchange, ...options }: Why = {}) {
    super(message, options);
    this.code = code;
    this.exchange = exchange;
  }
}

/** Nothing more is sent to the target: waiting changes nothing. */
export class NothingSent extends NotReachable {}

interface Why extends ErrorOptions {
  readonly code?: Code;
  readonly exchange?: Exchange | undefined;
}

/** No answer came that counts: the connection failed, the time limit was met, or something answered in place of the installation. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  /** What was asked for. */
  readonly request: WireRequest | undefined;
  /**
   * Whether an answer was lost on the way, there was no connection to send anything on, the run's own time limit was met, a
   * gateway has answered, or an answer came that counts only if it comes again; undefined for any other failure.
   */
  readonly how: "lost" | "unsent" | "late" | "by a gateway" | "doubted" | undefined;
  /** The status of an answer that was cut off. */
  readonly status: number | undefined;

  constructor(message: string, { request, how, status, ...options }: None = {}) {
    super(message, options);
    [this.request, this.how, this.status] = [request, how, status];
  }

  /** True for a write, which may have been carried out. */
  get isWrite(): boolean {
    return this.request !== undefined && isWrite(this.request);
  }
}

type None = ErrorOptions & Partial<Pick<NoAnswer, "request" | "how" | "status">>;

/** The command was used wrongly: an option, a file name. The message says the next step. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Why a file could not be read. */
export function whyUnread({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "there is no such file";
  return code === "EISDIR" ? "is a directory" : `cannot be read (${code ?? message})`;
}

/** For `catch`: nothing can be said of what was not sent, or not answered. */
export function notAnswered(error: unknown): undefined {
  if (error instanceof NotReachable || error instanceof NoAnswer) return undefined;
  throw error;
}

/** Why a file or folder cannot be written, by the code of the error. */
export const WHY: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder any more",
  EACCES: "no permission to write there",
  EPERM: "no permission to write there",
  EROFS: "the file system is read-only",
  EEXIST: "that is a file, not a folder",
  ENOTDIR: "a part of that path is a file, not a folder",
  EISDIR: "a folder is where the file should be",
  ERR_FS_EISDIR: "a folder is where the file should be",
  ENOSPC: "the disk is full",
};

/** @throws UsageError for a file of a run that could not be written */
export function unwritable(path: string, cause: unknown): never {
  const { code = "", message } = cause as NodeJS.ErrnoException;
  throw new UsageError(
    `the reports can't be written to ${path}: ${WHY[code] ?? message}; name another folder with --report`,
    { cause },
  );
}
