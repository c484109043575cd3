import { describe, expect, test } from "vitest";
import { baseUrlProblem } from "./front-door.ts";
import { BASE_URL_PATTERN } from "./schema.ts";
import { ADDRESS, load, lobby, panel, refusal, SECRET } from "./sample-files.support.ts";

const scheme = "must begin with http:// or https://; give the whole address";
const user = "must not hold a username or a password; remove everything up to the @";
const none = "is not an address; write it as https://HOST or https://HOST:PORT/PATH";

function withAddress(address: string): string {
  return panel().replace(ADDRESS, () => JSON.stringify(address));
}

describe("an address is refused", () => {
  test.each([
    ["ftp://vpn.example.com", scheme],
    ["vpn.example.com", scheme],
    ["", scheme],
    [`https://alice:${SECRET}@vpn.example.com`, user],
    ["https://@vpn.example.com", user],
    ["${URL}", user],
    [
      `https://vpn.example.com/?k=${SECRET}`,
      "must not hold a query; remove the ? and what follows",
    ],
    ["https://vpn.example.com?", "must not hold a query; remove the ? and what follows"],
    [
      `https://vpn.example.com/#${SECRET}`,
      "must not hold a fragment; remove the # and what follows",
    ],
    ["https://vpn.example.com/ x", "holds whitespace; remove it"],
    ["http://127.0.0.1:0/", "names port 0, on which nothing answers; give the right one"],
    ["https://", none],
    ["https:///vpn", none],
    ["https://vpn.example.com:port", none],
    ["https://[vpn", none],
    ["https://$${HOST}", none],
  ])("%s", async (address, want) => {
    const message = await refusal(withAddress(address));
    expect(message).toBe(`t.yaml:4: targets[0].baseUrl: ${want}`);
    expect(message).not.toContain(SECRET);
  });
});

test("an address within an API's own fields is held to the same", async () => {
  const routers = ["ftp://a", `http://a:${SECRET}@b`, "http://b"].map((address) =>
    lobby("apiKey: a", `states: { disabled: { baseUrl: "${address}", apiKey: a } }`),
  );
  const at = "t.yaml:6: targets[0].states.disabled.baseUrl: ";
  expect(await refusal(routers[0]!)).toBe(at + scheme);
  expect(await refusal(routers[1]!)).toBe(at + user);
  expect(await load(routers[2]!)).toHaveLength(1);
});

test.each([
  "http://127.0.0.1:8080",
  "http://192.168.10.1/api/",
  "https://[::1]:1/a@b/",
  "https://vpn",
])("%s is accepted, by the published schema too", async (address) => {
  expect(await load(withAddress(address))).toMatchObject([{ baseUrl: address }]);
  expect(baseUrlProblem(address)).toBeUndefined();
  expect(address).toMatch(new RegExp(BASE_URL_PATTERN, "u"));
});
