import { expect, test } from "vitest";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { isRefusedNow } from "./refused.ts";

function answering(...statuses: number[]) {
  return () =>
    isRefusedNow(async () => ({ answer: { status: statuses.shift() } }) as unknown as Exchange);
}

test.each([
  ["is refused", true, [401]],
  ["is let in", false, [200, 200, 200, 200]],
  ["ends meanwhile", false, [200, 200, 401, 401]],
])("a token that %s", async (_, isRefused, statuses) => {
  expect(await answering(...statuses)()).toBe(isRefused);
});

test("a token that is let in by turns is another installation's, too", async () => {
  await expect(answering(200, 401, 200, 401)()).rejects.toThrow(
    "another installation answers at baseUrl by turns",
  );
});
