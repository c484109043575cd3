/** The facts of a target as environment variables: `apiKey` is `API_KEY`, `servers.wireguard` is `SERVERS_WIREGUARD`. */
export function variablesOf(target: object, prefix = ""): Record<string, string> {
  const pairs = Object.entries(target).flatMap(([key, value]: [string, unknown]) => {
    const name = prefix + key.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
    if (typeof value === "object" && value !== null) {
      return Object.entries(variablesOf(value, `${name}_`));
    }
    // The paths of a description begin with a slash.
    return [[name, String(value).replace(/\/$/, "")] as const];
  });
  return Object.fromEntries(pairs);
}
