import { posix } from "node:path";

/**
 * A link as it must be written in the page at `from` so that it works from any folder and from a
 * disk: `/guides/verify.html` seen from `/reference/checks.html` is `../guides/verify.html`.
 * What does not begin with one slash is given back as it is.
 */
export function relativeUrl(from: string, to: string): string {
  const [, path, rest = ""] = /^(\/(?!\/)[^?#]*)?(.*)$/s.exec(to) ?? [];
  if (path === undefined) return to;
  // A server shows a folder's index by itself; a disk does not.
  const file = path.endsWith("/") ? `${path}index.html` : path;
  return posix.relative(posix.dirname(from), file) + rest;
}
