import type { Page } from "playwright-core";
import type { Api } from "../../../engine/api.ts";
import { exampleOf } from "../../../engine/description/example.ts";
import { generatedDescription, callOf } from "../../../../scripts/described.ts";
import { exampleAnchor, operationAnchor } from "../../../../scripts/described.ts";
import { sampleCall } from "../../../../scripts/site/sample-call.ts";
import { samplesOf } from "../../../../scripts/site/samples.ts";

/** An operation, and what a reader of its reference has to find on the screen. */
export interface Promised {
  readonly name: string;
  /** The fragment of its address. */
  readonly anchor: string;
  /** Each sample by the name of its tab. */
  readonly samples: Readonly<Record<string, string>>;
  /** What its call asks, without a query. */
  readonly url: string;
}

/** What the reference of an API promises of each operation; samples and addresses are tested where they are made. */
export async function promisedBy({ name: api, catalogue }: Api): Promise<Promised[]> {
  const own = await generatedDescription(api);
  return Object.keys(catalogue.operations).map((name) => {
    const main = callOf(own, name);
    const ways = own.endpoints.filter((one) => one.name === name);
    const tabs = ways.flatMap((endpoint) => {
      const suffix = endpoint.method === main.method ? "" : `, ${endpoint.way.method}`;
      return samplesOf(own, endpoint).map(({ label, source }) => [label + suffix, source]);
    });
    return {
      name,
      anchor: operationAnchor(own, name),
      samples: Object.fromEntries(tabs) as Record<string, string>,
      url: sampleCall(own, main).url,
    };
  });
}

/** The address of one variant of each operation, the last: those of failures come last. */
export async function lastAnswers({ name, catalogue }: Api): Promise<string[]> {
  const own = await generatedDescription(name);
  const last = new Map(Object.values(catalogue.variants).map((one) => [one.operation, one]));
  return [...last.values()].map((variant) => exampleAnchor(own, variant));
}

/** Goes to a fragment of the reference that is open, as its links do, and gives the part that shows it. */
export async function goTo(page: Page, anchor: string) {
  await page.evaluate(`location.hash = ${JSON.stringify(anchor)}`);
  const section = page.locator(`[data-section-id="${anchor.split("#")[1]}"][data-item-kind]`);
  await section.waitFor();
  return section;
}

/** The text of the part that is shown, without the spaces by which it is laid out. */
export const dense = (text: string) => text.replace(/\s+/g, "");

/** Follows the link of each row of the matrix: the variants whose own example is then not within sight. */
export async function unseenVariants(page: Page, api: Api, origin: string): Promise<string[]> {
  const { document } = await generatedDescription(api.name);
  await page.goto(`${origin}/matrix.html`);
  const links = await page.evaluate<[string, string][]>(
    `[...document.querySelectorAll('[data-api="${api.name}"] tr[id]')].map((row) => [row.id, row.querySelector("a").href])`,
  );
  await page.goto(`${origin}/api/${api.name}.html`);
  const unseen: string[] = [];
  for (const variant of Object.values(api.catalogue.variants)) {
    const href = links.find(([id]) => id === variant.id)?.[1] ?? "";
    const section = await goTo(page, href.slice(href.indexOf("#")));
    const example = dense(JSON.stringify(exampleOf(document, variant)));
    // A long text is cut short, with a button that shows the rest.
    const begin = JSON.stringify(example.slice(0, 500));
    const seen = `(() => {
      const [part] = document.querySelectorAll('[data-section-id="${href.split("#")[1]}"][data-item-kind]');
      const pre = [...part.querySelectorAll("pre")].at(-1);
      const { top } = pre.getBoundingClientRect();
      return pre.innerText.replace(/\\s+/g, "").startsWith(${begin}) && top > 56 && top < innerHeight;
    })()`;
    try {
      await page.waitForFunction(seen, undefined, { timeout: 3000 });
      await section.locator(`a[href="../matrix.html#${variant.id}"]`).waitFor({ timeout: 1000 });
    } catch {
      unseen.push(`${variant.id}: ${dense(await section.locator("pre").last().innerText())}`);
    }
  }
  return unseen;
}

/** Where the links lead that the page has now. */
export const hrefs = (page: Page) =>
  page.locator("a[href]").evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
