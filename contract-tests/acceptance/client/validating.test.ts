import { expect, test } from "vitest";
import { createVpnScriptClient } from "../../../generated/vpnscript/index.js";
import {
  InvalidAnswer,
  reportInvalid,
  throwInvalid,
  validators,
} from "../../../generated/vpnscript/validators.js";
import { createWaverOsClient } from "../../../generated/waveros/index.js";
import { validators as waveros } from "../../../generated/waveros/validators.js";
import { answering, json } from "./stub.ts";

const baseUrl = "http://localhost";
/** The variant `account` by its shape, with a secret in a place that its schema forbids. */
const odd = json(200, { success: true, message: null, data: { user_id: "s3cret" } });

test("off: an odd answer arrives as the variant that it says it is", async () => {
  const { fetch } = answering(odd);
  expect((await createVpnScriptClient({ baseUrl, fetch }).getAccount()).variant).toBe("account");
});

test("throw: it rejects, and names the variant and the places, and no value", async () => {
  const { fetch, asked } = answering(odd);
  const client = createVpnScriptClient({ baseUrl, fetch, validation: throwInvalid(validators) });
  const error = await client.getAccount().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InvalidAnswer);
  expect(error).toMatchObject({ name: "InvalidAnswer", variant: "getAccount/200/account" });
  expect(String(error)).toContain("/data/user_id");
  expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
  expect(asked).toHaveLength(1);
});

test("throw: an action's variants have no status", async () => {
  const { fetch } = answering(json(200, { users: [{}] }));
  const validation = throwInvalid(waveros);
  const client = createWaverOsClient({ baseUrl, apiKey: "key", fetch, validation });
  await expect(client.listVouchers()).rejects.toMatchObject({
    variant: "get_voucher_users/vouchers",
  });
});

test.each([
  [1, 20, 20],
  [0, 20, 0],
])("report: of a sample of %d, %d odd answers make %d reports", async (sample, calls, reports) => {
  const reported: InvalidAnswer[] = [];
  const { fetch } = answering(odd);
  const validation = reportInvalid(validators, (invalid) => reported.push(invalid), { sample });
  const client = createVpnScriptClient({ baseUrl, fetch, validation });
  for (let call = 0; call < calls; call++) {
    expect((await client.getAccount()).variant).toBe("account");
  }
  expect(reported).toHaveLength(reports);
});

test("an undocumented answer has no schema to break", async () => {
  const { fetch } = answering(json(200, { odd: true }));
  const client = createVpnScriptClient({ baseUrl, fetch, validation: throwInvalid(validators) });
  expect((await client.getAccount()).variant).toBe("undocumented");
});

const PEM = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n";
test.each([
  ["certificates without end", `${PEM.repeat(70_000)}<`],
  ["certificates in a tag that never closes", `<ca>${PEM.repeat(70_000)}<x`],
  ["tags without end", `<ca>${PEM}`.repeat(70_000)],
])("a profile of 4 MB with %s is refused, and not in hours", (_, data) => {
  const body = { success: true, message: null, data };
  expect(validators["getOpenvpnProfile/200/full-profile"](body)).toBe(false);
  expect(validators["getOpenvpnProfile/200/certificate-only"](body)).toBe(false);
});

test.each([
  ["certificate-only", `CA of the panel\n${PEM}${PEM}kept - for years\n`],
  ["full-profile", `client\n<ca>\nits own - CA\n${PEM}${PEM}\n</ca>\n<tls-auth>-</tls-auth>`],
] as const)("a %s may have text before its certificates, and several", (name, data) => {
  const body = { success: true, message: null, data };
  expect(validators[`getOpenvpnProfile/200/${name}`](body)).toBe(true);
});
