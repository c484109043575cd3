import { beforeEach, expect, test, vi } from "vitest";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import { exchanged } from "../../engine/invented.support.ts";
import { variantOf } from "../../engine/judgement/judge.ts";
import { overTime } from "../../engine/tracker/shelf.support.ts";
import { messageOf } from "./answers.ts";
import { api } from "./api.ts";
import { FailingSpell } from "./failing-spell.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const EFFECTS = {
  remove_voucher: "deletes",
  create_voucher: "creates",
  get_logins: "reads",
} as const;
type Asked = keyof typeof EFFECTS;

const FAILS = messageOf("ErrorOccurred");
const OFF = messageOf("ApiDisabled");
const UNKNOWN = messageOf("UsernameUnknown");
const REMOVED = messageOf("UserRemoved");
const CREATED = "User created";

/** What a router says in turn, and how often it was asked for what shows a spell. */
function router(answers: string[], isListed = true) {
  const notes: string[] = [];
  const all: Exchange[] = [];
  const answered = (operation: Asked, parameters: object, message: string): Exchange => {
    const exchange = exchanged({ message, error: message !== REMOVED });
    const asked = { operation, effect: EFFECTS[operation] };
    const body = JSON.stringify(parameters);
    all.push({ ...exchange, request: { ...exchange.request, ...asked, body } });
    return all.at(-1)!;
  };
  const ask = vi.fn((operation: string) =>
    Promise.resolve(answered(operation as Asked, {}, answers.shift()!)),
  );
  const session = {
    ask,
    nameOf: (exchange: Exchange) => variantOf(api, exchange)?.name,
    answers: {
      get all() {
        return all.map((exchange) => ({ exchange, at: 0, writes: 0 }));
      },
      of(operation: string) {
        return this.all.filter(({ exchange }) => exchange.request.operation === operation);
      },
    },
    transport: { note: (text: string) => void notes.push(text) },
    vouchers: {
      nobody: () => "nobody",
      fresh: () => ({ username: "fresh" }),
      current: () => {
        const items = isListed ? [{ username: "a" }] : [];
        return Promise.resolve({ items, exchange: exchanged({}) });
      },
    },
    target: { apiKey: "" },
    isAuthentic: () => true,
    placeOf: ({ url }: WireRequest) => (url.includes("failing") ? "failing" : ""),
  };
  const spell = new FailingSpell(
    session as unknown as ConstructorParameters<typeof FailingSpell>[0],
  );
  return { spell, ask, answered, notes };
}

test.each<[what: string, asked: Asked, probes: string[], isOver: boolean, isListed?: boolean]>([
  ["all fail for a moment", "remove_voucher", [FAILS, UNKNOWN], true],
  ["all fail for longer", "remove_voucher", [FAILS, FAILS, UNKNOWN], true],
  ["others do not fail", "remove_voucher", [UNKNOWN], true],
  ["it is carried out all the same", "remove_voucher", [UNKNOWN], false, false],
  ["a create is carried out all the same", "create_voucher", [UNKNOWN], false],
  ["a create is not carried out", "create_voucher", [UNKNOWN], true, false],
  ["it only reads", "get_logins", [], true],
])("a failure is sent again, or not, where %s", async (_, asked, probes, isOver, isListed) => {
  const { spell, ask, answered } = router([...probes], isListed);
  const failure = answered(asked, { username: "a" }, FAILS);
  expect(await overTime(spell.isOver(failure))).toBe(isOver);
  expect(spell.hasPassed(failure)).toBe(isOver);
  expect(ask).toHaveBeenCalledTimes(probes.length);
});

test.each<[what: string, before: string[], isOver: boolean]>([
  ["for the first time", [REMOVED], true],
  ["from the start", [], false],
  ["again and again", [REMOVED, OFF, REMOVED], false],
])("what a router that is off %s says is sent again, or not", async (_, before, isOver) => {
  const { spell, answered } = router([]);
  for (const message of before) answered("get_logins", {}, message);
  const shut = answered("get_logins", {}, OFF);
  expect(await overTime(spell.isOver(shut))).toBe(isOver);
  expect(spell.hasPassed(shut)).toBe(isOver);
});

