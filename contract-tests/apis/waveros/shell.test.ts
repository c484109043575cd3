import { expect, test } from "vitest";
import { reproduced } from "../../run/reproduced.support.ts";
import { api } from "./api.ts";

test("who has the target file gets the answer of a finding by the report's lines", async () => {
  const { report, came } = await reproduced(
    api,
    "get_active_guests/active-guests",
    (_, answer) => ({
      ...answer,
      body: String(answer.body).replace(/"uptime":"[^"]*"/, '"uptime":"odd"'),
    }),
  );
  expect(report.shell).toEqual([
    expect.stringMatching(/^# \$WAVEROS_KEY: the target file's apiKey, from Integrations > API/),
  ]);
  expect(report.findings.map(({ expected }) => expected)).toEqual([
    'numbers with units, such as "9h12m45s"',
  ]);
  expect(came).toContain('"uptime":"odd"');
});
