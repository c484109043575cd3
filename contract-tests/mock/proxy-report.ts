import { printable } from "../report/printable.ts";
import { plural } from "../report/words.ts";
import type { Seen } from "./proxy.ts";

/** Says each thing once, however often an app asks. */
export class ProxyReport {
  findings = 0;
  #exchanges = 0;
  readonly #variants = new Set<string>();
  readonly #said = new Set<string>();

  linesOf({ method, path, status, operation, variant, findings, notes }: Seen): string[] {
    this.#exchanges++;
    if (variant !== undefined && findings.length === 0) this.#variants.add(variant);
    const id = variant ?? operation ?? `${method} ${path}`;
    const lines: string[] = [];
    for (const { check, message, at, expected, actual, curl } of findings) {
      if (!this.#isNew(id, check, message, at)) continue;
      this.findings++;
      lines.push(`✗ ${id}`, `    ${printable(message)}`);
      // In the order of all findings.
      const parts = { documented: expected, came: actual, where: at, check, request: curl };
      for (const [label, text] of Object.entries(parts)) {
        if (text !== undefined) lines.push(`    ${label.padEnd(12)}${printable(text)}`);
      }
    }
    for (const note of notes) {
      if (this.#isNew(id, note)) lines.push(`· ${method} ${path}, ${status}: ${printable(note)}`);
    }
    return lines;
  }

  summary(): string {
    return `${plural(this.#exchanges, "exchange")}, ${plural(this.#variants.size, "variant")} as documented, ${plural(this.findings, "finding")}`;
  }

  #isNew(...parts: readonly (string | undefined)[]): boolean {
    const before = this.#said.size;
    return this.#said.add(JSON.stringify(parts)).size > before;
  }
}
