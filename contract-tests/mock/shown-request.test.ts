import { expect, test } from "vitest";
import { curlOf } from "../engine/judgement/curl.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import { shownRequest } from "./shown-request.ts";

const URL = "http://panel.test/x";

test.each<[what: string, headers: Record<string, string>, url: string, body: string, want: string]>(
  [
    [
      "a token",
      { authorization: "Bearer 4|abcdef" },
      URL,
      "",
      '-H "authorization: Bearer ${TOKEN}"',
    ],
    ["a token without a scheme", { authorization: "abcdef" }, URL, "", '"authorization: ${TOKEN}"'],
    ["a short token", { authorization: "Bearer abc" }, URL, "", "'authorization: Bearer $TOKEN'"],
    ["no token", { authorization: "Bearer" }, URL, "", "'authorization: Bearer'"],
    [
      "a key in the URL",
      {},
      `${URL}?api-key=abcdef&a=1`,
      "",
      '"http://panel.test/x?api-key=${API_KEY}&a=1"',
    ],
    ["a short one", {}, `${URL}?key=abc`, "", "'http://panel.test/x?key=%24KEY'"],
    ["a field of the API", {}, URL, '{"pin":"abcdef"}', '"{\\"pin\\":\\"${PIN}\\"}"'],
    ["a short one, deep down", {}, URL, '{"a":[{"pin":"ab"}]}', `'{"a":[{"pin":"$PIN"}]}'`],
    ["a number", {}, URL, '{"password":123456,"a":null}', `'{"password":"$PASSWORD","a":null}'`],
    [
      "a form",
      {},
      `${URL}?a=abcdef`,
      "pin=abcdef",
      `x?a=\${PIN}" --data-raw '(10 characters, not JSON)'`,
    ],
    [
      "a cookie",
      { cookie: "a=1; b=abcdef" },
      `${URL}?a=abcdef`,
      "",
      '"http://panel.test/x?a=${COOKIE}"',
    ],
    ["other headers", { "x-app": "1", accept: "text/html" }, URL, "", "x' -H 'accept: text/html'"],
  ],
)("%s", (_, headers, url, body, want) => {
  const secrets = new Secrets();
  const request = { operation: "", effect: "reads", method: "PUT", url, headers, body } as const;
  const curl = curlOf(shownRequest(request, secrets, new Set(["pin"])), secrets);
  expect(curl).toContain(want);
  expect(curl).not.toMatch(/abc|123456|x-app/);
});
