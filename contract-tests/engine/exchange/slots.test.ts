import { expect, test } from "vitest";
import { Slots } from "./slots.ts";

test("who takes a slot keeps it until it is given back", async () => {
  const slots = new Slots();
  const done = await slots.take();
  let isNext = false;
  const next = slots.take().then(() => (isNext = true));
  await new Promise((go) => setImmediate(go));
  expect(isNext).toBe(false);
  done();
  expect(await next).toBe(true);
});

test("so many go on at once", async () => {
  const slots = new Slots(2);
  const [done] = [await slots.take(), await slots.take()];
  let isThird = false;
  const third = slots.take().then(() => (isThird = true));
  await new Promise((go) => setImmediate(go));
  expect(isThird).toBe(false);
  done();
  expect(await third).toBe(true);
});
