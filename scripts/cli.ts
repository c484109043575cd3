import type { EventEmitter } from "node:events";
import {
  Command,
  InvalidArgumentError,
  type Option,
  type CommandUnknownOpts,
} from "@commander-js/extra-typings";
import { UsageError } from "../contract-tests/engine/exchange/errors.ts";
import { asTyped, examplesOf, statusOf } from "./examples.ts";
import { isCheckout, version } from "./root.ts";

type Verb = { readonly command: CommandUnknownOpts };

/**
 * Every verb; it sets the exit status: 1 a finding, else 2 something could not be checked, else 1 something is left behind, else 0.
 * Each is loaded when it is asked for: some bring a whole toolchain with them.
 */
const VERBS: Record<string, () => Promise<Verb>> = {
  start: () => import("./start.ts"),
  verify: () => import("./verify.ts"),
  report: () => import("./report.ts"),
  merge: () => import("./merge.ts"),
  sandbox: () => import("./sandbox.ts"),
  mock: () => import("./mock.ts"),
  faults: () => import("./faults.ts"),
};

/** Those that work on the project itself: the package that is installed elsewhere does not have them. */
const OF_THE_PROJECT = [
  "generate",
  "check",
  "diff",
  "trace",
  "docs",
  "ecosystem",
  "test-clients",
  "bench",
];
for (const verb of isCheckout ? OF_THE_PROJECT : []) {
  VERBS[verb] = () => import(/* @vite-ignore */ `./${verb}.ts`) as Promise<Verb>;
}

const helped = new WeakSet<CommandUnknownOpts>();

/** The whole command line as commander declares it, or just the verb that is asked for; docs lists them all. */
export async function commandLine(verb = ""): Promise<CommandUnknownOpts> {
  if (!isCheckout && OF_THE_PROJECT.includes(verb)) {
    throw new UsageError(`${verb} works on the project itself: only a checkout has it`);
  }
  const program = new Command("access-contracts")
    .description("The contracts of network-access APIs, and whether an installation keeps them.")
    .version(version)
    .exitOverride();
  const alone = verb !== "docs" && Object.hasOwn(VERBS, verb);
  for (const load of alone ? [VERBS[verb]!] : Object.values(VERBS)) {
    const { command } = await load();
    // Once, however often the command line is asked for.
    if (!helped.has(command)) complete(command);
    helped.add(command);
    program.addCommand(command.exitOverride());
  }
  return program;
}

/** Adds what all verbs have in common. */
function complete(command: CommandUnknownOpts): void {
  const lines = examplesOf(command.name()).map((one) => `\n  ${asTyped(one)}`);
  command.addHelpText("after", `${statusOf(command.name())}\nExamples:${lines.join("")}`);
  for (const option of command.options) {
    if (!option.required || option.parseArg) continue;
    if (option.variadic) {
      option.argParser((text, before: string[] = []) => [...before, notEmpty(text)]);
    } else {
      option.argParser(notEmpty);
      onlyOnce(command, option);
    }
  }
}

/** Refuses an option with one value that is given twice: one of the two would not count. */
function onlyOnce(command: CommandUnknownOpts, option: Option): void {
  // Before commander takes the value itself.
  (command as unknown as EventEmitter).prependListener(`option:${option.name()}`, () => {
    if (command.getOptionValueSource(option.attributeName()) !== "cli") return;
    command.error(`error: ${option.long} is given twice, and takes one value`);
  });
}

function notEmpty(text: string): string {
  if (text.trim() !== "") return text;
  throw new InvalidArgumentError("It is empty.");
}
