import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { redocly } from "../generators/bundle.ts";
import { greatest, type Impact } from "./change.ts";
import { compareFolders, type Comparison } from "./compare.ts";
import { ANSWERS } from "./changed-answers.support.ts";
import { OPERATIONS } from "./changed-operations.support.ts";
import { REQUESTS } from "./changed-requests.support.ts";
import {
  describing,
  invented,
  refusal,
  writeGenerated,
  type Invented,
  type Row,
} from "./invented.support.ts";

/** An operation that is like none of the others. */
const SMALLEST: Partial<Invented> = {
  parameters: {},
  body: undefined,
  answers: { pong: { ...refusal("pong", "200"), provenance: "documented" } },
};

/** One change each, tried on an operation of its own. */
const ROWS: Record<string, Row> = { ...ANSWERS, ...REQUESTS, ...OPERATIONS };

/** Operations that are in one of the two descriptions alone. */
const GONE = "takeAway";
const NEW = "ping";

const idOf = (row: string) => `op${Object.keys(ROWS).indexOf(row)}`;

describe("a change is judged as a caller would", () => {
  let folder: string;
  let result: Comparison;
  /** What Redocly says of the published forms. */
  let alone: readonly { readonly path: string; readonly impact: Impact }[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "access-contracts-diff-"));
    const before: Record<string, Invented> = { [GONE]: invented() };
    const after: Record<string, Invented> = { [NEW]: { ...invented(), ...SMALLEST } };
    before["readName"] = { ...invented(), path: "/name", answers: SMALLEST.answers! };
    after["getName"] = { ...invented(), path: "/name", answers: SMALLEST.answers! };
    for (const [row, { before: usual, change }] of Object.entries(ROWS)) {
      before[idOf(row)] = { ...invented(), ...usual };
      change((after[idOf(row)] = structuredClone(before[idOf(row)]!)));
    }
    const folders = [join(folder, "before"), join(folder, "after")] as const;
    await writeGenerated(folders[0], "table", describing(before));
    await writeGenerated(folders[1], "table", describing(after));
    const results = await compareFolders(...folders, folder, new AbortController().signal);
    result = results["table"] as Comparison;
    const files = folders.map((one) => join(one, "table/openapi.json"));
    const options = ["--config", "openapi/redocly.diff.yaml", "--format", "json"];
    const { stdout } = await redocly(["diff", ...files, ...options, "--fail-on", "none"]);
    ({ changes: alone } = JSON.parse(stdout) as { changes: typeof alone });
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(Object.entries(ROWS))("%s", (row, { alone: plain, wanted, judges = "", says = [] }) => {
    const places = result.places.filter(({ operation }) => operation === idOf(row));
    const impact = greatest(places.map((place) => place.impact));
    const decisive = places.filter((place) => place.impact === impact);
    const changes = alone.filter(({ path }) => `${path}/`.includes(`/~1${idOf(row)}/`));
    expect({
      alone: greatest(changes.map((one) => one.impact)),
      wanted: impact,
      judges: [...new Set(decisive.flatMap((place) => place.judges))].toSorted().join(", "),
      says: places.flatMap(({ variant, says }) =>
        says.map((one) => (variant === undefined ? one : `${variant}: ${one}`)),
      ),
    }).toEqual({ alone: plain, wanted, judges, says });
  });

  test("an operation that is gone, and one that is new", () => {
    const placesOf = (name: string) => result.places.filter(({ operation }) => operation === name);
    expect(placesOf(GONE)).toMatchObject([{ impact: "major", says: ["is gone"] }]);
    expect(placesOf(NEW)).toMatchObject([{ impact: "minor", says: ["is new"] }]);
  });

  test("an operation by another name is one entry", () => {
    expect(result.places.filter(({ operation }) => operation === "getName")).toMatchObject([
      { impact: "major", judges: ["catalogue"], says: ["was called `readName` before"] },
    ]);
    expect(result.places.filter(({ operation }) => operation === "readName")).toEqual([]);
  });

  test("the names that generators take, and are gone", () => {
    const { impact, judges, says } = result.places.find(({ operation }) => operation === "")!;
    expect({ impact, judges }).toEqual({ impact: "major", judges: ["forms"] });
    expect(says).not.toContain("`openapi.json` has changed");
    const constants = idOf("a constant by another name").replace("o", "O");
    expect(says).toContain(`\`One\` of \`${constants}Odd\` is gone as a constant`);
    const id = idOf("a variant removed").replace("o", "O");
    expect(says).toContain(`\`${id}Gone\` is gone as a schema`);
  });

  test("what is the same at several places is one entry", () => {
    const text = `is "There is no room.", and was "It is full."`;
    const own = idOf("the text of a message");
    expect(result.entries).toContain(
      `\`message\` of \`full\` of \`${own}\` and \`${idOf("the same text")}\` ${text}`,
    );
    expect(result.entries).toContain(
      `\`${idOf("a method that takes less")}\` by GET takes no \`note\``,
    );
    expect(result.entries.filter((one, index) => result.entries.indexOf(one) < index)).toEqual([]);
  });

  test("the version has to follow the greatest", () => {
    expect(result).toMatchObject({ was: "1.0.0", is: "1.0.0", least: "2.0.0", follows: false });
  });
});
