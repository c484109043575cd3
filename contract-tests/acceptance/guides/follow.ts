import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/root.ts";
import { blocksOf, textOf, type Block } from "./blocks.ts";
import { differenceOf, recaptured } from "./output.ts";
import type { Ended, Reader } from "./reader.ts";

/** A sample that is no longer what comes, or a step that does not end as the document says. */
export interface Difference {
  readonly at: string;
  readonly lines: readonly string[];
}

/** The documents that are followed. Files that one of them has its reader write are there for the others. */
export const FOLLOWED = [
  "README.md",
  ...[
    "verify-an-installation",
    "read-a-finding",
    "run-it-every-night",
    "verify-a-fleet",
    "develop-against-mock-and-sandbox",
    "trace-a-vendors-page",
  ].map((name) => `docs/guides/${name}.md`),
];

/** The guide that adds an API, which is followed in a copy of the project. */
export const ADDS_AN_API = "docs/guides/add-an-api.md";

/** Whether samples are written again: `npm run capture`. */
const CAPTURES = process.env["CAPTURE"] !== undefined;

/** What runs on the bundled sandboxes have come to, which are alike in whatever document they are shown. */
const ofSandboxes = new Map<string, Promise<Ended>>();

/** What another command comes to. */
export function other(reader: Reader, command: string): Promise<Ended> {
  if (!command.startsWith("npm start")) return reader.run(command);
  const run = ofSandboxes.get(command) ?? reader.run(command);
  ofSandboxes.set(command, run);
  return run;
}

/** Does all that a document says, in its order, and gives how it differs from what comes; `captures` writes it again. */
export async function follow(
  file: string,
  reader: Reader,
  captures = CAPTURES,
): Promise<Difference[]> {
  const blocks = blocksOf(file);
  const differences: Difference[] = [];
  const differ = ({ line }: Block, said: string, came: string) => {
    if (said === came) return;
    const difference = differenceOf(said, came);
    differences.push({ at: `${file}:${line + difference.line}`, lines: difference.lines });
  };
  let captured = textOf(file);
  const compare = (block: Block, real: string) => {
    const came = now(block, real);
    differ(block, block.text, came ?? real);
    if (came !== undefined) captured = captured.replace(block.text, () => came);
  };
  for (const { use, text } of FOLLOWED.includes(file)
    ? FOLLOWED.flatMap((one) => blocksOf(one))
    : []) {
    if (use.is === "written") await reader.write(use.path, text);
  }
  let output = "";
  for (const [index, block] of blocks.entries()) {
    const { use, text } = block;
    if (use.is === "written") await reader.write(use.path, text);
    else if (use.is === "left") compare(block, await reader.read(use.path));
    else if (use.is === "output" && use.command === undefined) compare(block, output);
    else if (use.is === "output") compare(block, (await other(reader, use.command!)).output);
    else if (use.is === "step" && use.status === undefined) {
      output = await reader.serve(text, (heard) => isIn(blocks[index + 1], heard));
    } else if (use.is === "step") {
      const ended = await reader.run(text);
      ({ output } = ended);
      const { status } = ended;
      if (status !== use.status)
        differ(block, `ends with ${use.status}`, `${output}\nends with ${status}`);
    }
  }
  if (captures) writeFileSync(join(root, file), captured);
  return differences;
}

/** A sample as it is now. */
const now = ({ text, language }: Block, real: string) =>
  recaptured(text, real, language === "yaml" ? "# …" : "…");

/** Whether a sample is that of an output already; without a sample, whether it says an address. */
function isIn(sample: Block | undefined, output: string): boolean {
  if (sample?.use.is !== "output") return /https?:\/\//.test(output);
  return now(sample, output) === sample.text;
}
