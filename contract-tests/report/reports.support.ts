import { annotations as annotationsOf } from "./annotations.ts";
import { htmlReport as htmlOf } from "./html.ts";
import { junitReport as junitOf } from "./junit.ts";
import { markdownReport as markdownOf } from "./markdown.ts";
import { outlineOf } from "./outline.ts";
import type { Report } from "./report.ts";
import type { OutlineOptions } from "./target-outline.ts";
import { terminalReport as terminalOf, type TerminalOptions } from "./terminal.ts";

// Each rendering of a report, from the report itself.

type Given = [report: Report, options?: OutlineOptions];

export const htmlReport = (...given: Given) => htmlOf(outlineOf(...given));
export const junitReport = (...given: Given) => junitOf(outlineOf(...given));
export const markdownReport = (...given: Given) => markdownOf(outlineOf(...given));
export const annotations = (...given: Given) => annotationsOf(outlineOf(...given));
export const terminalReport = (report: Report, options: OutlineOptions & TerminalOptions) =>
  terminalOf(outlineOf(report, options), options);
