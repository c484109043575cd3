import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Api } from "../engine/api.ts";
import { ruleId } from "../engine/work.ts";
import type { Suite } from "../report/report.ts";
import { everyRule } from "./chosen.ts";

/** Beside the code that judges: what tells of it, what is judged, what tests it. */
const OTHERS = ["acceptance", "faults", "mock", "report", "sandbox", "target-file"];
/** Where code tells what it has seen: what a rule can fail by. */
const CLAIM = /\b(found|must|should)\b(?=[(),])/g;
const CODE = /^(?!.*\/(sandbox|node_modules)\/).*(?<!\.(test|support|d))\.(ts|js|cjs)$/;

/**
 * The suite of checks as it is written: a digest of all its code, and one for each rule of the files
 * that name it, so that two reports tell which rules were checked by other code, or can fail at fewer
 * places; and one for each file that all of them rest on. The same code has
 * another digest in a checkout, where it is TypeScript, than in the package.
 */
export function suiteOf(apis: Readonly<Record<string, Api>>): Suite {
  const files = filesOf();
  const digestOfAll = (some: typeof files) =>
    hash("sha256", some.map(({ file, digest }) => `${file} ${digest}\n`).join(""));
  const written = new Set<string>();
  const rules = Object.values(apis).flatMap((api) =>
    everyRule(api).map((rule) => {
      const naming = files.filter(({ quoted }) => quoted.has(`"${rule.id}"`));
      for (const { file } of naming) written.add(file);
      const claims = naming.reduce((sum, one) => sum + one.claims, 0);
      return { id: ruleId(api, rule), digest: digestOfAll(naming), claims };
    }),
  );
  const below = files
    .filter(({ file }) => !written.has(file))
    .map(({ file, digest }) => ({ file, digest: digest.slice(0, 16) }));
  return { digest: digestOfAll(files), rules, below };
}

/** Every name that the code of the suite has in it: those of all checks, and others. */
export function namesIn(): ReadonlySet<string> {
  const quoted = filesOf().flatMap((file) => [...file.quoted]);
  return new Set(quoted.map((name) => name.slice(1, -1)));
}

let known: ReturnType<typeof readFiles> | undefined;

/** The files of the suite, with what is read of each; they are read once. */
const filesOf = () => (known ??= readFiles());

function readFiles() {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !OTHERS.includes(entry.name))
    .map(({ name }) => name);
  // Every run waits for this: a glob of all takes three times as long.
  return folders
    .flatMap((folder) =>
      (readdirSync(`${root}${folder}`, { recursive: true }) as string[]).map(
        (file) => `${folder}/${file.replaceAll("\\", "/")}`,
      ),
    )
    .filter((file) => CODE.test(file))
    .toSorted()
    .map((file) => {
      const text = readFileSync(`${root}${file}`, "utf8").replaceAll("\r\n", "\n");
      const claims = text.match(CLAIM)?.length ?? 0;
      return {
        file,
        quoted: new Set(text.match(/"[a-z-]+"/g)),
        digest: hash("sha256", text),
        claims,
      };
    });
}
