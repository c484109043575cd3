import { expect, test } from "vitest";
import { createVpnScriptClient } from "../../../generated/vpnscript/index.js";

const baseUrl = "https://vpn.example.com";

/** A body of so many bytes, a part at a time; `taken` counts the parts that were read. */
function streamed(bytes: number, part = 65_536) {
  const read = { parts: 0, cancelled: false };
  const body = new ReadableStream({
    pull(stream) {
      const sent = read.parts++ * part;
      if (sent >= bytes) return stream.close();
      stream.enqueue(new Uint8Array(Math.min(part, bytes - sent)).fill(32));
    },
    cancel: () => void (read.cancelled = true),
  });
  return { read, fetch: async () => new Response(body, { status: 500 }) };
}

test.each([
  ["16 MiB", {}, 2 ** 24, false],
  ["more than 16 MiB", {}, 2 ** 24 + 1, true],
  ["an answer without end", {}, Infinity, true],
  ["what the app allows", { maxBytes: 100 }, 100, false],
  ["more than the app allows", { maxBytes: 100 }, 101, true],
])("of %s is the limit kept", async (_, options, bytes, isCut) => {
  const { read, fetch } = streamed(bytes);
  const answer = await createVpnScriptClient({ baseUrl, fetch, ...options }).getAccount();
  expect(answer).toMatchObject({ variant: "undocumented", status: 500, message: null });
  expect(read.cancelled).toBe(bytes === Infinity);
  if (isCut) expect(answer.body).toBeUndefined();
  else expect(answer.body).toHaveLength(bytes);
  expect(read.parts).toBeLessThan(300);
});

test("where the platform gives no stream, as React Native does, what is too long is not kept either", async () => {
  const text = async () => `{"message":"${"x".repeat(100)}"}`;
  const fetch = async () =>
    ({ status: 500, headers: new Headers(), body: undefined, text }) as never;
  const read = (maxBytes: number) =>
    createVpnScriptClient({ baseUrl, fetch, maxBytes }).getAccount();
  expect((await read(1000)).variant).toBe("framework-error");
  expect((await read(100)).body).toBeUndefined();
});

test.each([
  ["a byte order mark", '\ufeff{"message":"x"}', { message: "x" }],
  ["a letter that is cut between two parts", `"${"ł".repeat(50_000)}"`, "ł".repeat(50_000)],
  ["no body", "", undefined],
  ["text after the JSON", '{"message":"x"} x', '{"message":"x"} x'],
])("%s is read as the platform reads it", async (_, text, body) => {
  const bytes = new TextEncoder().encode(text);
  const parts = [bytes.subarray(0, 4), bytes.subarray(4)];
  const stream = new ReadableStream({
    pull: (one) => {
      const part = parts.shift();
      if (part) one.enqueue(part);
      else one.close();
    },
  });
  const fetch = async () => new Response(stream, { status: 500 });
  expect((await createVpnScriptClient({ baseUrl, fetch }).getAccount()).body).toEqual(body);
});
