import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findingsOf } from "./findings.ts";
import { inShort, readHistory } from "./history.ts";
import { jsonReport } from "./json.ts";
import type { Report } from "./report.ts";
import { fleetReport, sampleReport } from "./sample-report.support.ts";
import { htmlReport, markdownReport, terminalReport } from "./reports.support.ts";

let home: string;
beforeEach(async () => (home = await mkdtemp(join(tmpdir(), "access-contracts-history-test-"))));
afterEach(() => rm(home, { recursive: true, force: true }));

const night = (day: number, conforming: number): Report => ({
  ...fleetReport(8, conforming),
  startedAt: `2026-03-${String(day).padStart(2, "0")}T02:15:00.000Z`,
});

async function write(name: string, content: Report | string): Promise<string> {
  const file = join(home, name);
  await writeFile(file, typeof content === "string" ? content : jsonReport(content));
  return file;
}

test("a run in short", () => {
  expect(inShort(night(1, 2))).toEqual({
    startedAt: "2026-03-01T02:15:00.000Z",
    targets: 8,
    violate: 5,
    unchecked: 1,
    findings: 1,
  });
});

test("a run in short counts nothing that is accepted, in earlier runs either", async () => {
  expect(inShort(night(1, 2), [])).toMatchObject({ violate: 0, findings: 0, unchecked: 1 });
  const file = await write("last.json", night(1, 2));
  const { history } = await readHistory([file], night(2, 2), ({ targets }) =>
    targets.slice(0, 4).flatMap(findingsOf),
  );
  expect(history).toMatchObject([{ violate: 4, findings: 1 }]);
});

test("files, folders and what a report knew of come together, each run once, the oldest first", async () => {
  await mkdir(join(home, "nights", "3"), { recursive: true });
  await write("nights/3/report.json", night(3, 1));
  const known = { ...night(2, 4), history: [inShort(night(1, 7))] };
  await write("nights/2.json", known);
  const { history, remarks } = await readHistory(
    [join(home, "nights"), await write("last.json", night(3, 1))],
    night(4, 1),
  );
  expect(history.map(({ violate }) => violate)).toEqual([0, 3, 6]);
  expect(remarks).toEqual([]);
});

test("what can't be used is told, and costs nothing", async () => {
  const files = [
    join(home, "none.json"),
    await write("half.json", "{"),
    await write("other.json", "{}"),
    await write("foreign.json", sampleReport),
    await write("odd.json", JSON.stringify({ ...night(1, 1), targets: [], startedAt: 1 })),
    await write("no-list.json", JSON.stringify({ ...night(1, 1), history: 5 })),
    await write(
      "holes.json",
      JSON.stringify({ ...night(2, 1), history: [inShort(night(3, 8)), {}, null] }),
    ),
  ];
  const { history, remarks } = await readHistory(files, night(4, 1));
  expect(history.map(({ violate }) => violate)).toEqual([6, 6, 0]);
  expect(remarks.map((remark) => remark.replaceAll(`${home}/`, ""))).toEqual([
    "--history leaves out none.json: nothing is there yet",
    "--history leaves out half.json: cannot be read (not JSON)",
    "--history leaves out other.json, odd.json: not a report.json of a run",
    "--history leaves out foreign.json: a report of other targets",
    "--history leaves out part of the history in no-list.json, part of the history in holes.json: not as a report.json has it",
  ]);
});

test("no more than thirty runs are shown, the latest of them", async () => {
  const all = Array.from({ length: 40 }, (_, n) => ({
    ...inShort(night(1, 8)),
    startedAt: `2025-${String(10 + n)}`,
  }));
  const file = await write("last.json", { ...night(2, 1), history: all });
  const { history } = await readHistory([file], night(4, 1));
  expect(history).toHaveLength(29);
  expect(history.at(-1)!.startedAt).toMatch(/^2026-03-02/);
});

test("the trend is plotted, and told in words", () => {
  const report = { ...night(3, 1), history: [inShort(night(1, 8)), inShort(night(2, 4))] };
  const words =
    "Violating targets in the last 3 runs: 0, 3, 6 · not checked, or not whole: 0, 1, 1";
  expect(terminalReport(report, { color: false, width: 100 })).toContain(`   ${words}\n`);
  const whole = { ...night(2, 8), history: [inShort(night(1, 8))] };
  expect(terminalReport(whole, { color: false, width: 100 })).toContain("the last 2 runs: 0, 0\n");
  expect(markdownReport(report).replaceAll("&#58;", ":").replaceAll("&#183;", "·")).toContain(
    words,
  );
  const html = [...htmlReport(report)].join("");
  expect(html.match(/<svg [^>]*role="img"/g)).toHaveLength(3);
  expect(html).toContain('aria-label="Run by run: 0, 3, 6"');
  expect(html).toMatch(/height="50"><title>2026-03-02 02:15: 3<\/title>/);
  expect(html).toMatch(
    /<span>6<\/span><span>0<\/span>[^]*?<span>2026-03-01<\/span><span>2026-03-03<\/span>/,
  );
  expect([...htmlReport(night(3, 1))].join("")).not.toContain("<figure");
});

test("the trend tells runs of a part and of fewer targets from whole ones", async () => {
  const { targets, ...rest } = night(2, 8);
  const part = { ...rest, targets: targets.map((one) => ({ ...one, asked: { only: "x" } })) };
  const files = [await write("1.json", night(1, 1)), await write("2.json", part)];
  const { history } = await readHistory(files, night(3, 1));
  const trend = (count: number) => {
    const report = { ...fleetReport(count, 1), history };
    const page = [...htmlReport(report)].join("");
    expect(page).toContain("<title>2026-03-02 02:15, in part: 0</title>");
    return terminalReport(report, { color: false, width: 100 });
  };
  expect(trend(8)).toContain("in the last 3 runs: 6, 0 (in part), 6 ·");
  expect(trend(1)).toContain("in the last 3 runs: 6 of 8, 0 of 8 (in part), 0 of 1 ·");
});
