import { expect, test } from "vitest";
import { exchanged } from "../invented.support.ts";
import { noAnswer } from "./no-answer.ts";

const { request } = exchanged({});
const failure = (code: string) => Object.assign(new Error("socket hang up"), { code });

test.each([
  ["ECONNRESET", "lost"],
  ["EPIPE", "lost"],
  ["HPE_INVALID_CONSTANT", "lost"],
  ["ENOTFOUND", "unsent"],
  ["ECONNREFUSED", "unsent"],
  ["HPE_HEADER_OVERFLOW", undefined],
])("whether an answer was lost on the way, or nothing was sent: %s, %s", (code, how) => {
  expect(noAnswer(request, failure(code), 30).how).toBe(how);
});

test.each([
  [{}, "the connection was closed"],
  [{ syscall: "read" }, "the connection was reset"],
  [{ message: "aborted" }, "what came is not a whole HTTP answer"],
])("a connection that ended with %j is told so: %s", (how, why) => {
  const { message } = noAnswer(request, Object.assign(failure("ECONNRESET"), how), 30);
  expect(message).toBe(`GET http://notes.example: ${why}`);
});

test("behind a gateway, the path of its installation is told", () => {
  const base = "http://gateway.example/panels/7";
  const { message } = noAnswer({ ...request, base }, failure("EPIPE"), 30);
  expect(message).toBe(`GET ${base}: the connection was closed`);
});

test("a request without an answer says what it was, and why there is none", () => {
  expect(noAnswer(request, failure("EPIPE"), 30)).toMatchObject({
    message: "GET http://notes.example: the connection was closed",
    request,
    isWrite: false,
    how: "lost",
  });
  const late = Object.assign(new Error("late"), { name: "TimeoutError" });
  expect(noAnswer({ ...request, effect: "creates" }, late, 5)).toMatchObject({
    message: "GET http://notes.example: no answer within 5 s",
    isWrite: true,
    how: "late",
  });
});

test.each([
  [{ address: "127.0.0.1", port: 9 }, " at the proxy 127.0.0.1:9"],
  [{ address: "127.0.0.1", port: 80 }, ""],
  [{ hostname: "proxy.example" }, " at the proxy proxy.example"],
  [{ hostname: "notes.example" }, ""],
  [{ code: "ERR_PROXY_TUNNEL" }, " at the proxy"],
])(
  "a proxy of the environment is named that has failed in place of the installation: %j",
  (of, named) => {
    const error = Object.assign(failure("ECONNREFUSED"), of);
    expect(noAnswer(request, error, 30).message).toBe(
      `GET http://notes.example: ${error.code}${named}`,
    );
  },
);
