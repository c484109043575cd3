import { execFile, type ExecFileException } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Catalogue } from "../../contract-tests/engine/description/catalogue.ts";
import { UsageError } from "../../contract-tests/engine/exchange/errors.ts";
import type { Variant, variantOf } from "../client/answer.ts";
import { callsOf, type Endpoint } from "../generators/catalogue.ts";
import type { Description, Schema } from "../generators/description.ts";
import { dereferenced, FORM_FILES } from "../generators/forms.ts";
import { unsourced } from "../generators/sources.ts";
import { root } from "../root.ts";

/**
 * Writes `generated/` of a revision into a folder. The work tree and git's index stay as they are.
 * @throws UsageError for a revision that git does not have, or that has no such folder
 */
export async function checkOut(revision: string, folder: string, cwd = root): Promise<string> {
  const env = { ...process.env, GIT_INDEX_FILE: join(folder, "index") };
  const git = (...argv: string[]) => promisify(execFile)("git", argv, { cwd, env });
  const said = async (...argv: string[]) => (await git("rev-parse", ...argv)).stdout.trim();
  const treeOf = async (name: string) => {
    try {
      return await said("--verify", "--quiet", "--end-of-options", name);
    } catch (error) {
      const { code, stderr = "", message } = error as ExecFileException & { stderr?: string };
      // By --quiet, git says nothing of what it does not find.
      if (code === 1) return undefined;
      throw new UsageError(`${revision}: git says "${(stderr || message).split("\n")[0]}"`, {
        cause: error,
      });
    }
  };
  const tree = await treeOf(`${revision}^{tree}`);
  if (tree === undefined) {
    const isShallow = (await said("--is-shallow-repository")) === "true";
    const remedy = isShallow
      ? "this clone is shallow; fetch it first: git fetch --depth=1 origin COMMIT"
      : "name a branch, a tag or a commit, such as origin/main";
    throw new UsageError(`${revision}: git knows no such revision; ${remedy}`);
  }
  const generated = await treeOf(`${tree}:generated`);
  if (generated === undefined) {
    throw new UsageError(`${revision}: has no folder generated/ yet; name a later revision`);
  }
  await git("read-tree", generated);
  await git("checkout-index", "--all", `--prefix=${folder}/generated/`);
  return join(folder, "generated");
}

/** The APIs of such a folder. */
export const apisIn = (folder: string) =>
  readdirSync(folder).filter((api) => existsSync(join(folder, api, "catalogue.ts")));

/** What is generated for one API, as far as those meet it who call. */
export type Generated = Awaited<ReturnType<typeof readGenerated>>;

export async function readGenerated(folder: string, api: string) {
  const json = async <T>(file: string) =>
    JSON.parse(await readFile(join(folder, api, file), "utf8"), unsourced) as T;
  const module = async <T>(file: string) =>
    (await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href)) as T;
  const forms: Record<string, Description> = {};
  for (const file of FORM_FILES.filter((one) => existsSync(join(folder, api, one)))) {
    forms[file] = await json(file);
  }
  /** The form with a path for each operation. */
  const [description] = ["openapi.by-action.json", "openapi.json"].flatMap(
    (file) => forms[dereferenced(file)] ?? [],
  );
  if (description === undefined) {
    const lacks = `${api}/${dereferenced("openapi.json")}`;
    throw new UsageError(
      `the earlier generated/ has no ${lacks} to compare; name a later revision`,
    );
  }
  const { catalogue } = await module<{ catalogue: Catalogue }>(`${api}/catalogue.ts`);
  const client = await module<{ operations: Record<string, readonly Variant[][]> }>(
    `${api}/operations.js`,
  );
  const runtime = await module<{ variantOf: typeof variantOf }>("runtime/answer.js");
  return {
    catalogue,
    description,
    forms,
    calls: callsOf(catalogue, description),
    schemas: await json<Record<string, Schema>>("schemas.json"),
    /** The types of its client. */
    types: join(folder, api, "operations.d.ts"),
    /** What its client takes an answer for: the name of a variant, or `undocumented`. */
    told: (method: string, status: number, body: unknown) =>
      runtime.variantOf(client.operations[method]![3]!, status, body),
  };
}

/** Each operation with what it was: what has its name, or else what was called as it is and has no name any more. */
export function pairsOf({ calls: base }: Generated, { calls: now }: Generated) {
  const nameOf = ({ operation }: Endpoint) => operation.operationId;
  const isCalledAs = (one: Endpoint, other: Endpoint) =>
    one.method === other.method && one.path === other.path && one.action === other.action;
  const isIn = (calls: readonly Endpoint[], one: Endpoint) =>
    calls.some((call) => nameOf(call) === nameOf(one));
  const pairs = now.map((is): [was: Endpoint | undefined, is: Endpoint | undefined] => [
    base.find((was) => nameOf(was) === nameOf(is)) ??
      base.find((was) => isCalledAs(was, is) && !isIn(now, was)),
    is,
  ]);
  const gone = base.filter((one) => !pairs.some(([was]) => was === one));
  return [...pairs, ...gone.map((was): (typeof pairs)[number] => [was, undefined])];
}
