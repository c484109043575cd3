import { expect, test } from "vitest";
import { withCors, type Asked } from "./server.ts";

const answer = { status: 405, headers: { Vary: "Accept" }, body: "no" };
const asked = (method: string, headers: Asked["headers"]) =>
  withCors({ method, url: new URL("http://localhost/api"), headers, body: "" }, () => answer);
const origin = "http://localhost:5173";

test("what no page of another origin asks is answered as it is", async () => {
  expect(await asked("GET", {})).toBe(answer);
  expect(await asked("OPTIONS", { "access-control-request-method": "POST" })).toBe(answer);
});

test("a page may read the answer and each of its headers", async () => {
  expect(await asked("OPTIONS", { origin })).toEqual({
    ...answer,
    headers: {
      "access-control-allow-origin": origin,
      "access-control-expose-headers": "*",
      vary: "Accept, Origin",
    },
  });
});

test("a preflight is answered without asking the installation", async () => {
  const headers = {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
  };
  expect(await asked("OPTIONS", headers)).toMatchObject({
    status: 204,
    body: "",
    headers: {
      "access-control-allow-origin": origin,
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "authorization,content-type",
    },
  });
});
