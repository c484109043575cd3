import { expect, test } from "vitest";
import { Doubts } from "./doubts.ts";
import type { Exchange, WireRequest } from "../exchange/exchange.ts";
import { exchanged } from "../invented.support.ts";
import { fine, talk, type Answer } from "../talk.support.ts";

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

const page: Answer = (response) => void response.writeHead(404).end("<html>");
const dropped: Answer = (response) => void response.socket?.destroy();

test.each<[what: string, first: Answer, next: "same" | "like" | undefined]>([
  ["that was not carried out is sent again", page, "same"],
  ["that was carried out is followed by its like", page, "like"],
  ["of which nothing tells counts for nothing", page, undefined],
  ["whose answer was lost is sent again", dropped, "same"],
  ["of which nothing tells is lost", dropped, undefined],
])("a write %s", async (_, first, next) => {
  const answer: Answer = (response, asked, number) =>
    (number === 1 ? first : fine)(response, asked, number);
  await talk(answer, async (send, transport) => {
    const silent = () => Promise.resolve();
    const redone = (request: WireRequest) =>
      next === "like" ? { ...request, body: "like" } : request;
    transport.guardWrites({
      prepare: silent,
      sending: silent,
      lost: () => undefined,
      mayBeLeft: () => [],
      redo: (request) => Promise.resolve(next && redone(request)),
    });
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
  await talk(page, async (send, transport, requests) => {
    const silent = () => Promise.resolve();
    const [stays, isStrange] = [() => Promise.resolve(true), () => true];
    transport.reader = { isOwn: () => false, isStrange, settled: silent, silent, stays };
    transport.guardWrites({
      prepare: silent,
      sending: silent,
      lost: () => undefined,
      mayBeLeft: () => [],
      redo: (request) => Promise.resolve(request),
    });
    expect((await send({ effect: "deletes" })).answer.status).toBe(404);
    expect(requests()).toBe(2);
  });
});
