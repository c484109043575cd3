import { textOf } from "./blocks.ts";

/** What sentences say of the requests that a run sends: to a panel, and to a router. */
export const REQUESTS: readonly (readonly [file: string, words: RegExp])[] = [
  ["README.md", /about (\d+) requests to a panel, (\d+) to a router/],
  ["docs/guides/verify-a-fleet.md", /(\d+) to a panel, (\d+) to a router/],
  ["docs/guides/verify-an-installation.md", /whole run of a panel is about (\d+)\s+requests/],
];

/** The sentences that are off by more than a tenth, with what they should say. */
export function wrongRequests(output: string): string[] {
  const counts = Array.from(output.matchAll(/(\d+) requests in/g), ([, count]) => Number(count));
  return REQUESTS.flatMap(([file, words]) => {
    const said = words.exec(textOf(file))?.slice(1) ?? ["0"];
    const isTrue = said.every((count, at) => Math.abs(Number(count) / counts[at]! - 1) <= 0.1);
    return isTrue ? [] : [`${file} says ${said.join(" and ")}, not ${counts.join(" and ")}`];
  });
}
