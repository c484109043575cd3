import type { Exchange } from "../engine/exchange/exchange.ts";
import type { Secrets } from "../engine/secrets/secrets.ts";
import { entryOf, redacted, type HarEntry } from "./har.ts";

/** The longest text of a body that the record keeps, in characters. */
const KEPT = 65_536;

/** All that it keeps of longer bodies together; once that is used up, they are cut off earlier. */
const KEPT_OF_LONG = 1_000_000;

/** The longest text of a body then. */
const KEPT_AT_LEAST = 2048;

/** Longer than a secret gets in any encoding: so much more is held until it is masked. */
const MARGIN = 8192;

/** What is kept of a target's exchanges, as evidence: bounded, whatever a server sends. */
export class Evidence {
  readonly #entries: { readonly entry: HarEntry; readonly isCut: boolean }[] = [];
  #left = KEPT_OF_LONG;

  keep(exchange: Exchange): void {
    const { answer } = exchange;
    const { text } = answer.body;
    const most = this.#left > 0 ? KEPT : KEPT_AT_LEAST;
    const isCut = text.length > most;
    if (!isCut) return void this.#entries.push({ entry: entryOf(exchange), isCut });
    this.#left -= most;
    // A piece of a string would hold on to the whole of it; what is copied does not.
    const piece = Buffer.from(text.slice(0, most + MARGIN)).toString();
    const problem = `is cut off in this record: it has ${answer.bytes.length} bytes`;
    const body = { text: piece, problem };
    this.#entries.push({ entry: entryOf({ ...exchange, answer: { ...answer, body } }), isCut });
  }

  /** The exchanges as entries of a HAR, without a secret. */
  entries(secrets: Secrets): HarEntry[] {
    const cut = this.#entries.map(({ entry, isCut }) => {
      if (!isCut) return entry;
      const { content } = entry.response;
      // Masked before it is cut: half of a secret would not be known for one.
      const text = `${secrets.mask(content.text).slice(0, -MARGIN)}…`;
      return { ...entry, response: { ...entry.response, content: { ...content, text } } };
    });
    return redacted(cut, secrets);
  }
}
