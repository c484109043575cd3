import { describe, expect, test } from "vitest";
import type { NoAnswer } from "../exchange/errors.ts";
import type { Exchange, WireRequest } from "../exchange/exchange.ts";
import { exchanged } from "../invented.support.ts";
import {
  Gateways,
  isLost,
  isUnsent,
  kindOf,
  mayBeGateways,
  noAnswer,
  Silences,
} from "./trouble.ts";
import { retryAfter } from "./throttle.ts";

const { request } = exchanged({});
const page = (status: number) => exchanged(`<h1>${status}</h1>`, { status });
const failure = (code: string) => Object.assign(new Error("socket hang up"), { code });

test.each([
  ["ECONNRESET", true, false],
  ["EPIPE", true, false],
  ["HPE_INVALID_CONSTANT", true, false],
  ["ENOTFOUND", false, true],
  ["ECONNREFUSED", false, true],
  ["HPE_HEADER_OVERFLOW", false, false],
])("whether an answer was lost on the way, or nothing was sent: %s, %s, %s", (code, lost, not) => {
  expect([isLost(failure(code)), isUnsent(failure(code))]).toEqual([lost, not]);
});

test.each([
  [{}, "the connection was closed"],
  [{ syscall: "read" }, "the connection was reset"],
  [{ message: "aborted" }, "what came is not a whole HTTP answer"],
])("a connection that ended with %j is told so: %s", (how, why) => {
  const { message } = noAnswer(request, Object.assign(failure("ECONNRESET"), how));
  expect(message).toBe(`GET http://notes.example: ${why}`);
});

test("a request without an answer says what it was, and why there is none", () => {
  expect(noAnswer(request, failure("EPIPE"))).toMatchObject({
    message: "GET http://notes.example: the connection was closed",
    operation: "readNote",
    isWrite: false,
    isLost: true,
    isLate: false,
  });
  const late = Object.assign(new Error("late"), { name: "TimeoutError" });
  expect(noAnswer({ ...request, effect: "creates" }, late, 5)).toMatchObject({
    message: "GET http://notes.example: no answer within 5 s",
    isWrite: true,
    isLost: false,
    isLate: true,
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
    expect(noAnswer(request, error).message).toBe(
      `GET http://notes.example: ${error.code}${named}`,
    );
  },
);

describe("after four requests of a kind without an answer, no more are sent", () => {
  test.each<[what: string, change: (nth: number) => Partial<WireRequest>, held: boolean]>([
    ["the same again and again", () => ({}), true],
    [
      "the same, with other parameters",
      (nth) => ({ url: `http://notes.example/?id=${nth}` }),
      true,
    ],
    ["other addresses", (nth) => ({ url: `http://notes.example/${nth}` }), false],
    ["other operations", (nth) => ({ operation: `o${nth}` }), false],
    ["other methods", (nth) => ({ method: nth % 2 ? "GET" : "POST" }), false],
  ])("%s: %s", (_, change, held) => {
    const silences = new Silences();
    const silent: NoAnswer[] = [];
    const hold = () => silences.hold({ ...request, ...change(4) });
    for (let nth = 0; nth < 4; nth++) {
      expect(hold).not.toThrow();
      const one = { ...request, ...change(nth) };
      silent.push(noAnswer(one, failure("ECONNREFUSED")));
      silences.lost(one, silent.at(-1)!);
    }
    if (held) expect(hold).toThrow(silent[0]);
    else expect(hold).not.toThrow();
    silences.came({ ...request, ...change(4) });
    expect(hold).not.toThrow();
  });
});

const DATE = "Sun, 06 Nov 2033 08:49:30 GMT";

test.each([
  ["5", 5000],
  [" 5 ", 5000],
  ["2.25", 2250],
  ["5, 7", 5000],
  ["5 , 7", 5000],
  ["0", 1000],
  ["Sun, 06 Nov 2033 08:49:37 GMT", 7000],
  ["Sun Nov  6 08:49:37 2033", 7000],
  ["2014879777", 7000],
  ["soon", 10_000],
])("a Retry-After of %j asks to wait for %i ms", (value, pause) => {
  const headers = { "retry-after": value, date: DATE };
  expect(retryAfter(exchanged({}, { status: 429, headers }))).toBe(pause);
});

test.each([
  [1, 10_000],
  [2, 20_000],
])("where nothing is said, attempt %i is waited for longer: %i ms", (attempt, pause) => {
  expect(retryAfter(exchanged({}, { status: 429 }), attempt)).toBe(pause);
});

test.each<[status: number, headers: Record<string, string>, may: boolean]>([
  [502, {}, true],
  [524, {}, true],
  [408, {}, true],
  [500, {}, false],
  [403, { "cf-mitigated": "challenge" }, true],
  [403, { "cf-mitigated": "other" }, false],
  [403, {}, false],
])("whether %i with %j may be a gateway's: %s", (status, headers, may) => {
  expect(mayBeGateways(exchanged({}, { status, headers }))).toBe(may);
});

describe("a request that a gateway has answered", () => {
  const refused = (headers: Record<string, string> = {}) => exchanged({}, { status: 503, headers });

  test.each([
    [1, 500],
    [2, 1000],
    [3, 2000],
    [4, 2000],
  ])("after %i in a row is sent again after %i ms", (inARow, pause) => {
    const gateways = new Gateways();
    for (let nth = 0; nth < inARow; nth++) gateways.came(refused(), true);
    expect(gateways.pause(refused())).toBe(pause);
    expect(gateways.pause(refused({ "retry-after": "7" }))).toBe(7000);
  });

  test.each([
    [1, "15", true],
    [1, "16", false],
    [2, "1", true],
    [3, "1", false],
  ])("may pass at attempt %i, if it asks to wait %s s: %s", (attempt, seconds, passes) => {
    const gateways = new Gateways();
    gateways.came(exchanged({}), false);
    gateways.came(refused(), true);
    expect(gateways.mayPass(refused({ "retry-after": seconds }), attempt)).toBe(passes);
  });

  test.each<[what: string, first: Exchange, later: Exchange, isOfInstallation: boolean]>([
    ["fails at one thing", exchanged({}), exchanged({}, { status: 502 }), true],
    ["is too late for a gateway", exchanged({}), exchanged({}, { status: 504 }), false],
    ["is barred from all", page(405), page(405), false],
    ["refuses one thing by a page", exchanged({}), page(405), true],
    ["has no such thing", page(404), page(404), false],
  ])("the installation %s", (_, first, later, isOfInstallation) => {
    const gateways = new Gateways();
    for (const one of [first, later]) gateways.came(one, mayBeGateways(one));
    expect(gateways.isOfInstallation(kindOf(later.request))).toBe(isOfInstallation);
    expect(gateways.bars(later)).toBe(!isOfInstallation && later.answer.status === 405);
  });
});
