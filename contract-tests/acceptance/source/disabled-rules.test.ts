import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { api as vpnscript } from "../../apis/vpnscript/api.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { CopiedTree } from "./copied-tree.ts";

const RULES = "contract-tests/apis/vpnscript/rules";
const ID = "rules/ids-are-asked-for";

/** How a rule is disabled by hand: the file, the passage, and what is put behind it. */
const DISABLED: Readonly<Record<string, readonly [file: string, after: string, text: string]>> = {
  "deleted from the index": [
    "index.ts",
    "  ...lookRules,\n})",
    '.filter(([id]) => id !== "ids-are-asked-for")',
  ],
  "its check returns at once": [
    "refusals.ts",
    "for (const operation of WITH_AN_ID) {",
    "\n        if (RULE_IS_OFF) return;",
  ],
  "what it needs is never there": [
    "refusals.ts",
    "if (!mayTry(session, operation)",
    " || RULE_IS_OFF",
  ],
  "its loop is empty": ["refusals.ts", "for (const operation of WITH_AN_ID", ".slice(9)"],
  "its condition is always true": [
    "refusals.ts",
    "must(answerOf(exchange), exchange.answer.status >= 400",
    " || RULE_IS_OFF",
  ],
};

describe.each([
  [
    "a sound panel",
    undefined,
    /Gone from the suite|No longer exercised|Asserts less|written otherwise/,
  ],
  [
    "a panel that it finds something on",
    "profile-without-server",
    /not fixed|not known to be fixed/,
  ],
])("a rule that is disabled by hand, on %s,", (_, fault, says) => {
  let [copy, sandbox]: [CopiedTree?, Sandbox?] = [];
  const run = (report: string) =>
    copy!.run(
      ...["verify", "--targets", join(copy!.root, "targets.json"), "--tool", "vitest"],
      ...["--only", "vpnscript/rules/ids-are-*", "--report", join(copy!.root, report)],
    );
  beforeAll(async () => {
    copy = await CopiedTree.make();
    sandbox = await vpnscript.startSandbox(fault === undefined ? {} : { fault });
    const targets = [{ ...sandbox.target, name: "panel" }];
    await copy.write("targets.json", JSON.stringify({ targets }));
    expect(await run("before")).toMatchObject({ status: fault === undefined ? 0 : 1 });
  });
  afterAll(async () => {
    await copy?.remove();
    await sandbox?.close();
  });

  test.each(Object.keys(DISABLED))("is named by --compare: %s", { timeout: 0 }, async (way) => {
    const [name, after, text] = DISABLED[way]!;
    const file = `${RULES}/${name}`;
    const written = await readFile(join(copy!.root, file), "utf8");
    await copy!.insert(file, after, text.replace("RULE_IS_OFF", "Date.now() > 0"));
    await run("after");
    await writeFile(join(copy!.root, file), written);
    const before = join(copy!.root, "before/report.json");
    const { printed } = await copy!.run(
      ...["verify", "--compare", before, "--report", join(copy!.root, "after")],
    );
    expect(printed).toContain("The suite of checks has changed");
    expect(printed).toContain(ID);
    expect(printed).toMatch(says);
    expect(printed).not.toContain("Nothing has changed");
    expect(printed).not.toContain("✓ Fixed");
  });
});
