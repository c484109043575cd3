import type { Page } from "playwright-core";
import type { Api } from "../../engine/api.ts";
import { keyOf } from "../../engine/judge.ts";
import { generatedDescription } from "../../../scripts/described.ts";
import { exampleAnchor } from "../../../scripts/site/references.ts";

/** What a reader can find in an open reference. */
export interface Shown {
  /** Entries of its menu that are operations; each way to call one is such an entry. */
  readonly operations: number;
  /** Variants whose own address shows their response, with their example chosen. */
  readonly variants: number;
  /** Those that are not shown. */
  readonly hidden: readonly string[];
}

/** Unfolds the menu, and follows the address of every variant, in the browser. */
export async function shownInReference(page: Page, api: Api): Promise<Shown> {
  const described = await generatedDescription(api.name);
  const tags = described.document["tags"] as readonly { readonly name: string }[];
  const menu = page.locator(".menu-content");
  let operations = 0;
  for (const { name } of tags) {
    const slug = name.toLowerCase().replace(/\W+/g, "-");
    await menu.getByText(name, { exact: true }).click();
    const entries = menu.locator(`a[href^="#/${slug}/"]`);
    await entries.first().waitFor();
    operations += await entries.count();
  }
  const hidden: string[] = [];
  const all = Object.values(api.catalogue.variants);
  for (const variant of all) {
    const anchor = exampleAnchor(described, variant);
    await page.evaluate(`location.hash = ${JSON.stringify(anchor)}`);
    const siblings = all.filter(
      ({ operation, status }) => operation === variant.operation && status === variant.status,
    );
    const link = page.locator(`a[href="../matrix.html#${api.name}/${keyOf(variant)}"]`);
    const chosen = page.getByText(`${variant.name}: ${variant.summary}`);
    try {
      await link.first().waitFor({ timeout: 3000 });
      if (siblings.length > 1) await chosen.first().waitFor({ timeout: 3000 });
    } catch {
      hidden.push(variant.id);
    }
  }
  return { operations, variants: all.length - hidden.length, hidden };
}
