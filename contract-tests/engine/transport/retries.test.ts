import { describe, expect, test } from "vitest";
import { NoAnswer } from "../exchange/errors.ts";
import { kindOf, type Exchange, type WireRequest } from "../exchange/exchange.ts";
import { exchanged } from "../invented.support.ts";
import { fine, talk, type Answer } from "../talk.support.ts";
import { Doubts, Gateways, Silences } from "./retries.ts";
import { retryAfter } from "./throttle.ts";
import { mayBeGateways } from "./whose.ts";

const { request } = exchanged({});
const page = (status: number) => exchanged(`<h1>${status}</h1>`, { status });

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
      const one = { ...request, ...change(nth) };
      expect(() => silences.hold(one)).not.toThrow();
      silent.push(silences.lost(new NoAnswer("ECONNREFUSED", { request: one })));
    }
    if (held) expect(hold).toThrow(silent[0]);
    else expect(hold).not.toThrow();
    silences.came({ ...request, ...change(4) });
    expect(hold).not.toThrow();
  });
});

test.each([
  ["lost", false],
  ["by a gateway", false],
  ["late", true],
] as const)("of four that were under way at once and were %s, each counts: %s", (how, held) => {
  const silences = new Silences();
  const four = Array.from({ length: 4 }, () => ({ ...request }));
  for (const one of four) silences.hold(one);
  for (const one of four) silences.lost(new NoAnswer("none", { request: one, how }));
  const hold = () => silences.hold({ ...request });
  if (held) expect(hold).toThrow("none");
  else expect(hold).not.toThrow();
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
    ["is behind what takes all for an attack", page(406), page(406), false],
    ["refuses one thing by a page", exchanged({}), page(405), true],
    ["has no such thing", page(404), page(404), false],
  ])("the installation %s", (_, first, later, isOfInstallation) => {
    const gateways = new Gateways();
    for (const one of [first, later]) gateways.came(one, mayBeGateways(one));
    expect(gateways.isOfInstallation(kindOf(later.request))).toBe(isOfInstallation);
    expect(gateways.bars(later)).toBe(
      !isOfInstallation && later.answer.status !== 404 && later.answer.status < 500,
    );
  });
});

const asked = (id: number) => ({ url: `http://notes.example/note?id=${id}` });
const strange = (id = 1, status = 404) =>
  exchanged({ message: "no Route matched" }, { status }, asked(id));
const later = (exchange: Exchange): Exchange => ({ ...exchange, startedAt: Infinity });
const own = (id = 1) => exchanged({ id, text: "milk" }, {}, asked(id));

test("what is strange once is doubted, and counts where it comes again", () => {
  const doubts = new Doubts();
  const [first, meanwhile, second] = [strange(), strange(), later(strange())];
  expect([doubts.came(first, true), doubts.has(first)]).toEqual([false, true]);
  // It was under way when the first was answered.
  expect([doubts.came(meanwhile, true), doubts.has(meanwhile)]).toEqual([false, true]);
  expect([doubts.came(second, true), doubts.has(second)]).toEqual([false, false]);
  // It is the installation's own form by now, and another one is not.
  const [other, page] = [strange(2), strange(2, 403)];
  for (const one of [other, page]) doubts.came(one, true);
  expect([doubts.has(other), doubts.has(page)]).toEqual([false, true]);
});

test("what is answered otherwise after that has passed, and is doubted again", () => {
  const doubts = new Doubts();
  doubts.came(strange(), true);
  expect([doubts.came(own(2), false), doubts.came(later(own()), false)]).toEqual([false, true]);
  const again = strange();
  doubts.came(again, true);
  expect(doubts.has(again)).toBe(true);
});

test.each([
  ["the same", 1, true],
  ["another", 2, false],
])(
  "that %s, note %i, is deleted after that says that the first has passed: %s",
  (_, id, isPassed) => {
    const doubts = new Doubts();
    const write = { effect: "deletes", method: "DELETE" } as const;
    const [{ request }, { request: next }] = [strange(), own(id)];
    doubts.came({ ...strange(), request: { ...request, ...write } }, true);
    const came = later({ ...own(id), request: { ...next, ...write } });
    expect(doubts.came(came, false)).toBe(isPassed);
  },
);

test("no more than thirty are doubted", () => {
  const doubts = new Doubts();
  const all = Array.from({ length: 40 }, (_, id) => strange(id));
  for (const one of all) doubts.came(one, true);
  expect(all.filter((one) => doubts.has(one))).toHaveLength(30);
});

test("no more than three of one form are doubted of a kind of write, though others pass in between", () => {
  const doubts = new Doubts();
  const creates = (one: Exchange): Exchange => ({
    ...one,
    request: { ...one.request, effect: "creates" },
  });
  const all = Array.from({ length: 6 }, (_, id) => creates(strange(id)));
  for (const one of all) {
    doubts.came(one, true);
    doubts.came(later(creates(own())), false);
  }
  expect(all.filter((one) => doubts.has(one))).toEqual(all.slice(0, 3));
});

const other: Answer = (response) => void response.writeHead(404).end("<html>");
const dropped: Answer = (response) => void response.socket?.destroy();

test.each<[what: string, first: Answer, next: "same" | "like" | undefined]>([
  ["that was not carried out is sent again", other, "same"],
  ["that was carried out is followed by its like", other, "like"],
  ["of which nothing tells counts for nothing", other, undefined],
  ["whose answer was lost is sent again", dropped, "same"],
  ["of which nothing tells is lost", dropped, undefined],
])("a write %s", async (_, first, next) => {
  const answer: Answer = (response, asked, number) =>
    (number === 1 ? first : fine)(response, asked, number);
  await talk(answer, async (send, transport) => {
    const silent = () => Promise.resolve();
    const redone = (request: WireRequest) =>
      next === "like" ? { ...request, body: "like" } : request;
    transport.guard = {
      prepare: silent,
      sending: silent,
      lost: () => undefined,
      mayBeLeft: () => [],
      redo: (request) => Promise.resolve(next && redone(request)),
    };
    transport.reader = {
      isOwn: () => false,
      isStrange: ({ answer: { status } }) => status === 404,
      settled: silent,
      silent,
      stays: () => Promise.resolve(true),
    };
    const asked = { effect: "creates", method: "POST", body: "same" } as const;
    const came = await send(asked).catch(() => undefined);
    expect(came?.request.body).toBe(next);
  });
});

test("what breaks an installation each time counts, though it is a write", async () => {
  await talk(other, async (send, transport, requests) => {
    const silent = () => Promise.resolve();
    const [stays, isStrange] = [() => Promise.resolve(true), () => true];
    transport.reader = { isOwn: () => false, isStrange, settled: silent, silent, stays };
    transport.guard = {
      prepare: silent,
      sending: silent,
      lost: () => undefined,
      mayBeLeft: () => [],
      redo: (request) => Promise.resolve(request),
    };
    expect((await send({ effect: "deletes" })).answer.status).toBe(404);
    expect(requests()).toBe(2);
  });
});
