import { expect, test } from "vitest";
import { vendors } from "../../../scripts/trace/vendors.support.ts";
import { FOLLOWED, follow } from "./follow.ts";

const captures = process.env["CAPTURE"] !== undefined;

test.for(FOLLOWED)("%s says what comes of following it", { timeout: 0 }, async (file, { skip }) => {
  skip(Boolean(vendors.skip) && file.includes("trace"), String(vendors.skip));
  expect(await follow(file, captures)).toEqual([]);
});
