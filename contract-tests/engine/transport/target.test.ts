import { expect, test } from "vitest";
import { notesApi, TARGET } from "../invented-api.support.ts";
import { Secrets } from "../secrets/secrets.ts";
import { doorHeaders } from "./target.ts";
import { Transport } from "./transport.ts";

const DOOR = {
  headers: { "X-Access-Key": "a-key-of-the-door", "x-forwarded": "true" },
  basicAuth: { username: "gate", password: "hunter2-s3cr3t" },
};
const BASIC = `Basic ${Buffer.from("gate:hunter2-s3cr3t").toString("base64")}`;

test.each([
  [{}, {}],
  [{ headers: { "X-A": "b" } }, { "x-a": "b" }],
  [{ basicAuth: DOOR.basicAuth }, { authorization: BASIC }],
])("%j is sent as %j", (target, want) => {
  expect(doorHeaders(target)).toEqual(want);
});

test("every request passes the front door, and no output shows with what", async () => {
  const secrets = new Secrets();
  const target = { ...TARGET, ...DOOR };
  const session = notesApi.connect(target, new Transport(target), secrets);
  const { headers } = await session.build("readNote", {});
  expect(headers).toMatchObject({
    "x-access-key": "a-key-of-the-door",
    "x-forwarded": "true",
    authorization: expect.any(String),
  });
  const shown = secrets.mask(JSON.stringify([DOOR, BASIC]));
  expect(shown).not.toMatch(/hunter2|a-key-of|Z2F0ZT/);
  expect(shown).toContain('"x-forwarded":"true"');
});
