import { NoAnswer } from "./errors.ts";

/** A body read whole, in bytes after decompression. @throws NoAnswer if it is larger than the limit. */
export async function readAll(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    chunks.push(chunk);
    if (size <= limit) continue;
    chunks.forEach(release);
    // Leaving the loop cancels the stream, so no more is read or unpacked.
    throw new NoAnswer(`the answer is larger than ${limit} bytes`);
  }
  return Buffer.concat(chunks);
}

/** Gives memory back at once: endless answers to several requests would fill it before it is collected. */
function release({ buffer, byteLength }: Uint8Array): void {
  const own = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  if (own) buffer.transfer(0);
}
