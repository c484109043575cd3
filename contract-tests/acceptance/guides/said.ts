import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { commandLine } from "../../../scripts/cli.ts";
import { mute } from "../../../scripts/mute.support.ts";
import { root } from "../../../scripts/root.ts";
import { everyApi } from "../../apis/discover.ts";
import { libertiesOf } from "../../sandbox/sandbox.ts";
import { checkContent } from "../../target-file/check.ts";
import { problemLine } from "../../target-file/problem.ts";
import { fieldsOfEveryTarget, type Schema } from "../../target-file/schema.ts";

const apis = await everyApi();
const { commands: verbs } = await commandLine();
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Options that are told of without their command, and are not of a verb. */
const OTHERS = ["--help", "--loglevel", "--"];

/** What is wrong with a command or an option of this project; undefined if it is neither. */
export function commandProblem(code: string): string | undefined {
  const [option = ""] = code.split(/[ =]/, 1);
  if (option.startsWith("--")) {
    const found = verbs.flatMap(({ options }) => options).find(({ long }) => long === option);
    if (!found) return OTHERS.includes(option) ? undefined : "no verb has that option";
    const isFile = /\.(json|yaml)$/.test(code);
    return isFile && !/<(file|path)>/.test(found.flags) ? "its value is not a file" : undefined;
  }
  const npm = /^npm (?:run (?:--silent )?|(?=start|test))([\w:]+)(?: -- (.*))?$/.exec(code);
  if (npm && !(npm[1]! in scripts)) return "no script has that name";
  const installed = /^(?:npx (?:--no -- )?access-contracts )?([a-z]+)(?: (.*))?$/.exec(code);
  const named = npm ? /access-contracts\.js (\S+)/.exec(scripts[npm[1]!]!)?.[1] : installed?.[1];
  const verb = verbs.find((one) => one.name() === named);
  const argv = (npm ?? installed)?.[2]?.match(/'[^']*'|\S+/g) ?? [];
  // Nothing is left of the command before.
  for (const one of verb?.options ?? []) {
    verb!.setOptionValueWithSource(one.attributeName(), undefined, "default");
  }
  const speak = verb && mute(verb);
  try {
    const unknown = verb?.parseOptions(argv).unknown[0];
    return unknown === undefined ? switchProblem(argv) : `unknown option '${unknown}'`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    speak?.();
  }
}

/** The API that a guide adds. */
const ADDED = "tides";

/** What is wrong with a fault or liberty that a command switches on. */
function switchProblem(argv: readonly string[]): string | undefined {
  const named = argv.filter((_, index) => /^--(fault|liberty)$/.test(argv[index - 1] ?? ""));
  const unknown = named.find((name) => {
    const [api = "", one = ""] = name.split("/");
    const known = apis[api] && { ...apis[api].faults, ...libertiesOf(apis[api]) };
    return !name.includes("<") && api !== ADDED && !(known && one in known);
  });
  return unknown && `there is no fault or liberty ${unknown}`;
}

/** What is wrong with a field of a target file, such as `bodyLimit: 200`; undefined if it is none. */
export function fieldProblem(code: string): string | undefined {
  const [, field = "", value = ""] = /^(\w+): ([^]+)$/.exec(code) ?? [];
  const api = Object.values(apis).find(({ name, targetSchema }) => {
    return field in { ...fieldsOfEveryTarget([name]), ...(targetSchema as Schema).properties };
  });
  if (!api || /[A-Z]{4}|…/.test(value)) return undefined;
  const { required = [] } = api.targetSchema as Schema;
  const target = {
    ...Object.fromEntries(required.map((name) => [name, "x"])),
    ...{ name: "x", api: api.name, baseUrl: "https://vpn.example.com" },
    ...(parse(code) as object),
  };
  const content = { targets: [target] };
  return checkContent(content, content, apis).map(problemLine)[0];
}
