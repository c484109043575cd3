import type { Finding } from "../engine/finding.ts";
import type { Seen } from "./proxy.ts";

/** Collects what a proxy sees, so that each thing is said once, however often an app asks. */
export class ProxyReport {
  #exchanges = 0;
  #findings = 0;
  readonly #variants = new Set<string>();
  readonly #said = new Set<string>();

  /** Findings so far, each counted once. */
  get findings(): number {
    return this.#findings;
  }

  /** The lines that one more exchange is worth; none if all of it has been said. */
  linesOf(seen: Seen): string[] {
    this.#exchanges++;
    const { method, path, status, operation, variant } = seen;
    if (variant !== undefined && seen.findings.length === 0) this.#variants.add(variant);
    const id = variant ?? operation ?? `${method} ${path}`;
    const lines: string[] = [];
    for (const finding of seen.findings) {
      const { check, message, at } = finding;
      if (!this.#isNew(id, check, message, at)) continue;
      this.#findings++;
      lines.push(`✗ ${id}`, ...findingLines(finding));
    }
    for (const note of seen.notes) {
      if (this.#isNew(id, note)) lines.push(`· ${method} ${path}, ${status}: ${note}`);
    }
    return lines;
  }

  /** What came by, in a line. */
  summary(): string {
    const count = (many: number, what: string) => `${many} ${what}${many === 1 ? "" : "s"}`;
    return `${count(this.#exchanges, "exchange")}, ${count(this.#variants.size, "variant")} as documented, ${count(this.#findings, "finding")}`;
  }

  #isNew(...parts: readonly (string | undefined)[]): boolean {
    const key = JSON.stringify(parts);
    if (this.#said.has(key)) return false;
    this.#said.add(key);
    return true;
  }
}

/** A finding in the project's order: what the page documents, what came, where, the request. */
function findingLines({ check, message, at, expected, actual, curl }: Finding): string[] {
  const labelled = (label: string, text: string | undefined) =>
    text === undefined ? [] : [`    ${label.padEnd(12)}${printable(text)}`];
  return [
    `    ${printable(message)}`,
    ...labelled("documented", expected),
    ...labelled("came", actual),
    ...labelled("where", at),
    ...labelled("check", check),
    ...labelled("request", curl),
  ];
}

/** An installation's text must not move the cursor of whoever reads it. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (char) => JSON.stringify(char).slice(1, -1));
}
