import { describe, expect, test } from "vitest";
import detection from "../../../docs/reference/detection.json" with { type: "json" };
import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { DEFAULT_TIMEOUT_MS } from "../../../scripts/client/options.ts";
import { everyApi } from "../../apis/discover.ts";
import { DEFAULT_BODY_LIMIT, DEFAULT_REQUESTS_PER_MINUTE } from "../../engine/target.ts";
import { MOST_SHORTER } from "../../run/models.ts";
import { blocksOf, DOCUMENTS, textOf } from "./blocks.ts";
import { REQUESTS } from "./numbers.ts";

const { vpnscript } = await everyApi();
const documented = Object.values(vpnscript!.catalogue.variants).filter(
  ({ provenance }) => provenance === "documented",
);
const reasons = documented.filter(({ id }) =>
  id.startsWith("vpnscript/createWireguardConfig/422/"),
);
const operations = new Set(documented.map(({ operation }) => operation));
const byModel = detection.families.reduce((sum, { model = 0 }) => sum + model, 0);

const INSTALLATION = "docs/guides/verify-an-installation.md";
type Said = readonly [file: string, words: RegExp, ...truth: (number | string)[]];

/** What sentences count, and what code and committed figures have. */
const SAID: readonly Said[] = [
  ["README.md", /by default (\d+)\. A 429/, DEFAULT_REQUESTS_PER_MINUTE],
  ["README.md", /every planted fault is seen, (\w+) of them by/, inWords(byModel)],
  [INSTALLATION, /answers of more than (\d+) MB/, DEFAULT_BODY_LIMIT],
  [INSTALLATION, /pace\*\*: (\d+) requests a minute/, DEFAULT_REQUESTS_PER_MINUTE],
  [INSTALLATION, /up to (\d+) shorter sequences/, MOST_SHORTER],
  ["docs/guides/verify-a-fleet.md", /Time at (\d+) requests a minute/, DEFAULT_REQUESTS_PER_MINUTE],
  ["docs/guides/use-the-client.md", /A call takes (\d+) s at most/, DEFAULT_TIMEOUT_MS / 1000],
  ["scripts/client/README.md", /default: (\d+) s for/, DEFAULT_TIMEOUT_MS / 1000],
  ["docs/decisions/provenance.md", /"(\d+) of (\d+)"/, documented.length, documented.length],
  [
    "docs/decisions/vpn-script.md",
    /shows (\d+) operations and (\d+) answers/,
    operations.size,
    documented.length,
  ],
  ["docs/decisions/the-id-of-a-variant.md", /422 for (\w+) reasons/, inWords(reasons.length)],
  [
    "docs/decisions/dredd-judges-by-the-real-schemas.md",
    /up to (\w+) variants share/,
    inWords(reasons.length),
  ],
  ["docs/decisions/waveros.md", /one of (\d+) texts/, schemas.ValidFor.enum.length],
];

/** Sentences whose numbers another test compares, or of which this project is not the judge. */
const ELSEWHERE: readonly Said[] = [
  ...REQUESTS,
  ["README.md", /in \d kB/], // size.test.ts
  ["docs/guides/use-the-client.md", /weigh [\d.]+ kB, [^.]*WaverOS [\d.]+ kB/], // size.test.ts
  ["docs/guides/use-the-client.md", /may have 16 MiB/], // limits.test.ts
  ["scripts/client/README.md", /more than 16 MiB/], // limits.test.ts
  [INSTALLATION, /panel of this kind commonly allows 60/],
  ["docs/decisions/one-gate-to-a-target.md", /A panel commonly allows 60 requests/],
  ["docs/decisions/waveros.md", /9437184 MB means unlimited/],
];

/** Documents with figures of a measurement, which are not the same on every machine. */
const MEASURED: Readonly<Record<string, string>> = {
  "docs/guides/verify-a-fleet.md": "a plan, from what was measured on two cores",
  "docs/guides/install-the-command.md":
    "what npm installs; installed-command.test.ts has its limit",
  "docs/guides/trace-a-vendors-page.md": "a limit, which the tests of trace hold",
  "docs/decisions/the-client-sends-by-itself.md": "what was measured when it was decided",
  "docs/decisions/the-engine-answers-vitest-asks.md": "what was measured when it was decided",
};

/** Numbers of what is counted or measured. */
const COUNTED =
  /(?<![\d.])\d[\d,.]*(?= (?:requests|rules|variants|answers|operations|faults|checks|packages|[kMG]i?B|B|texts)\b)/g;

test.for(SAID)("%s: %s", ([file, words, ...truth]) => {
  expect(words.exec(textOf(file))?.slice(1)).toEqual(truth.map(String));
});

const written = DOCUMENTS.filter((file) => !file.startsWith("docs/reference/"));
describe.each(written.filter((file) => !(file in MEASURED)))("%s", (file) => {
  test("counts nothing that no test compares", () => {
    let prose = textOf(file);
    for (const { text } of blocksOf(file)) prose = prose.replace(text, () => "");
    for (const [of, words] of [...SAID, ...ELSEWHERE]) {
      if (of === file) prose = prose.replace(words, "");
    }
    expect(prose.match(COUNTED) ?? []).toEqual([]);
  });
});

/** A small number as sentences have it. */
function inWords(count: number): string {
  const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  return words[count] ?? String(count);
}
