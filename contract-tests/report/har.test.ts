import { describe, expect, test } from "vitest";
import { readBody, type Exchange } from "../engine/exchange/exchange.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import { entryOf, entryOfSent, harText, redacted, sentOf } from "./har.ts";

const PASSWORD = 'pä"ss/wörd&1';

/** The text of a HAR of exchanges of one target. */
async function harOf(exchanges: readonly Exchange[], known = secrets()): Promise<string> {
  const entries = redacted(exchanges.map(entryOf), known);
  let text = "";
  for await (const piece of harText("access-contracts 0.1.0", [entries])) text += piece;
  return text;
}

function secrets(): Secrets {
  const known = new Secrets();
  known.add("ACTIVE_PASSWORD", PASSWORD);
  known.add("ACTIVE_TOKEN", "17|abcdefghijklmnop");
  return known;
}

function exchange(text: string, more: Partial<Exchange["request"]> = {}): Exchange {
  const bytes = Buffer.from(text);
  return {
    request: {
      operation: "getAccount",
      effect: "reads",
      method: "GET",
      url: `https://vpn.example.com/api/account?p=${encodeURIComponent(PASSWORD)}`,
      headers: { accept: "application/json", authorization: "Bearer 17|abcdefghijklmnop" },
      persona: "active",
      ...more,
    },
    answer: {
      status: 200,
      headers: {
        "content-type": "application/json",
        "set-cookie":
          "laravel_session=eyJpdiI6IjEyMzQ1Njc4; expires=Sat, 14 Mar 2026 04:15:00 GMT; path=/",
      },
      bytes,
      body: readBody(bytes),
    },
    startedAt: Date.UTC(2026, 2, 14, 2, 15),
    durationMs: 12.3456,
  };
}

test("an exchange as HAR 1.2", async () => {
  const har = JSON.parse(await harOf([exchange('{"ok":true}')])) as Har;
  expect(har.log.version).toBe("1.2");
  expect(har.log.creator).toEqual({ name: "access-contracts", version: "0.1.0" });
  expect(har.log.entries[0]).toMatchObject({
    startedDateTime: "2026-03-14T02:15:00.000Z",
    time: 12.346,
    request: {
      method: "GET",
      queryString: [{ name: "p", value: "$ACTIVE_PASSWORD" }],
      headers: [{ name: "accept" }, { name: "authorization", value: "Bearer $REDACTED" }],
    },
    response: { status: 200, content: { size: 11, text: '{"ok":true}' } },
    comment: "getAccount as active",
  });
});

test("of what was sent alone, it has nothing of the answer, though a secret may be a part of the address", () => {
  const known = secrets();
  known.add("KEY", "8443");
  const url = `https://a.example:8443/?p=${encodeURIComponent(PASSWORD)}`;
  const sent = sentOf(exchange('{"ok":true}', { url, method: "POST", body: PASSWORD }), known);
  expect(entryOfSent(sent)).toMatchObject({
    request: {
      url: "https://a.example:$KEY/?p=$ACTIVE_PASSWORD",
      ...{ headers: [], queryString: [], postData: { text: "$ACTIVE_PASSWORD" } },
    },
    response: { status: 200, headers: [], content: { size: 11, mimeType: "", text: "" } },
  });
});

describe("no secret is in it", () => {
  const phpEscaped = JSON.stringify(PASSWORD)
    .replaceAll("/", "\\/")
    .replace(/[^\x20-\x7e]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
  test.each([
    ["as it is", `it is ${PASSWORD}`],
    ["in JSON", JSON.stringify({ p: PASSWORD })],
    ["in JSON as PHP writes it", `{"p":${phpEscaped}}`],
    ["in a URL", encodeURIComponent(PASSWORD)],
    ["in base64", Buffer.from(`alice:${PASSWORD}`).toString("base64")],
  ])("%s", async (_name, text) => {
    const har = await harOf([exchange(text), exchange("{}", { method: "POST", body: text })]);
    expect(secrets().appearIn(har)).toBe(false);
    expect(har).toContain("$ACTIVE_PASSWORD");
    expect(har).not.toContain("eyJpdiI6");
  });

  test("nor a private key that the server made", async () => {
    const key = "yAnz5TF+lXXJte14tji3zlMNq+hd2rYUIgJBgB3fBmk=";
    const har = await harOf([
      exchange(JSON.stringify({ config: `[Interface]\nPrivateKey = ${key}\nAddress = 10.0.0.2` })),
      exchange(`-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\n-----END PRIVATE KEY-----\nremote x`),
      exchange(JSON.stringify({ k: `PresharedKey=${key}` }).replaceAll("/", "\\/")),
    ]);
    expect(har).not.toMatch(/yAnz5TF|MIIEvQ/);
    expect(har).toContain("Address = 10.0.0.2");
    expect(har).toContain("remote x");
  });
});

test("what the format itself says is no secret, though a secret is the same", async () => {
  const known = secrets();
  known.add("API_KEY", "queryString");
  expect(await harOf([exchange('{"a":"queryString"}')], known)).toContain('\\"a\\":\\"$API_KEY\\"');
});

interface Har {
  log: { version: string; creator: object; entries: object[] };
}
