import { expect, test } from "vitest";
import { api as vpnscript } from "../apis/vpnscript/api.ts";
import { globMatcher, ruleId, select } from "./plan.ts";

test.each<[glob: string, id: string, matches: boolean]>([
  ["vpnscript/createToken/200/token-issued", "vpnscript/createToken/200/token-issued", true],
  ["vpnscript/createToken", "vpnscript/createToken/200/token-issued", true],
  ["vpnscript/create", "vpnscript/createToken/200/token-issued", false],
  ["vpnscript/createToken/*", "vpnscript/createToken/200/token-issued", false],
  ["vpnscript/createToken/*/*", "vpnscript/createToken/200/token-issued", true],
  ["vpnscript/createToken/**", "vpnscript/createToken/200/token-issued", true],
  ["**", "waveros/create_voucher/user-added", true],
  ["*", "waveros/create_voucher/user-added", false],
  ["**/rules/**", "vpnscript/rules/pages-add-up", true],
  ["vpnscript/*/422/*", "vpnscript/getOpenvpnAuth/422/no-service", true],
  ["vpnscript/*/4*/*", "vpnscript/getOpenvpnAuth/422/no-service", true],
  ["*/rules/pages-add-up", "vpnscript/rules/pages-add-up", true],
  ["vpnscript/rules/pages.add.up", "vpnscript/rules/pages-add-up", false],
  ["", "vpnscript/rules/pages-add-up", false],
  ["(", "vpnscript/rules/pages-add-up", false],
])("%s and %s: %s", (glob, id, matches) => {
  expect(globMatcher(glob)(id)).toBe(matches);
});

const api = vpnscript;

test("all that can be provoked is selected, and nothing else", () => {
  const { variants, rules } = select({ api, ...api });
  expect(variants.map(({ id }) => id)).not.toContain("vpnscript/getAccount/429/too-many-requests");
  expect(variants).toHaveLength(Object.keys(api.reaches).length);
  expect(rules).toHaveLength(api.rules.length);
});

test("only what is wanted is selected", () => {
  const { variants, rules } = select({ api, ...api }, globMatcher("vpnscript/rules/pages-add-up"));
  expect(variants).toEqual([]);
  expect(rules.map((rule) => ruleId(api, rule))).toEqual(["vpnscript/rules/pages-add-up"]);
});
