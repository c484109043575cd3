import { vi } from "vitest";
import { NoAnswer, TargetError } from "../exchange/errors.ts";
import { exchanged, notes } from "../invented.support.ts";
import { Outage } from "./outage.ts";

export const suspect = { api: notes, target: { name: "notes", baseUrl: "http://notes.example" } };

export const down = new TargetError('target "notes": answers 503');

/** An outage that has met `answers`; what it threw, and how often it asked again. */
export async function met(answers: readonly unknown[], isDown: boolean) {
  let asked = 0;
  const outage = new Outage(suspect, async () => {
    asked++;
    if (isDown) throw down;
  });
  const thrown: unknown[] = [];
  for (const one of answers) {
    const meeting = one instanceof NoAnswer ? outage.silent(one) : outage.answered(one as never);
    await meeting.catch((error: unknown) => thrown.push(error));
    vi.advanceTimersByTime(1000);
  }
  return { outage, thrown, asked };
}

export const times = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));

export const askedBefore = () => exchanged({ id: 1, text: "milk" });
export const documented = () => ({ ...askedBefore(), startedAt: Infinity });
export const refused = () => exchanged({ message: "Forbidden" }, { status: 403 });
