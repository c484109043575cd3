import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn, inFolder, runCommand, targetFile, type Run } from "./command-line.ts";
import { NATURES } from "./hostile-natures.ts";
import { encodingsOf, startHostile, type Hostile } from "./hostile-servers.ts";
import { turnstile } from "./turnstile.ts";

/** When a run counts as hanging, in milliseconds, however busy the machine is; and the most memory that it may hold, in megabytes. */
const [LONGEST, MOST_MEMORY] = [300_000, 300];

/** A nature that keeps the contract: it must not fail it by an answer that a busy machine gives late. */
const HONEST = "__proto__ as a key";

/** What is said of a server that is not an installation, or does not answer; stderr has a line a target. */
const NOT_ONE =
  /does not answer|answers? (holds )?(more|a longer)|is no |fails|sends elsewhere|answers \d+ with|throttles/;

/** Natures that speak enough of the API to be taken for an installation: the run finds what is broken. */
const PASSABLE: readonly string[] = [
  "venom in messages",
  "credentials in bodies",
  "__proto__ as a key",
];

/** What a report may not show as it is: control characters, and what turns the writing direction or is invisible. */
const UNPRINTABLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** With `ALL` set, each API by itself meets each nature in the middle of a run, which takes two minutes. */
const everything = process.env["ALL"] !== undefined;

/** Otherwise one of them meets those that can do more harm there than at first. */
const WORSE_LATER: readonly string[] = [
  "a redirect to another host",
  "an endless body",
  "a gzip bomb",
  "JSON 100,000 levels deep",
  "a flood of headers",
  "venom in messages",
  "429 for ever",
  "credentials in bodies",
  "credentials in a page",
  "credentials in headers and redirects",
  "every key twice",
];

// A run takes a second of two cores at most; the test's own servers take the rest.
const enter = turnstile(2);

interface Meeting {
  readonly run: Run;
  readonly outputs: ReadonlyMap<string, string>;
  readonly secrets: ReadonlySet<string>;
  readonly strayed: readonly string[];
}

async function meet(nature: string, later: boolean, api?: string): Promise<Meeting> {
  return enter(() =>
    inFolder(async (folder) => {
      const hostile: Hostile = await startHostile(nature, later);
      try {
        const targets = hostile.targets.filter((target) => !api || target["api"] === api);
        const file = await targetFile(folder, targets);
        const report = join(folder, "report");
        const args = [
          "verify",
          "--targets",
          file,
          "--report",
          report,
          "--timeout",
          nature === HONEST ? "15" : "1",
          "--github",
        ];
        const run = await runCommand(args, { limit: LONGEST });
        const outputs = new Map([
          ["stdout", run.stdout],
          ["stderr", run.stderr],
          ...(await filesIn(report)),
        ]);
        return { run, outputs, secrets: hostile.secrets(), strayed: hostile.strayed };
      } finally {
        await hostile.close();
      }
    }),
  );
}

function expectHarmless({ run, outputs, secrets, strayed }: Meeting): void {
  expect(run.status, run.stderr).not.toBeNull();
  expect(run.peakMegabytes).toBeLessThan(MOST_MEMORY);
  expect(strayed).toEqual([]);
  expect(run.stderr).not.toMatch(/^ +at /m);
  const shown = [...secrets].flatMap((secret) =>
    [...encodingsOf(secret)].flatMap((form) =>
      [...outputs].flatMap(([name, text]) => (text.includes(form) ? `${form} in ${name}` : [])),
    ),
  );
  expect(shown).toEqual([]);
  for (const [name, text] of outputs) {
    expect(UNPRINTABLE.exec(text), name).toBeNull();
    if (/\.(json|har)$/.test(name)) expect(() => void JSON.parse(text), name).not.toThrow();
    if (name.endsWith(".html")) expect(text).not.toMatch(/<script>alert|<img src=x|<a href='j/);
    if (name.endsWith(".xml")) expect(text).not.toMatch(/<script|<img|<!--/);
  }
  expect(run.stdout).not.toMatch(/^::error::injected/m);
}

/** The status with which such a run ends: a field more is not a breach. */
function statusOf(nature: string): number {
  return nature === HONEST ? 0 : 1;
}

const natures = Object.keys(NATURES);

describe("from the first request on", () => {
  test.concurrent.each(natures)("%s", async (nature) => {
    // Where the run goes on, one installation at a time is what memory is measured by.
    const api = PASSABLE.includes(nature) ? "vpnscript" : undefined;
    const meeting = await meet(nature, false, api);
    expectHarmless(meeting);
    const { status, stderr } = meeting.run;
    if (PASSABLE.includes(nature)) {
      expect(status).toBe(statusOf(nature));
      return;
    }
    expect(status).toBe(2);
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(NOT_ONE);
  });
});

describe("once it has been taken for an installation", () => {
  const apis = ["vpnscript", "waveros"] as const;
  const meetings = everything
    ? natures.flatMap((nature) => apis.map((api) => [nature, api] as const))
    : WORSE_LATER.map((nature, index) => [nature, apis[index % 2]!] as const);
  test.concurrent.each(meetings)("%s: %s", async (nature, api) => {
    const meeting = await meet(nature, true, api);
    expectHarmless(meeting);
    const { status, stdout, stderr } = meeting.run;
    if (PASSABLE.includes(nature)) {
      expect(status).toBe(statusOf(nature));
      expect(stdout).toMatch(/✗ \d+ of \d+ documented variants|documented variants? conform/);
      return;
    }
    // One answer to everything is an outage, and our limit on what is read is one of ours: nobody is blamed.
    expect(status).toBe(2);
    const asks = nature === "429 for ever" ? /answered 429 and asks to wait 86400 s/ : NOT_ONE;
    expect(stderr || stdout).toMatch(asks);
  });
});
