import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { FORM_FILES } from "../../../scripts/generators/forms.ts";
import { apiNames } from "../../apis/discover.ts";
import { CANNOT_SEE, OF_REQUESTS } from "./cannot-see.ts";
import { measure, type Measured } from "./measure.ts";
import { documentsPage } from "./page.ts";

const PAGE = fileURLToPath(new URL("../../../docs/reference/documents.md", import.meta.url));

test("every published document is what the sandboxes keep to, and tells every altered answer", async () => {
  const measured: Measured[] = [];
  for (const name of apiNames()) {
    measured.push(...(await measure(name, { files: FORM_FILES })));
  }
  const wrong = measured.flatMap(({ document, tool, wrong }) =>
    wrong.map((what) => `${document}: ${tool}: ${what}`),
  );
  expect(wrong).toEqual([]);
  const used = new Set(measured.flatMap(({ altered }) => altered.map(({ why }) => why)));
  expect(CANNOT_SEE.filter((one) => !used.has(one))).toEqual([]);
  const reasons = new Set(measured.flatMap((one) => one.reasons));
  expect([...reasons]).toEqual(Object.keys(OF_REQUESTS));
  await expect(documentsPage(measured)).toMatchFileSnapshot(PAGE);
}, 300_000);
