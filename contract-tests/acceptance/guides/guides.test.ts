import { expect, test } from "vitest";
import { vendors } from "../../../scripts/trace/vendors.support.ts";
import { FOLLOWED, follow, other } from "./follow.ts";
import { wrongRequests } from "./numbers.ts";
import { Reader } from "./reader.ts";

test.for(FOLLOWED)("%s says what comes of following it", { timeout: 0 }, async (file, { skip }) => {
  skip(Boolean(vendors.skip) && file.includes("trace"), String(vendors.skip));
  await using reader = await Reader.make();
  expect(await follow(file, reader)).toEqual([]);
});

test("sentences say how many requests a run sends", { timeout: 0 }, async () => {
  await using reader = await Reader.make();
  expect(wrongRequests((await other(reader, "npm start")).output)).toEqual([]);
});
