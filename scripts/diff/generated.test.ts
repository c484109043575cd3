import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "../../contract-tests/engine/exchange/errors.ts";
import { compareFolders } from "./compare.ts";
import { apisIn, checkOut } from "./generated.ts";

let folder: string;
let repository: string;

const git = (cwd: string, ...argv: string[]) => {
  const own = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...own, ...argv], { cwd, encoding: "utf8", stdio: "pipe" });
};

const FILE = "generated/harbour/catalogue.ts";

function write(text: string): void {
  mkdirSync(join(repository, "generated/harbour"), { recursive: true });
  writeFileSync(join(repository, FILE), text);
  git(repository, "add", ".");
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "access-contracts-diff-"));
  repository = join(folder, "repository");
  mkdirSync(repository);
  git(repository, "init", "--quiet");
  writeFileSync(join(repository, "README.md"), "");
  git(repository, "add", ".");
  git(repository, "commit", "--quiet", "-m", "Begin");
  for (const text of ["first", "second"]) {
    write(text);
    git(repository, "commit", "--quiet", "-m", text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const scratch = () => mkdtempSync(join(folder, "scratch-"));

describe("checkOut", () => {
  test("writes what a revision had, and leaves the work tree and the index alone", async () => {
    write("staged");
    writeFileSync(join(repository, FILE), "written");
    const before = git(repository, "status", "--porcelain", "--untracked-files");
    const generated = await checkOut("HEAD~1", scratch(), repository);
    expect(readFileSync(join(generated, "harbour/catalogue.ts"), "utf8")).toBe("first");
    expect(readFileSync(join(repository, FILE), "utf8")).toBe("written");
    expect(git(repository, "status", "--porcelain", "--untracked-files")).toBe(before);
  });

  test.each([
    [
      "no-such-branch",
      /^no-such-branch: git knows no such revision; name a branch, a tag or a commit/,
    ],
    ["--all", /^--all: git knows no such revision; name/],
    ["HEAD~2", /^HEAD~2: has no folder generated\/ yet; name a later revision$/],
  ])("refuses %s with one line", async (revision, line) => {
    const refused = checkOut(revision, scratch(), repository);
    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(line);
  });

  test("reads in a shallow clone what was fetched", async () => {
    const clone = join(folder, "clone");
    git(folder, "clone", "--quiet", "--depth=1", `file://${repository}`, clone);
    await expect(checkOut("HEAD~1", scratch(), clone)).rejects.toThrow(
      "this clone is shallow; fetch it first: git fetch --depth=1 origin COMMIT",
    );
    const earlier = git(repository, "rev-parse", "HEAD~1").trim();
    git(clone, "fetch", "--quiet", "--depth=1", "origin", earlier);
    expect(apisIn(await checkOut(earlier, scratch(), clone))).toEqual(["harbour"]);
  });
});

test("a description that only one side has is new, or gone", async () => {
  const [before, after] = [scratch(), scratch()] as const;
  for (const api of [join(before, "ferry"), join(after, "harbour")]) {
    mkdirSync(api);
    writeFileSync(join(api, "catalogue.ts"), "");
  }
  const results = await compareFolders(before, after, folder, new AbortController().signal);
  expect(results).toEqual({ ferry: "gone", harbour: "new" });
});
