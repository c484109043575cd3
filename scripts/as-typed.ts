import { isCheckout } from "./root.ts";

/** A command line of ours as it is typed here: in a checkout the command is not on the path. */
export function asTyped(example: string): string {
  if (!isCheckout) return `access-contracts ${example}`;
  const [verb = "", ...rest] = example.split(" ");
  return [
    "npm run --silent",
    verb.replace("-", ":"),
    ...(rest.length > 0 ? ["--", ...rest] : []),
  ].join(" ");
}
