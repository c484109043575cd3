/** The target, or its entry in the target file, is at fault: nothing can be verified. The message says the next step. */
export class TargetError extends Error {
  override readonly name = "TargetError";
}

/** A variant or rule that cannot be reached on this target; the message is the reason that the report gives. */
export class NotReachable extends Error {
  override readonly name = "NotReachable";
}

/** No answer came: the connection failed, or the time or size limit was met. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** The command was used wrongly: an option, a file name. The message says the next step. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
