import type { Has } from "./liberties.ts";

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
export function refusal(message: string, has: Has): Reply {
  const flag = has("error-flag-string") ? "true" : !has("error-flag-false");
  return { message: worded(message, has), error: flag };
}

/** The answer of a request that was carried out, with what it made between message and flag. */
export function success(message: string, made: Reply, has: Has): Reply {
  const told = { message, ...made };
  if (has("success-without-error-flag")) return told;
  return { ...told, error: has("success-error-flag-zero") ? 0 : false };
}

function worded(message: string, has: Has): string {
  if (message.startsWith("Username") && has("error-message-lower-case")) {
    return message.replace("Username", "username");
  }
  if (message !== messages.usernameUnknown || !has("remove-unknown-reworded")) return message;
  return "Username does not exist";
}