test("an order fails for a moment, though another's voucher has its username", async () => {
  const { spell, answered } = router([UNKNOWN]);
  const failure = answered("create_voucher", { username: "a", fullname: "ct-1 Ada" }, FAILS);
  expect(await overTime(spell.isOver(failure))).toBe(true);
});

test("a removal fails for a moment, though what it names was removed before", async () => {
  const { spell, answered } = router([UNKNOWN], false);
  answered("remove_voucher", { username: "a" }, REMOVED);
  const failure = answered("remove_voucher", { username: "a" }, FAILS);
  expect(await overTime(spell.isOver(failure))).toBe(true);
});

test("what fails to the end says nothing, if it was carried out before", async () => {
  const { spell, ask, answered } = router([FAILS, FAILS, FAILS, FAILS, FAILS, FAILS]);
  const failure = answered("remove_voucher", {}, FAILS);
  expect(await overTime(spell.isOver(failure))).toBe(false);
  expect(spell.saysNothing(failure)).toBeUndefined();
  answered("remove_voucher", {}, REMOVED);
  expect(spell.saysNothing(failure)).toContain("run again");
  expect(await spell.isOver(answered("remove_voucher", {}, FAILS))).toBe(false);
  expect(ask).toHaveBeenCalledTimes(6);
});

test("what alone fails, before and after a removal that is carried out, counts, and is known at once the next time", async () => {
  const alone = [CREATED, REMOVED, FAILS];
  const { spell, ask, answered } = router([FAILS, FAILS, FAILS, FAILS, ...alone, ...alone]);
  for (const asked of [7, 10]) {
    const failure = answered("remove_voucher", { username: "a" }, FAILS);
    expect(await overTime(spell.isOver(failure))).toBe(false);
    expect(spell.saysNothing(failure)).toBeUndefined();
    expect(ask).toHaveBeenCalledTimes(asked);
  }
});

test.each<[probes: string[], said: string]>([
  [
    [FAILS, UNKNOWN, FAILS, UNKNOWN],
    'a username such as this run gives ("ct-1-Room"), and took a simpler one;',
  ],
  [
    [FAILS, UNKNOWN, FAILS, FAILS],
    'a full name such as this run gives ("ct-1 Ada"), and took a simpler one;',
  ],
  [[FAILS, FAILS, UNKNOWN, FAILS], "a passcode such as this run gives, and took one without it;"],
])("of orders that fail for one of their texts, that is told: %j", async (probes, said) => {
  const { spell, ask, answered } = router([...probes]);
  const order = { username: "ct-1-Room", passcode: "secret", fullname: "ct-1 Ada" };
  const failure = answered("create_voucher", order, FAILS);
  expect(await overTime(spell.isOver(failure))).toBe(false);
  expect(spell.saysNothing(failure)).toContain(said);
  expect(ask).toHaveBeenCalledTimes(probes.length);
});

test("what fails when it is sent again is not sent a third time", async () => {
  const { spell, answered } = router([]);
  expect(await spell.isOver(answered("get_logins", {}, FAILS))).toBe(true);
  const again = answered("get_logins", {}, FAILS);
  expect(await spell.isOver(again)).toBe(false);
  expect(spell.saysNothing(again)).toBeUndefined();
});

test.each([
  [FAILS, 0],
  [UNKNOWN, 1],
])("what is answered with %j when it is sent again is noted %i times", async (message, times) => {
  const { spell, answered, notes } = router([]);
  expect(await spell.isOver(answered("get_logins", {}, FAILS))).toBe(true);
  answered("get_logins", {}, message);
  spell.note();
  expect(notes).toHaveLength(times);
});

test.each([
  [{ username: ["a"] }, FAILS],
  [{ valid_for: "31 days" }, FAILS],
  [{ username: "a" }, UNKNOWN],
])("nothing is asked where %j is answered with %j", async (parameters, message) => {
  const { spell, ask, answered } = router([]);
  expect(await spell.isOver(answered("remove_voucher", parameters, message))).toBe(false);
  expect(ask).not.toHaveBeenCalled();
});
