import { expect, test } from "vitest";
import { Doubts } from "./doubts.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { exchanged } from "../invented.support.ts";

const asked = (id: number) => ({ url: `http://notes.example/note?id=${id}` });
const strange = (id = 1, status = 404) =>
  exchanged({ message: "no Route matched" }, { status }, asked(id));
const later = (exchange: Exchange): Exchange => ({ ...exchange, startedAt: Infinity });
const own = (id = 1) => exchanged({ id, text: "milk" }, {}, asked(id));

test("what is strange once is doubted, and counts where it comes again", () => {
  const doubts = new Doubts();
  const [first, meanwhile, second] = [strange(), strange(), later(strange())];
  expect([doubts.came(first, true), doubts.has(first)]).toEqual([false, true]);
  // It was under way when the first was answered.
  expect([doubts.came(meanwhile, true), doubts.has(meanwhile)]).toEqual([false, true]);
  expect([doubts.came(second, true), doubts.has(second)]).toEqual([false, false]);
  // It is the installation's own form by now, and another one is not.
  const [other, page] = [strange(2), strange(2, 403)];
  for (const one of [other, page]) doubts.came(one, true);
  expect([doubts.has(other), doubts.has(page)]).toEqual([false, true]);
});

test("what is answered otherwise after that has passed, and is doubted again", () => {
  const doubts = new Doubts();
  doubts.came(strange(), true);
  expect([doubts.came(own(2), false), doubts.came(later(own()), false)]).toEqual([false, true]);
  const again = strange();
  doubts.came(again, true);
  expect(doubts.has(again)).toBe(true);
});

test("no more than thirty are doubted", () => {
  const doubts = new Doubts();
  const all = Array.from({ length: 40 }, (_, id) => strange(id));
  for (const one of all) doubts.came(one, true);
  expect(all.filter((one) => doubts.has(one))).toHaveLength(30);
});
