import { expect, test } from "vitest";
import type { Answer, Asked } from "../../../sandbox/server.ts";
import type { FaultName } from "../sandbox/faults.ts";
import { verifySandbox } from "../verify-sandbox.support.ts";

test("what goes once at the deletion of another account's is not put down to that: its owner may have deleted it", async () => {
  const refused = new Set<unknown>();
  let isDeleted = false;
  const alter = ({ url, body }: Asked, own: Answer): Answer => {
    if (url.pathname.endsWith("/delete")) {
      const { config_id: id } = JSON.parse(body || "{}") as { config_id?: unknown };
      isDeleted ||= own.status === 200;
      if (own.status === 422 && String(own.body).includes("pending") && !isDeleted) refused.add(id);
    }
    if (!isDeleted || !url.pathname.endsWith("/configs") || own.status !== 200) return own;
    const { data, ...rest } = JSON.parse(String(own.body)) as { data: { id: number }[] };
    const kept = data.filter(({ id }) => !refused.has(id));
    return { ...own, body: JSON.stringify({ ...rest, data: kept }) };
  };
  const { outcomes } = await verifySandbox({ alter, jobMs: 600 }, { jobTimeout: 6 });
  expect(outcomes.get("deleting-takes-one")?.findings).toEqual([]);
});

test.each<[fault: FaultName, isStopped: boolean]>([
  ["token-and-more", false],
  ["delete-loose", true],
])(
  "nothing more is removed once an id that nothing has has deleted something: %s, %j",
  async (fault, isStopped) => {
    const onlyRule = "configurations-are-the-accounts";
    const { leftovers } = await verifySandbox({ fault }, {}, { onlyRule });
    expect(leftovers.length > 0).toBe(isStopped);
  },
);

test("what the next create replaces, made in the same second, is not put down to a deletion, nor to another id", async () => {
  const alter = ({ url }: Asked, own: Answer): Answer => {
    const body = String(own.body).replace(/("created_at":"[^".]+\.)\d+Z/g, "$1000000Z");
    return url.pathname.endsWith("/configs") ? { ...own, body } : own;
  };
  const { outcomes, leftovers } = await verifySandbox(
    { alter, fault: "create-replaces", jobMs: 400 },
    { jobTimeout: 6 },
  );
  const [told, ...more] = ["deleting-takes-one", "listed-configurations-stay"].flatMap(
    (rule) => outcomes.get(rule)?.findings ?? [],
  );
  expect(told?.message).toMatch(/^What this run has created has gone, and no deletion/);
  expect([...more, ...leftovers]).toEqual([]);
});
