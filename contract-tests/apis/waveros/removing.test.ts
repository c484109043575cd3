import { expect, test } from "vitest";
import { check } from "../../engine/exercise.ts";
import type { Answer, Asked } from "../../sandbox/server.ts";
import type { WaverosSession } from "./session.ts";
import { withRouter } from "./verify-sandbox.support.ts";

test("removes a voucher by another method on every other day if the router has chosen its name", async () => {
  const methods: string[] = [];
  const alter = ({ url, body }: Asked, answer: Answer) => {
    if (`${url.search}${body}`.includes("remove_voucher")) methods.push(body ? "POST" : "GET");
    return answer;
  };
  for (const name of ["router-A", "router-B"]) {
    const order = { passcode: "", valid_for: "always" };
    const visit = async (session: WaverosSession) => {
      await session.vouchers.order({ ...order, fullname: session.vouchers.mark });
      expect(await session.undo()).toEqual([]);
    };
    await withRouter({ alter }, visit, { name });
  }
  expect(methods.toSorted()).toEqual(["GET", "POST"]);
});

test.each([
  ["is told where others are carried out", true],
  ["may be that of all", false],
])("names what it could not remove; that its removal fails each time %s", async (_, isTold) => {
  await withRouter({ fault: "remove-endless-fails" }, async (session) => {
    const { vouchers } = session;
    const other = isTold ? "1 day" : "always";
    for (const valid_for of [other, "always", other])
      await vouchers.order({ ...vouchers.fresh(), valid_for });
    expect(await session.undo()).toHaveLength(isTold ? 1 : 3);
    const rule = session.api.rules.find(({ id }) => id === "vouchers-stay-as-they-are")!;
    const { findings } = await check(session, rule);
    const checks = findings.map((one) => one.check);
    expect(checks).toEqual(isTold ? ["removed-voucher-is-gone"] : []);
  });
});
