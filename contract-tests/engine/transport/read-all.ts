import { NotReachable } from "../exchange/errors.ts";
import { LARGE } from "../exchange/large-body.ts";

/** Values in a text, and objects and lists in it, that are parsed: as many as 400,000 vouchers have, and some more. */
const [MOST_VALUES, MOST_CONTAINERS] = [6_000_000, 1_000_000];

const MEGABYTE = 1_000_000;

/** Bytes without a comma that are read: no list has so long a value, and what is not JSON at all ends here. */
const LONGEST_VALUE = 2 * MEGABYTE;

const [COMMA, OPEN_LIST, OPEN_OBJECT] = [0x2c, 0x5b, 0x7b] as const;

/**
 * A body read whole, after decompression. Of several large ones, one is read at a time.
 * @throws NotReachable if it is larger than so many megabytes, or holds more than is parsed: limits of ours.
 */
export async function readAll(
  body: AsyncIterable<Uint8Array>,
  megabytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let [size, counted, values, containers, sinceComma] = [0, 0, 0, 0, 0];
  let done: (() => void) | undefined;
  const refuse = (what: string): never => {
    chunks.forEach(release);
    // Leaving the loop cancels the stream, so no more is read or unpacked.
    throw new NotReachable(`an answer ${what}`, { code: "unchecked" });
  };
  try {
    for await (const chunk of body) {
      size += chunk.length;
      chunks.push(chunk);
      // A smaller one can't hold too many.
      while (size > MOST_CONTAINERS && counted < chunks.length) {
        for (const byte of chunks[counted++]!) {
          sinceComma++;
          if (byte === COMMA) {
            values++;
            sinceComma = 0;
          } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) containers++;
        }
      }
      if (size > megabytes * MEGABYTE) {
        refuse(
          `is larger than the ${megabytes} MB that are read of one; raise bodyLimit in the target file`,
        );
      }
      if (values > MOST_VALUES || containers > MOST_CONTAINERS) {
        refuse("holds more values than are read of one");
      }
      if (sinceComma > LONGEST_VALUE) refuse("holds a longer value than is read of one");
      if (size > LARGE) done ??= await turn();
    }
    // Not of a pool: one body that is kept would keep its neighbours.
    const whole = Buffer.allocUnsafeSlow(size);
    let at = 0;
    for (const chunk of chunks) {
      whole.set(chunk, at);
      at += chunk.length;
      release(chunk);
    }
    return whole;
  } finally {
    done?.();
  }
}

let last = Promise.resolve();

/** Waits until no other large body is read; the caller calls what it gets when it has read its own. */
async function turn(): Promise<() => void> {
  const before = last;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  last = promise.then(() => undefined);
  await before;
  return () => resolve(undefined);
}

/** Gives memory back at once: endless answers to several requests would fill it before it is collected. */
function release({ buffer, byteLength }: Uint8Array): void {
  const own = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  if (own) buffer.transfer(0);
}
