import { globSync, readFileSync } from "node:fs";
import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { bundle, redocly } from "../../../scripts/generators/bundle.ts";
import { FORMS } from "../../../scripts/generators/forms.ts";
import { root } from "../../../scripts/root.ts";
import { apiNames } from "../../apis/discover.ts";

/** Redocly passes over a target that is not there, so a text would go unchanged unnoticed. */
test.each(apiNames())(
  "every action of %s's overlays finds its target in some form",
  async (api) => {
    const actions = globSync(`openapi/${api}/overlays/*.yaml`, { cwd: root }).flatMap((file) => {
      const overlay = parse(readFileSync(join(root, file), "utf8")) as { actions: object[] };
      return overlay.actions.map((action, index) => ({
        ...(action as { target: string }),
        overlay: basename(file, ".yaml"),
        update: { [`x-found-${basename(file)}-${index}-`]: true },
      }));
    });
    const description = await bundle(api);
    await using folder = await mkdtempDisposable(join(tmpdir(), "access-contracts-overlays-"));
    const marked = FORMS.map(async ({ file, overlays, make }) => {
      const form = make(description);
      if (form === undefined) return "";
      const own = actions.filter(({ overlay }) => [...overlays, "dereferenced"].includes(overlay));
      const marks = own.map(({ target, update }) => ({ target, update }));
      const marker = join(folder.path, `${file}.overlay.json`);
      const document = join(folder.path, file);
      const info = { title: "Marks", version: "1" };
      await writeFile(marker, JSON.stringify({ overlay: "1.0.0", info, actions: marks }));
      await writeFile(document, JSON.stringify(form));
      const argv = own.length > 0 ? ["--overlay", marker] : [];
      return (await redocly(["bundle", document, ...argv, "--lint-config=off"])).stdout;
    });
    const found = (await Promise.all(marked)).join("\n");
    const isMissing = ({ update }: (typeof actions)[number]) =>
      !found.includes(Object.keys(update)[0]!);
    expect(actions.filter(isMissing).map(({ overlay, target }) => `${overlay}: ${target}`)).toEqual(
      [],
    );
  },
);
