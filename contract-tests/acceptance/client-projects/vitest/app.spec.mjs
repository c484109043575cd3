import { test } from "vitest";
import { run } from "./app.mjs";

test("both clients", async () => {
  await run(process.env);
});
