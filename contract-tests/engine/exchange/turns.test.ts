import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

test("one at a time goes on, in order, also after what failed", async () => {
  const turns = new Turns();
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await Promise.resolve();
    log.push(`${name} ends`);
    if (name === "b") throw new Error("b failed");
    return name;
  };
  const all = await Promise.allSettled(["a", "b", "c"].map((one) => turns.run(work(one))));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(log).toEqual(["a", "b", "c"].flatMap((one) => [`${one} begins`, `${one} ends`]));
});

test("who takes a turn keeps it until it is given back", async () => {
  const turns = new Turns();
  const done = await turns.take();
  let isNext = false;
  const next = turns.take().then(() => (isNext = true));
  await new Promise((go) => setImmediate(go));
  expect(isNext).toBe(false);
  done();
  expect(await next).toBe(true);
});

test("work that throws before it waits for anything gives its turn back", async () => {
  const turns = new Turns();
  const failing = turns.run(() => {
    throw new Error("at once");
  });
  await expect(failing).rejects.toThrow("at once");
  const next = turns.run(async () => "next");
  const later = new Promise((go) => setImmediate(go, "still waiting"));
  expect(await Promise.race([next, later])).toBe("next");
});

test("so many go on at once", async () => {
  const turns = new Turns(2);
  const [done] = [await turns.take(), await turns.take()];
  let isThird = false;
  const third = turns.take().then(() => (isThird = true));
  await new Promise((go) => setImmediate(go));
  expect(isThird).toBe(false);
  done();
  expect(await third).toBe(true);
});
