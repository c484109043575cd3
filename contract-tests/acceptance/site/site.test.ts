import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { parse } from "yaml";
import { commandLine } from "../../../scripts/cli.ts";
import { publishedFiles } from "../../../scripts/generators/forms.ts";
import { workflowsOf } from "../../../scripts/site/workflows.ts";
import { everyApi } from "../../apis/discover.ts";
import { Links } from "./links.ts";
import { test } from "./site.ts";

const all = Object.values(await everyApi());

test("has no dead link and no missing anchor", async ({ site }) => {
  expect(new Links(site.folder, site.pages).dead()).toEqual([]);
});

test("every page can be reached from the list of pages", async ({ site }) => {
  const home = await readFile(join(site.folder, "index.html"), "utf8");
  const decisions = await readFile(join(site.folder, "decisions/index.html"), "utf8");
  const linked = (name: string) =>
    home.includes(`href="${name}"`) ||
    decisions.includes(`href="${name.replace("decisions/", "")}"`);
  expect(site.pages.filter((name) => name !== "404.html" && !linked(name))).toEqual([]);
});

test("the command line's page is its declaration", async ({ site }) => {
  const page = await readFile(join(site.folder, "reference/command-line.html"), "utf8");
  const { commands } = await commandLine();
  const declared = commands.flatMap((command) => [
    `id="${command.name()}"`,
    `access-contracts ${command.name()} ${command.usage()}`,
    ...command.registeredArguments.map((argument) => `<code>${argument.name()}</code>`),
    ...command.options.flatMap(({ flags, argChoices = [], defaultValue }) => [
      `<code>${flags}</code>`,
      argChoices.length > 0 ? `one of ${argChoices.join(", ")}` : "",
      defaultValue ? `default ${String(defaultValue)}` : "",
    ]),
  ]);
  const shown = page.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  expect(declared.filter((text) => !shown.includes(text))).toEqual([]);
});

test("offers what it is made from", async ({ site }) => {
  for (const { name } of all) {
    await expect(stat(join(site.folder, "openapi", name, "openapi.json"))).resolves.toBeDefined();
  }
  const schema = await readFile(join(site.folder, "schemas/target-file.schema.json"), "utf8");
  expect(JSON.parse(schema)).toHaveProperty("properties.targets");
});

test("both offer every form of a description, and each can be read", async ({ site }) => {
  for (const { name } of all) {
    const workflows = Object.keys(workflowsOf(name)).map((one) => `workflows/${one}.arazzo.yaml`);
    for (const page of [`${name}.html`, `${name}-plain.html`]) {
      const html = await readFile(join(site.folder, "api", page), "utf8");
      for (const file of [...publishedFiles(name), ...workflows]) {
        expect(html).toContain(`href="../openapi/${name}/${file}"`);
        const text = await readFile(join(site.folder, "openapi", name, file), "utf8");
        // To read JSON as YAML takes a hundred times as long.
        const document: unknown = file.endsWith(".json") ? JSON.parse(text) : parse(text);
        expect(document).toMatchObject({ info: {} });
      }
    }
  }
});

test("every page is there as Markdown, and llms.txt lists them", async ({ site }) => {
  const { folder, pages } = site;
  const dead: string[] = [];
  const texts = pages.filter((name) => !/^api\/|^404/.test(name)).map((name) => `${name}.md`);
  for (const name of [...texts, "llms.txt"]) {
    const text = await readFile(join(folder, name), "utf8");
    expect(text, name).toMatch(/^# \S.*\n/);
    const prose = text.replace(/^```.*?^```/gms, "");
    for (const [, to = ""] of prose.matchAll(/\]\((?!\w+:|#)([^)#?\s]+)/g)) {
      if (!existsSync(join(folder, dirname(name), to))) dead.push(`${name}: ${to}`);
    }
  }
  expect(dead).toEqual([]);
  const listed = await readFile(join(folder, "llms.txt"), "utf8");
  expect(listed).toMatch(/^# .+\n\n> .+\n\n## .+\n\n- \[.+\]\(.+\.md\): .+\n/);
});

test("a reference is at most 3 MB", async ({ site }) => {
  for (const { name } of all) {
    const { size } = await stat(join(site.folder, `api/${name}.html`));
    expect(size).toBeLessThan(3_000_000);
  }
});
