import { Command, Option } from "commander";
import { expect, test } from "vitest";
import { commandPages } from "./command-line.ts";

test("a verb's page is its declaration", () => {
  const program = new Command("tool").addCommand(
    new Command("fetch")
      .description("fetch things")
      .argument("[what...]", "names of things")
      .option("--only <glob>", "only those")
      .option("--limit <n>", "how many", Number, 4)
      .addOption(new Option("--as <form>", "in which form").choices(["json", "text"]))
      .addOption(new Option("--secret").hideHelp()),
  );
  expect(commandPages(program)).toEqual([
    {
      name: "fetch",
      description: "fetch things",
      usage: "tool fetch [options] [what...]",
      terms: [{ name: "what", description: "names of things" }],
      options: [
        { flags: "--only <glob>", description: "only those", standard: "", choices: [] },
        { flags: "--limit <n>", description: "how many", standard: "4", choices: [] },
        {
          flags: "--as <form>",
          description: "in which form",
          standard: "",
          choices: ["json", "text"],
        },
      ],
    },
  ]);
});
