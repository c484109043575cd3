import { expect, test } from "vitest";
import { textOf, type Answer, type Asked } from "../../../sandbox/server.ts";
import { verifySandbox } from "../verify-sandbox.support.ts";
import { pagesOf } from "./whole-list.ts";

/** The list without pages ends early. */
function cut({ url }: Asked, own: Answer): Answer {
  const isWhole = url.pathname.endsWith("/servers") && !url.searchParams.has("paginate");
  if (!isWhole || own.status !== 200) return own;
  const { data } = JSON.parse(textOf(own)) as { readonly data: readonly unknown[] };
  return { ...own, body: JSON.stringify({ data: data.slice(0, -2) }) };
}

/** Each page says that there is one server more. */
function countedWrong({ url }: Asked, own: Answer): Answer {
  if (!url.searchParams.has("paginate") || own.status !== 200) return own;
  const page = JSON.parse(textOf(own)) as { readonly total: number };
  return { ...own, body: JSON.stringify({ ...page, total: page.total + 1 }) };
}

test.each([
  ["a list that lacks what its pages have", { alter: cut }, "list-leaves-none-out"],
  [
    "a list that has more for one account",
    { fault: "server-hidden" as const },
    "list-is-the-same-for-all",
  ],
  ["pages that count wrong", { alter: countedWrong }, "page-agrees-with-the-list"],
])("%s: told first, and alone", async (_, options, check) => {
  const rule = "pages-add-up";
  const { outcomes } = await verifySandbox(options, {}, { onlyRule: rule });
  const checks = outcomes.get(rule)?.findings.map((one) => one.check);
  expect([...new Set(checks)]).toEqual([check]);
});

test("the pages of a list are three at most, hold each server once, and all where there are not too many", () => {
  for (let total = 1; total <= 200; total++) {
    const pages = pagesOf(total);
    const held = pages.flatMap(({ number, size }) => {
      const to = Math.min(number * size, total);
      return Array.from({ length: to - (number - 1) * size }, (_, nth) => to - nth);
    });
    const { number, size } = pages.at(-1)!;
    expect(pages.length).toBeLessThanOrEqual(total < 75 ? 2 : 3);
    expect(new Set(held).size).toBe(number > 3 ? held.length : total);
    expect(held).toHaveLength(new Set(held).size);
    expect(number).toBe(Math.ceil(total / size));
  }
  expect(pagesOf(6)).toEqual([
    { number: 1, size: 4 },
    { number: 3, size: 2 },
  ]);
});
