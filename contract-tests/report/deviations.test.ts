import { describe, expect, test } from "vitest";
import { applyDeviations } from "./deviations.ts";
import type { Deviation } from "./report.ts";
import { deviationsToLookAt } from "./sections.ts";
import { oneCauseReport, sampleReport } from "./sample-report.support.ts";

const base: Deviation = {
  id: "vpnscript/getAccount/200/account",
  check: "body-matches-schema",
  reason: "Release 4.1 sends strings.",
  owner: "ops@example.com",
  expires: "2026-06-30",
};
const TODAY = "2026-03-14";
const FINDINGS = 5;

describe("a deviation accepts", () => {
  test.each<[string, Partial<Deviation>, boolean]>([
    ["its variant and check", {}, true],
    ["its target", { target: "panel" }, true],
    ["targets of a glob", { target: "pa*" }, true],
    ["its place", { at: "/data/services/0/status" }, true],
    ["any index", { at: "/data/services/*/status" }, true],
    ["on its last day", { expires: TODAY }, true],
    ["no other target", { target: "lobby" }, false],
    ["no target that a glob only begins", { target: "pan" }, false],
    ["no other place", { at: "/data/services" }, false],
    ["nothing below a star", { at: "/data/*" }, false],
    ["no other check", { check: "body-is-json" }, false],
    ["no other variant", { id: "vpnscript/getAccount/200/acc.unt" }, false],
    ["nothing after its last day", { expires: "2026-03-13" }, false],
  ])("%s", (_name, change, accepts) => {
    const { accepted, fresh } = applyDeviations(sampleReport, [{ ...base, ...change }], TODAY);
    expect(accepted).toHaveLength(accepts ? 1 : 0);
    expect(fresh).toHaveLength(FINDINGS - accepted.length);
  });
});

describe("a deviation is reported", () => {
  test.each<[string, Partial<Deviation>, "expired" | "untrue" | undefined]>([
    ["when it has expired", { expires: "2026-03-13" }, "expired"],
    ["when nothing of it was found", { id: "vpnscript/getAccount/401/unauthenticated" }, "untrue"],
    ["when another place is broken", { at: "/data/name" }, "untrue"],
    ["not while it holds", {}, undefined],
    [
      "not when it was not exercised",
      { id: "vpnscript/createToken/400/account-suspended" },
      undefined,
    ],
    ["not when its target is not there", { target: "elsewhere" }, undefined],
  ])("%s", (_name, change, as) => {
    const deviation = { ...base, ...change };
    const { expired, untrue } = applyDeviations(sampleReport, [deviation], TODAY);
    expect(expired).toEqual(as === "expired" ? [deviation] : []);
    expect(untrue).toEqual(as === "untrue" ? [deviation] : []);
  });

  test.each<[string, Partial<Deviation>, readonly string[]]>([
    ["that is there", {}, []],
    ["of a glob", { target: "pa*" }, []],
    ["of an unknown target", { target: ["panel", "nobody"] }, ["no target is called nobody"]],
    [
      "of an unknown variant",
      { id: "vpnscript/getAcount/200/account" },
      ["no variant or rule is called so"],
    ],
    ["of an unknown check", { check: "no-such", at: "/x" }, ["no check is called no-such"]],
  ])("once it speaks of what is not there: one %s", (_, change, missing) => {
    const deviation = { ...base, ...change, where: "known.yaml:7" };
    const known = {
      targets: ["panel", "lobby"],
      ids: new Set([base.id]),
      checks: new Set([base.check]),
    };
    const applied = applyDeviations(sampleReport, [deviation], TODAY, known);
    expect(applied.stray.map((one) => one.missing)).toEqual(missing.length > 0 ? [missing] : []);
    expect(applied.untrue).toEqual([]);
    const [item] = deviationsToLookAt(applied).items;
    if (missing.length > 0) expect(item!.text).toContain(` (known.yaml:7): ${missing[0]}; correct`);
    // Of a shard alone, nobody knows which others there are.
    const { stray } = applyDeviations(sampleReport, [deviation], TODAY, {
      ...known,
      targets: undefined,
    });
    expect(stray).toHaveLength("target" in change ? 0 : missing.length);
  });

  test("with its place, its target and its line", () => {
    const deviation = { ...base, at: "/data/name", target: "panel", where: "known.yaml:7" };
    const [item] = deviationsToLookAt(applyDeviations(sampleReport, [deviation], TODAY)).items;
    expect(item!.text).toMatch(
      /^, body-matches-schema at \/data\/name on panel \(known\.yaml:7\), is no longer true: /,
    );
  });

  test("not as untrue beside another that says the same", () => {
    const both = [base, { ...base, target: "panel" }];
    expect(applyDeviations(sampleReport, both, TODAY).untrue).toEqual([]);
  });
});

describe("a deviation accepts a finding with all that it shows in", () => {
  const wide: Deviation = { ...base, check: "is-this-variant", everywhere: true };
  const came = '401, unauthenticated: {"success":false,"message":"Unauthenticated.","id":#}';
  test.each<[string, Partial<Deviation>, number]>([
    ["everywhere", {}, 3],
    ["where the same came, other numbers apart", { came }, 3],
    ["in its variant alone", { everywhere: false, came }, 1],
    ["not where something else came", { came: came.replace("401", "403") }, 0],
    ["not by another check", { check: "body-is-json" }, 0],
    ["not on another target", { target: "lobby" }, 0],
  ])("%s", (_, change, count) => {
    const { accepted, fresh } = applyDeviations(oneCauseReport, [{ ...wide, ...change }], TODAY);
    expect([accepted.length, fresh.length]).toEqual([count, 4 - count]);
  });

  test("and is true as long as it shows anywhere", () => {
    const elsewhere = { ...wide, id: "vpnscript/getAccount/401/unauthenticated" };
    expect(applyDeviations(oneCauseReport, [elsewhere], TODAY).untrue).toEqual([]);
  });
});
