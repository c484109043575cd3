import { existsSync } from "node:fs";
import { mkdir, mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../root.ts";
import { redocly } from "./bundle.ts";
import { clientForm } from "./client-form.ts";
import type { Description } from "./description.ts";
import { fold } from "./fold.ts";
import { asOpenapi30 } from "./openapi30.ts";
import { withoutSources } from "./sources.ts";

/** A form in which every description is published. */
export interface Form {
  /** Its file below `generated/<api>/`. */
  readonly file: string;
  readonly title: string;
  /** What it is for. */
  readonly suits: string;
  /** The overlays that make it what it is, by their names in `openapi/<api>/overlays/`. */
  readonly overlays: readonly string[];
  /** Undefined where the description has no such form. */
  make(description: Description): object | undefined;
}

/** The one list of forms, each of which is published without references too. */
export const FORMS: readonly Form[] = [
  {
    file: "openapi.json",
    title: "OpenAPI 3.1",
    suits: "validators, proxies, mocks, documentation",
    overlays: ["folded"],
    make: fold,
  },
  {
    file: "openapi.by-action.json",
    title: "OpenAPI 3.1, with a path for each action",
    suits: "generators that read unions and literals, documentation",
    overlays: [],
    make: (description) => (fold(description) === description ? undefined : description),
  },
  {
    file: "openapi-3.0.json",
    title: "OpenAPI 3.0",
    suits: "validators, proxies and mocks that read no 3.1",
    overlays: ["folded", "openapi-3.0"],
    make: (description) => asOpenapi30(withoutSources(fold(description))),
  },
  {
    file: "openapi-client.json",
    title: "OpenAPI 3.0, without unions and literals",
    suits: "generators of clients",
    overlays: ["client", "openapi-3.0"],
    make: (description) => asOpenapi30(clientForm(withoutSources(description))),
  },
];

/** The file of a form without references. */
export const dereferenced = (file: string) => file.replace(/json$/, "dereferenced.json");

/** The files of all forms. */
export const FORM_FILES = FORMS.flatMap(({ file }) => [file, dereferenced(file)]);

/** The forms of an API's description as they were published last. */
export const publishedForms = (api: string) =>
  FORMS.filter(({ file }) => existsSync(join(root, "generated", api, file)));

/** The files of those forms, without references too. */
export const publishedFiles = (api: string) =>
  publishedForms(api).flatMap(({ file }) => [file, dereferenced(file)]);

/** Every form of a description, by its file. */
export async function formsOf(
  api: string,
  description: Description,
): Promise<Record<string, object>> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "access-contracts-forms-"));
  const [made, worded, resolved] = ["made", "worded", "resolved"].map((name) =>
    join(folder.path, name),
  ) as [string, string, string];
  await mkdir(made);
  const bundle = (overlays: readonly string[], ...argv: string[]) => {
    const own = overlays.map((name) => join(root, "openapi", api, "overlays", `${name}.yaml`));
    const applied = own.filter(existsSync).flatMap((overlay) => ["--overlay", overlay]);
    const options = ["--remove-unused-components", "--lint-config", "off"];
    return redocly(["bundle", ...argv, ...applied, ...options]);
  };
  const written = FORMS.map(async ({ file, overlays, make }) => {
    const form = make(description);
    if (form === undefined) return [];
    await writeFile(join(made, file), JSON.stringify(form));
    await bundle(overlays, join(made, file), "--output", join(worded, file));
    return [file];
  });
  const files = (await Promise.all(written)).flat();
  const paths = files.map((file) => join(worded, file));
  await bundle(["dereferenced"], ...paths, "--dereferenced", "--ext", "json", "--output", resolved);
  const all = [worded, resolved].flatMap((from) =>
    files.map(async (file) => {
      const name = from === resolved ? dereferenced(file) : file;
      return [name, JSON.parse(await readFile(join(from, file), "utf8")) as object] as const;
    }),
  );
  return Object.fromEntries(await Promise.all(all));
}
