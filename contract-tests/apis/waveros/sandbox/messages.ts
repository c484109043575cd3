import type { Fault } from "./faults.ts";

/** The nine messages of the API, word for word. */
export const messages = {
  notEnabled: "API is not enabled",
  keyIncorrect: "API Key is incorrect",
  keyNotSet: "API Key not set or method not allowed",
  usernameExists: "Username already exists",
  userAdded: "User added successfully",
  usernameUnknown: "Username doesn't exist",
  noUsername: "No username set",
  userRemoved: "User removed successfully",
  errorOccurred: "An error occurred",
} as const;

/** An answer's JSON object, before it is written. */
export type Reply = Readonly<Record<string, unknown>>;

/** The answer of a request that was refused or failed. */
export function refusal(message: string, fault: Fault): Reply {
  return { message: worded(message, fault), error: errorFlag(fault) };
}

/** The answer of a request that was carried out, with what it made between message and flag. */
export function success(message: string, made: Reply, fault: Fault): Reply {
  const told = { message, ...made };
  if (fault === "success-without-error-flag") return told;
  return { ...told, error: fault === "success-error-flag-zero" ? 0 : false };
}

function errorFlag(fault: Fault): boolean | string {
  if (fault === "error-flag-false") return false;
  return fault === "error-flag-string" ? "true" : true;
}

function worded(message: string, fault: Fault): string {
  if (fault === "error-message-lower-case" && message.startsWith("Username")) {
    return message.replace("Username", "username");
  }
  if (fault === "remove-unknown-reworded" && message === messages.usernameUnknown) {
    return "Username does not exist";
  }
  return message;
}
