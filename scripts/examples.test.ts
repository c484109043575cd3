import { expect, test } from "vitest";
import { commandLine } from "./cli.ts";
import { examplesOf } from "./examples.ts";

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
