import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { commandLine } from "./cli.ts";
import { examplesOf } from "./examples.ts";
import { mute } from "./mute.support.ts";
import { root } from "./root.ts";

test("each verb says its exit status and, in a checkout, examples that npm runs", async () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { commands } = await commandLine();
  for (const command of commands) {
    let help = "";
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help, command.name()).toContain("Exit status: ");
    const names = Array.from(help.matchAll(/^ {2}npm run --silent (\S+)/gm), ([, name]) => name!);
    expect(names.length).toBe(examplesOf(command.name()).length);
    for (const name of names) expect(scripts).toHaveProperty([name]);
  }
});

test("a verb that only a checkout has says so elsewhere", async () => {
  vi.doMock(import("./root.ts"), async (original) => ({
    ...(await original()),
    isCheckout: false,
  }));
  vi.resetModules();
  const elsewhere = await import("./cli.ts");
  await expect(elsewhere.commandLine("docs")).rejects.toThrow(
    "docs works on the project itself: only a checkout has it",
  );
  vi.doUnmock("./root.ts");
  // The next file in the same process must not get this one.
  vi.resetModules();
});

test.each([
  ["verify", "--targets", ""],
  ["start", "--only", " "],
])("%s refuses an empty %s", async (verb, option, value) => {
  const program = await commandLine(verb);
  const [command] = program.commands;
  const speak = mute(command!);
  await expect(program.parseAsync(["node", "x", verb, option, value])).rejects.toThrow(
    /It is empty/,
  );
  speak();
});

test("an option of many values takes each as a whole", async () => {
  const [command] = (await commandLine("ecosystem")).commands;
  command!.action(() => undefined);
  await command!.parseAsync(["--only", "go", "python", "--only", "rust"], { from: "user" });
  expect(command!.opts()).toEqual({ only: ["go", "python", "rust"] });
});

test("each verb has an example, of options that it takes", async () => {
  const { commands } = await commandLine();
  for (const command of commands) {
    const examples = examplesOf(command.name());
    expect(examples, command.name()).not.toEqual([]);
    for (const words of examples.map((one) => one.split(" "))) {
      expect(words[0]).toBe(command.name());
      const known = command.options.map(({ long }) => long);
      for (const word of words.filter((one) => one.startsWith("--"))) expect(known).toContain(word);
    }
  }
});
