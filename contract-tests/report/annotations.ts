import { shellsOf, type Outline } from "./outline.ts";
import type { Item } from "./sections.ts";
import { capped, MARKS, present } from "./words.ts";

/** GitHub shows no more of each kind for one step. */
const MOST = 10;

/** GitHub workflow commands: an error for each new finding, a warning for what needs a look, a notice for each target. */
export function annotations(outline: Outline): string {
  const { summaries, findings, unverified, leftovers, deviations } = outline;
  const [only] = summaries;
  const shell = shellsOf(findings.slice(0, MOST)).flatMap(({ title, lines }) => [
    `${title}:`,
    ...lines,
  ]);
  const titled = (on = only!.name, what: string) => `${on}: ${what}`;
  const told = (kind: Kind, what: string) => (item: Item) =>
    command(kind, titled(item.on, what), ...present(item.text, item.detail));
  const all = {
    error: [
      ...(outline.cutShort === undefined ? [] : [command("error", "cut short", outline.cutShort)]),
      ...findings.map(({ id, who, message, parts }) => {
        const lines = parts.map(({ label, text }) => `${label}: ${text}`);
        return command("error", `${who || titled(undefined, "")}${id}`, message, ...lines);
      }),
      ...unverified.items.map(told("error", "could not be verified")),
    ],
    warning: [
      ...leftovers.items.map(told("warning", "left behind")),
      ...deviations.items.map((item) => {
        const { title, id = "", text, detail } = item;
        return command("warning", title!, ...present(id + text, detail));
      }),
    ],
    notice: [
      command("notice", "contract conformance", outline.answer),
      // One for all targets: of each kind, GitHub shows few.
      ...(shell.length > 0 ? [command("notice", "how to repeat a finding", ...shell)] : []),
      ...outline.worstFirst.map((place) => {
        const { name, standing, answer } = summaries[place]!;
        return command("notice", name, `${MARKS[standing]} ${answer}`);
      }),
    ],
  };
  return (Object.keys(all) as Kind[])
    .flatMap((kind) => {
      const last = (more: number) =>
        command(kind, "and more", `${more} more in report.html and report.json`);
      return capped(all[kind], all[kind].length > MOST ? MOST - 1 : MOST, last);
    })
    .map((line) => `${line}\n`)
    .join("");
}

type Kind = "error" | "warning" | "notice";

function command(kind: Kind, title: string, ...lines: string[]): string {
  const property = data(title).replaceAll(":", "%3A").replaceAll(",", "%2C");
  return `::${kind} title=${property}::${lines.map(data).join("%0A")}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
