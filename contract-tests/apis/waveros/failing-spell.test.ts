import { beforeEach, expect, test, vi } from "vitest";
import type { Exchange } from "../../engine/exchange.ts";
import { exchanged } from "../../engine/invented.support.ts";
import { overTime } from "../../engine/shelf.support.ts";
import { messageOf } from "./answers.ts";
import { api } from "./api.ts";
import { FailingSpell } from "./failing-spell.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function answered(message: string, parameters: object = {}): Exchange {
  const exchange = exchanged({ message, error: true });
  const asked = { operation: "remove_voucher", effect: "deletes" } as const;
  return {
    ...exchange,
    request: { ...exchange.request, ...asked, body: JSON.stringify(parameters) },
  };
}

const FAILS = messageOf("ErrorOccurred");
const UNKNOWN = messageOf("UsernameUnknown");

test.each<[what: string, answer: string, probes: string[], isOver: boolean, asked: number]>([
  ["all fail for a moment", FAILS, [FAILS, UNKNOWN], true, 2],
  ["all fail for longer", FAILS, [FAILS, FAILS, UNKNOWN], true, 3],
  ["all fail to the end", FAILS, [FAILS, FAILS, FAILS], false, 3],
  ["others do not fail", FAILS, [UNKNOWN], false, 1],
  ["it is refused", UNKNOWN, [], false, 0],
])("a write is to be sent again, or not, where %s", async (_, answer, probes, isOver, asked) => {
  const ask = vi.fn(() => Promise.resolve(answered(probes.shift()!)));
  const spell = new FailingSpell({ api, ask, vouchers: { nobody: () => "nobody" } });
  expect(await overTime(spell.isOver(answered(answer)))).toBe(isOver);
  expect(ask).toHaveBeenCalledTimes(asked);
  if (asked === 3 && !isOver) expect(await spell.isOver(answered(answer))).toBe(false);
  expect(ask).toHaveBeenCalledTimes(asked);
});

test.each([{ username: ["a"] }, { valid_for: "31 days" }])(
  "nothing is asked where %j may be what a router fails at",
  async (parameters) => {
    const ask = vi.fn();
    const spell = new FailingSpell({ api, ask, vouchers: { nobody: () => "nobody" } });
    expect(await spell.isOver(answered(FAILS, parameters))).toBe(false);
    expect(ask).not.toHaveBeenCalled();
  },
);
