import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Api } from "../engine/api.ts";
import { ruleId } from "../engine/work.ts";
import type { Suite } from "../report/report.ts";
import { everyRule } from "./chosen.ts";

/** Beside the code that judges: what tells of it, what is judged, what tests it. */
const OTHERS = [
  "{acceptance,faults,mock,report,target-file}/**",
  ...["**/sandbox/**", "**/node_modules/**", "**/*.{test,support,d}.ts"],
];

/**
 * The suite of checks as it is written: a digest of all its code, and one for each rule of the files
 * that name it, so that two reports tell which rules were checked by other code. The same code has
 * another digest in a checkout, where it is TypeScript, than in the package.
 */
export function suiteOf(apis: Readonly<Record<string, Api>>): Suite {
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const files = globSync("**/*.{ts,js,cjs}", { cwd, exclude: OTHERS }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const texts = files.toSorted().map((file) => {
    const text = readFileSync(`${cwd}${file}`, "utf8").replaceAll("\r\n", "\n");
    return { file, text, quoted: new Set(text.match(/"[a-z-]+"/g)) };
  });
  const rules = Object.values(apis).flatMap((api) => {
    const isOthers = (file: string) => file.startsWith("apis/") && file.split("/")[1] !== api.name;
    return everyRule(api).map((rule) => {
      const naming = texts.filter(
        ({ file, quoted }) => quoted.has(`"${rule.id}"`) && !isOthers(file),
      );
      return { id: ruleId(api, rule), digest: digestOf(naming) };
    });
  });
  return { digest: digestOf(texts), rules };
}

function digestOf(texts: readonly { readonly file: string; readonly text: string }[]): string {
  const all = texts.flatMap(({ file, text }) => [file, text]);
  return createHash("sha256").update(JSON.stringify(all)).digest("hex");
}
