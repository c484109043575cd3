/** Bytes of a body from which on it is looked at before it is decoded and parsed. */
export const LARGE = 4_000_000;

/** Bytes that are kept of a large body that is broken. */
const KEPT = 64_000;

const [QUOTE, BACKSLASH] = [0x22, 0x5c] as const;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d] as const;

export function isLarge({ length }: Uint8Array): boolean {
  return length > LARGE;
}

/** The beginning of a large body that is not JSON; all of any other. */
export function kept(bytes: Uint8Array, problem: string | undefined): Uint8Array {
  return isLarge(bytes) && problem !== undefined ? bytes.slice(0, KEPT) : bytes;
}

/**
 * What can be seen to be wrong with a large text before it is decoded and parsed, which takes many
 * times its size; undefined if nothing is.
 */
export function surveyed(bytes: Uint8Array, depthLimit: number) {
  const broken = (problem: string) => {
    return { text: Buffer.from(bytes.slice(0, KEPT)).toString("latin1"), problem };
  };
  const open: number[] = [];
  let isInText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (isInText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      if (open.push(byte) > depthLimit) {
        return broken(`is nested more than ${depthLimit} levels deep`);
      }
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      // In ASCII, an opening bracket or brace is two before its closing one.
      if (open.pop() !== byte - 2) return broken("is not JSON: its brackets do not match");
    }
  }
  if (open.length === 0 && !isInText) return undefined;
  return broken("is not JSON: it is cut short");
}
