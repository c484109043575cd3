import { expect, test } from "vitest";
import { vendors } from "../../../scripts/trace/vendors.support.ts";
import { FOLLOWED, follow } from "./follow.ts";
import { Reader } from "./reader.ts";

test.for(FOLLOWED)("%s says what comes of following it", { timeout: 0 }, async (file, { skip }) => {
  skip(Boolean(vendors.skip) && file.includes("trace"), String(vendors.skip));
  await using reader = await Reader.make();
  expect(await follow(file, reader)).toEqual([]);
});
