import type { Exchange } from "../contract-tests/engine/exchange.ts";
import type { Secrets } from "../contract-tests/engine/secrets.ts";
import { harOf, SecretLeak } from "../contract-tests/report/har.ts";
import { printableJson } from "../contract-tests/report/printable.ts";
import type { Report } from "../contract-tests/report/report.ts";

/** The longest text of a body that the record keeps, in characters. */
const KEPT = 65_536;

/** All that it keeps of longer bodies together; once that is used up, they are cut off earlier. */
const KEPT_OF_LONG = 1_000_000;

/** The longest text of a body then. */
const KEPT_AT_LEAST = 2048;

/** Longer than a secret gets in any encoding: so much more is held until it is masked. */
const MARGIN = 8192;

const NOTHING = new Uint8Array();

/** What a run keeps of its exchanges, as evidence: bounded, whatever a server sends. */
export class Evidence {
  readonly #exchanges: Exchange[] = [];
  #left = KEPT_OF_LONG;

  keep(exchange: Exchange): void {
    const { answer } = exchange;
    const { text } = answer.body;
    const most = this.#left > 0 ? KEPT : KEPT_AT_LEAST;
    if (text.length <= most) {
      this.#exchanges.push(exchange);
      return;
    }
    this.#left -= most;
    // A piece of a string would hold on to the whole of it; what is copied does not.
    const piece = Buffer.from(text.slice(0, most + MARGIN)).toString();
    const problem = `is cut off in this record: it has ${answer.bytes.length} bytes`;
    const body = { text: piece, problem };
    this.#exchanges.push({ ...exchange, answer: { ...answer, bytes: NOTHING, body } });
  }

  /** HAR text of the exchanges; none, and a word on stderr, where a secret would be in it. */
  har(secrets: Secrets, { tool, startedAt }: Report): string | undefined {
    const masked = this.#exchanges.map((exchange) => {
      const { answer } = exchange;
      if (answer.bytes !== NOTHING) return exchange;
      // Masked before it is cut: half of a secret would not be known for one.
      const text = `${secrets.mask(answer.body.text).slice(0, -MARGIN)}…`;
      return { ...exchange, answer: { ...answer, body: { ...answer.body, text } } };
    });
    try {
      // A reader sees what a server sent, and not what that does to a terminal.
      return printableJson(harOf(masked, secrets, { tool, startedAt }));
    } catch (error) {
      if (!(error instanceof SecretLeak)) throw error;
      process.stderr.write(`${error.message}\n`);
      return undefined;
    }
  }
}
