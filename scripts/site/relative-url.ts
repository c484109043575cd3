import { posix } from "node:path";

/**
 * A link as it must be written in the page at `from` so that it works from any folder and from a
 * disk: `/guides/verify.html` seen from `/reference/checks.html` is `../guides/verify.html`.
 * What does not begin with one slash is given back as it is.
 */
export function relativeUrl(from: string, to: string): string {
  if (!to.startsWith("/") || to.startsWith("//")) return to;
  const end = to.search(/[?#]|$/);
  const [path, rest] = [to.slice(0, end), to.slice(end)];
  const found = posix.relative(posix.dirname(from), path);
  const folder = path.endsWith("/") && found !== "" ? "/" : "";
  return (found || (path.endsWith("/") ? "./" : posix.basename(path))) + folder + rest;
}
