import { describe, expect, test } from "vitest";
import { catalogue } from "../../generated/vpnscript/catalogue.ts";
import { placesOf } from "../../contract-tests/engine/description/source.ts";
import { Tracing } from "./compare.ts";
import { describedFacts } from "./described.ts";
import { MANUAL, MARKDOWN, RENDERED } from "./invented.support.ts";
import { readPage } from "./page.ts";
import { holdSources, labelsAt } from "./sources.ts";
import { vendors } from "./vendors.support.ts";

test.each([
  [MARKDOWN, "Read a Tide, tab 2", true],
  [MARKDOWN, "Read a Tide (GET), tab 1", true],
  [MARKDOWN.replace("## Read", "## 🌊 Read"), "Read a Tide, row Accept", true],
  [MARKDOWN.replace("Read a Tide", "Read The tide"), "Read a Tide, row Accept", true],
  [MARKDOWN.replace("Read a Tide", "Read no Tide"), "Read a Tide, row Accept", false],
  [MARKDOWN, 'Read a Tide, "a tide is"', true],
  [MARKDOWN, "Read a Tide, tab 3", false],
  [MARKDOWN, "Read a Tide (POST)", false],
  [MARKDOWN, "Read a Tide, row harbour", false],
  [MARKDOWN, 'Read a Tide, "a tide was"', false],
  [MARKDOWN, 'Read a Tide, "a tid"', false],
  [MANUAL, '1.1 - Ring a bell, "Bell is broken"', false],
  [MARKDOWN, "Read Tides", false],
  [RENDERED, "Read a Tide, tab 9", true],
  [MANUAL, '2. Messages, "Bell is broken"', true],
  [MANUAL, '2. Messages, "Bell is whole"', false],
])("a source leads to its place on the page, or nowhere: %#", (text, source, isThere) => {
  const [place] = placesOf(source);
  expect(labelsAt(readPage("page", text), place!) !== undefined).toBe(isThere);
});

describe.skipIf(vendors.skip)("the sources of a description", () => {
  const file = "vpnscript-api-endpoints.md";
  async function held(change: (text: string) => string) {
    const page = readPage(file, change(await vendors.read(file)));
    const tracing = new Tracing(page, await describedFacts("vpnscript"));
    await holdSources(tracing);
    return tracing;
  }

  test("say where each fact of the page shows", async () => {
    const { alarms, facts } = await held((text) => text);
    expect([...alarms]).toEqual([]);
    expect([...facts].filter(([, { by }]) => by.size === 0)).toEqual([]);
    const documented = Object.values(catalogue.variants).filter(
      ({ provenance }) => provenance === "documented",
    );
    const missed = documented.filter(
      ({ id }) =>
        ![...facts.values()].some(({ by }) => by.has(`variant ${id.replace("vpnscript/", "")}`)),
    );
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  test("are told when their heading is gone", async () => {
    const { alarms } = await held((text) => text.replace("## Server List", "## Servers"));
    expect([...alarms]).toEqual([
      expect.stringMatching(/: Server List: is the source of .* more, and not on the page/),
    ]);
  });

  test("are wrong when a tab has moved", async () => {
    const { alarms } = await held((text) => {
      const [first = "", second = ""] = text.match(/\{% tab title=[^]*?endtab %\}/g) ?? [];
      return text
        .replace(first, "@")
        .replace(second, first)
        .replace("@", () => second);
    });
    expect([...alarms]).toEqual([
      expect.stringMatching(/tab 1: is vpnscript.*\/invalid-data, which x-source has as tab 2/),
      expect.stringMatching(/tab 2: is vpnscript.*\/token-issued, which x-source has as tab 1/),
    ]);
  });
});
