import { constants } from "node:os";
import { describe, expect, test } from "vitest";
import detection from "../../../docs/reference/detection.json" with { type: "json" };
import schemas from "../../../generated/waveros/schemas.json" with { type: "json" };
import { DEFAULT_TIMEOUT_MS, settled } from "../../../scripts/client/options.ts";
import { BREAKER } from "../../engine/transport/retries.ts";
import { DEFAULT_BODY_LIMIT } from "../../engine/transport/target.ts";
import schema from "../../engine/transport/target.schema.json" with { type: "json" };
import { MOST_SHORTER } from "../../run/models.ts";
import { blocksOf, textOf, WRITTEN } from "./blocks.ts";
import { REQUESTS } from "./numbers.ts";

const DEFAULT_REQUESTS_PER_MINUTE = schema.properties.requestsPerMinute.default;
const byModel = detection.families.reduce((sum, { model = 0 }) => sum + model, 0);

const INSTALLATION = "docs/guides/verify-an-installation.md";
type Said = readonly [file: string, words: RegExp, ...truth: (number | string)[]];

const LADDER = "contract-tests/report/lines.ts";
const statusOf = (words: string) =>
  inCode(LADDER, new RegExp(`status: (\\d), mark: "\\w+", words: "${words}"`));
const STATUSES = [
  "violates its contract",
  "could not be verified",
  "has something left behind",
].map(statusOf);
const OLDEST_NODE = inCode("package.json", /"node": ">=(\d+)"/);
const MSW = [...inCode("generated/package.json", /"msw": "([^"]+)"/).matchAll(/\^(\d+)/g)].map(
  ([, one]) => one!,
);
/** As `statement.ts` has them in hexadecimal digits. */
const BADGES = ["green", "amber", "red", "grey"];

/** What sentences count, and what code and committed figures have. */
const SAID: readonly Said[] = [
  ["README.md", /by default (\d+)\. A 429/, DEFAULT_REQUESTS_PER_MINUTE],
  ["README.md", /every planted fault is seen, (\w+) of them by/, byModel],
  [INSTALLATION, /answers of more than (\d+) MB/, DEFAULT_BODY_LIMIT],
  [INSTALLATION, /pace\*\*: (\d+) requests a minute/, DEFAULT_REQUESTS_PER_MINUTE],
  [INSTALLATION, /up to (\d+) shorter sequences/, MOST_SHORTER],
  [INSTALLATION, /after (\w+) failures in a row/, BREAKER],
  [
    INSTALLATION,
    /once more, (\w+)\s+seconds/,
    Number(inCode("contract-tests/engine/tracker/left/lasting.ts", /WATCHED = (\d+)/)) / 1000,
  ],
  [
    INSTALLATION,
    /within\s(\w+)\sthe `jobTimeout`/,
    inCode("contract-tests/apis/vpnscript/rules/configurations.ts", /listed (\w+) the jobTimeout/),
  ],
  [INSTALLATION, /whose note says "seed (\d+)"/, inCode(INSTALLATION, /--seed (\d+)\n/)],
  [
    INSTALLATION,
    /^\| (\d+), (\d+) +\|.*Ctrl-C or SIGTERM/m,
    128 + constants.signals.SIGINT,
    128 + constants.signals.SIGTERM,
  ],
  [
    INSTALLATION,
    /^\| (\d) +\| there is a .*\n\| (\d) +\| else something could.*\n\| (\d) +\| else something is left.*\n\| (\d) /m,
    ...STATUSES,
    0,
  ],
  [
    "README.md",
    /exit status is (\d) if [^,]+, else (\d) if [^,]+, else (\d) if\s[^,]+, else (\d)\./,
    ...STATUSES,
    0,
  ],
  ["README.md", /Node\.js (\d+) and npm are enough/, OLDEST_NODE],
  ["docs/guides/install-the-command.md", /Node\.js (\d+) and npm are enough/, OLDEST_NODE],
  [
    "docs/guides/run-it-every-night.md",
    /up to (\w+), so last night/,
    inCode("contract-tests/report/history.ts", /MOST_RUNS = (\d+)/),
  ],
  [
    "docs/guides/run-it-every-night.md",
    /^\| (\w+) \| .*\n\| (\w+) \| .*\n\| (\w+) +\| .*\n\| (\w+) /m,
    ...BADGES,
  ],
  [
    "docs/guides/trace-a-vendors-page.md",
    /up to (\d+) MB,\sand\s(\w+) seconds/,
    inCode("scripts/trace.ts", /larger than (\d+) MB/),
    Number(inCode("scripts/trace.ts", /timeout\((\w+)\)/).replace("_", "")) / 1000,
  ],
  [
    "docs/guides/use-the-client.md",
    /(\w+) at most \(`retries`\)/,
    settled({ baseUrl: "https://a.example" }).retries,
  ],
  ["docs/guides/test-your-app.md", /Versions (\d) and (\d) of MSW/, ...MSW],
  [
    "docs/guides/verify-a-fleet.md",
    /the code `(\w+)`/,
    inCode("contract-tests/run/verify-target.ts", /code: "(budget)"/),
  ],
  ["docs/guides/verify-a-fleet.md", /Time at (\d+) requests a minute/, DEFAULT_REQUESTS_PER_MINUTE],
  ["docs/guides/use-the-client.md", /A call takes (\d+) s at most/, DEFAULT_TIMEOUT_MS / 1000],
  ["scripts/client/README.md", /default: (\d+) s for/, DEFAULT_TIMEOUT_MS / 1000],
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
  ["docs/decisions/waveros.md", /9437184\sMB\smeans\sunlimited/],
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
  expect(words.exec(textOf(file))?.slice(1).map(valueOf)).toEqual(truth.map(valueOf));
});

describe.each(WRITTEN.filter((file) => !(file in MEASURED)))("%s", (file) => {
  test("counts nothing that no test compares", () => {
    let prose = textOf(file);
    for (const { text } of blocksOf(file)) prose = prose.replace(text, () => "");
    for (const [of, words] of [...SAID, ...ELSEWHERE]) {
      if (of === file) prose = prose.replace(words, "");
    }
    expect(prose.match(COUNTED) ?? []).toEqual([]);
  });
});

const WORDS = "no one two three four five six seven eight nine ten twice thirty".split(" ");
const VALUES: Readonly<Record<string, number>> = { twice: 2, thirty: 30 };

/** A number as sentences have it, in digits or as a word. */
function valueOf(said: number | string): number | string {
  if (/^\d+$/.test(String(said))) return Number(said);
  return WORDS.includes(String(said)) ? (VALUES[said] ?? WORDS.indexOf(String(said))) : said;
}

/** What code has that exports no constant of it. */
function inCode(file: string, pattern: RegExp): string {
  return pattern.exec(textOf(file))?.[1]?.replaceAll("_", "") ?? `${pattern} is not in ${file}`;
}
