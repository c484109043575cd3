import { expect, test } from "vitest";
import { reproduced } from "../../run/reproduced.support.ts";
import { api } from "./api.ts";

test("who has the target file gets a token and the answer of a finding by the report's lines", async () => {
  const { report, came } = await reproduced(api, "getAccount/200/account", ({ url }, answer) =>
    url.pathname.endsWith("/account")
      ? { ...answer, body: String(answer.body).replace('"status":2', '"status":"odd"') }
      : answer,
  );
  expect(report.shell).toEqual([
    "# $ACTIVE_PASSWORD: the target file's personas.active.password",
    expect.stringMatching(/^ACTIVE_TOKEN=\$\(curl -sS 'http:.*\$\{ACTIVE_PASSWORD\}/),
  ]);
  expect(report.findings.map(({ actual }) => actual)).toEqual(['"odd" (string)']);
  expect(came).toMatch(/^HTTP\/1\.1 200/);
  expect(came).toContain('"status":"odd"');
});
