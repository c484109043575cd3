/** Lines of code as one text; what a sample does not need is given as undefined or false. */
export function code(
  ...parts: readonly (string | readonly string[] | false | undefined)[]
): string {
  return parts
    .flat()
    .filter((line) => typeof line === "string")
    .join("\n");
}
