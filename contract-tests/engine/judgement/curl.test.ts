import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { curlOf, methodOf, shellFor } from "./curl.ts";
import type { WireRequest } from "../exchange/exchange.ts";
import { Secrets } from "../secrets/secrets.ts";
import { given } from "../transport/target.ts";

const SECRETS = {
  PLAIN: "s3cr3t|Token",
  SHELL: `a$b\`c\\d"e'f!g h`,
  SLASHED: "p/w+d=&",
} as const;

function known(): Secrets {
  const secrets = new Secrets();
  for (const [name, value] of Object.entries(SECRETS)) secrets.add(name, value);
  return secrets;
}

function request(change: Partial<WireRequest>): WireRequest {
  return {
    operation: "o",
    effect: "reads",
    method: "GET",
    url: "http://h/api",
    headers: { accept: "application/json" },
    ...change,
  };
}

/** What curl is given when bash runs the line, secrets exported: a function of its name stands in for it. */
function argumentsOf(line: string): string[] {
  const env: Record<string, string> = { PATH: process.env["PATH"] ?? "" };
  for (const [name, value] of Object.entries(SECRETS)) {
    env[name] = value;
    env[`${name}_IN_JSON`] = JSON.stringify(value).slice(1, -1);
    env[`${name}_IN_URL`] = new URLSearchParams({ v: value }).toString().slice(2);
  }
  const { stdout, stderr } = spawnSync(
    "bash",
    ["--norc", "-c", `curl() { printf '%s\\0' "$@"; }; ${line}`],
    {
      env,
      encoding: "utf8",
    },
  );
  expect(stderr).toBe("");
  return stdout.split("\0").slice(0, -1);
}

describe("a masked line, run in bash, asks for the same", () => {
  test.each<[what: string, request: WireRequest]>([
    ["nothing secret", request({ url: "http://h/api?a=1&b=it's" })],
    ["a header", request({ headers: { authorization: `Bearer ${SECRETS.PLAIN}` } })],
    [
      "what a shell would take",
      request({ headers: { x: `"$HOME" ${SECRETS.PLAIN} \`ls\` \\ '` } }),
    ],
    ["an exclamation mark", request({ headers: { x: `hey! ${SECRETS.PLAIN}! it's` } })],
    ["a secret that a shell would take", request({ headers: { x: SECRETS.SHELL } })],
    [
      "a body",
      request({
        method: "POST",
        body: JSON.stringify({ username: "it's $me", password: SECRETS.PLAIN }),
      }),
    ],
    [
      "a body in which it is escaped",
      request({ method: "DELETE", body: JSON.stringify({ p: SECRETS.SHELL }) }),
    ],
    [
      "a URL",
      request({ url: `http://h/api?${new URLSearchParams({ key: SECRETS.SLASHED, a: "b c" })}` }),
    ],
    ["a body over several lines", request({ method: "POST", body: `a\n${SECRETS.PLAIN}\n!b` })],
  ])("%s", (_, wanted) => {
    const secrets = known();
    const line = curlOf(wanted, secrets);
    expect(secrets.appearIn(line)).toBe(false);
    const { url, method, headers, body } = wanted;
    const given = argumentsOf(line);
    expect(given.slice(0, 2)).toEqual(["-sS", "-i"]);
    expect(given).toContain(url);
    for (const [name, value] of Object.entries(headers))
      expect(given).toContain(`${name}: ${value}`);
    if (body !== undefined) expect(given[given.indexOf("--data-raw") + 1]).toBe(body);
    expect(given.includes("-X")).toBe(method === "DELETE");
  });
});

test.each<[change: Partial<WireRequest>, line: string]>([
  [{}, "curl -sS -i 'http://h/api' -H 'accept: application/json'"],
  [{ method: "POST", headers: {} }, "curl -sS -i -X POST 'http://h/api'"],
  [{ method: "POST", headers: {}, body: "{}" }, "curl -sS -i 'http://h/api' --data-raw '{}'"],
  [
    { headers: { authorization: `Bearer ${SECRETS.PLAIN}` } },
    `curl -sS -i 'http://h/api' -H "authorization: Bearer \${PLAIN}"`,
  ],
  [{ headers: { x: `hey! ${SECRETS.PLAIN}` } }, `curl -sS -i 'http://h/api' -H 'x: hey! '"$PLAIN"`],
  [
    { headers: { x: Buffer.from(SECRETS.PLAIN).toString("hex") } },
    `curl -sS -i 'http://h/api' -H "x: \${PLAIN_ENCODED}"`,
  ],
])("%o is %s", (change, line) => {
  expect(curlOf(request(change), known())).toBe(line);
});

function told(): Secrets {
  const secrets = new Secrets();
  secrets.add("PASSWORD", 'a "word"', given("password"));
  secrets.add("TOKEN", "token-1234", { line: () => 'TOKEN=$(ask "${PASSWORD_IN_JSON}")' });
  secrets.add("MADE_UP", "made-up-1234");
  return secrets;
}

test.each<[what: string, curls: string[], lines: string[]]>([
  ["a line without secrets", ["curl 'http://x/$PASSWORD_2'"], []],
  ["a secret of the reader", ['curl "${PASSWORD}"'], ["# $PASSWORD: the target file's password"]],
  [
    "what is asked for, and what that needs, once",
    ['curl "${TOKEN}"', 'curl "${TOKEN}${PASSWORD_IN_JSON}"'],
    [
      "# $PASSWORD_IN_JSON: the target file's password, as it is written in JSON",
      'TOKEN=$(ask "${PASSWORD_IN_JSON}")',
    ],
  ],
  [
    "what is asked for, in another encoding",
    [`curl 'http://x/!'"$TOKEN_IN_URL"`],
    [
      "# $PASSWORD_IN_JSON: the target file's password, as it is written in JSON",
      'TOKEN=$(ask "${PASSWORD_IN_JSON}")',
      "# $TOKEN_IN_URL: that, as it is written in a URL",
    ],
  ],
  ["nothing of what nobody gave", ['curl "${MADE_UP}"'], []],
  ["nothing of a dollar sign that is one", ['curl "\\$PASSWORD"'], []],
])("before it runs, a shell needs of %s", (_, curls, lines) => {
  expect(
    shellFor(
      curls.map((curl) => ({ curl })),
      told(),
    ),
  ).toEqual(lines);
});

test("what several steps need counts, too", () => {
  const steps = ['curl "${PASSWORD}"', "curl 'http://x'"];
  expect(shellFor([{ curl: steps[1]!, steps }], told())).toHaveLength(1);
});

test.each([
  [undefined, undefined],
  ["curl -sS -i 'http://h/api' -H 'accept: application/json'", "GET"],
  ["curl -sS -i -X DELETE 'http://h/api'", "DELETE"],
  ["curl -sS -i 'http://h/api' --data-raw '{}'", "POST"],
  ["curl -sS -i 'http://h/api' --data-raw \"$PASSWORD\"", "POST"],
  ["curl -sS -i -X PUT 'http://h/api' --data-raw '{}'", "PUT"],
])("the method of %j is %s", (curl, method) => {
  expect(methodOf(curl)).toBe(method);
});
