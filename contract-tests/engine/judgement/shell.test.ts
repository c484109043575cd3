import { expect, test } from "vitest";
import { Secrets } from "../secrets/secrets.ts";
import { shellFor } from "./shell.ts";
import { given } from "../transport/target.ts";

const secrets = new Secrets();
secrets.add("PASSWORD", 'a "word"', given("password"));
secrets.add("TOKEN", "token-1234", { line: () => 'TOKEN=$(ask "${PASSWORD_IN_JSON}")' });
secrets.add("MADE_UP", "made-up-1234");

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
      secrets,
    ),
  ).toEqual(lines);
});

test("what several steps need counts, too", () => {
  const steps = ['curl "${PASSWORD}"', "curl 'http://x'"];
  expect(shellFor([{ curl: steps[1]!, steps }], secrets)).toHaveLength(1);
});
