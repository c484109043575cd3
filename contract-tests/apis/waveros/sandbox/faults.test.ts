import { expect, test } from "vitest";
import { accessSymptoms } from "./access.symptoms.ts";
import { answerSymptoms } from "./answers.symptoms.ts";
import { asking, withSandbox, type Asking } from "./asking.support.ts";
import { creatingSymptoms } from "./creating.symptoms.ts";
import { faults, type FaultName } from "./faults.ts";
import { limitSymptoms } from "./limits.symptoms.ts";
import { listingSymptoms } from "./listing.symptoms.ts";
import type { Symptom } from "./symptom.ts";

// The type demands a symptom of every fault.
const symptoms: Record<FaultName, Symptom> = {
  ...creatingSymptoms,
  ...limitSymptoms,
  ...listingSymptoms,
  ...accessSymptoms,
  ...answerSymptoms,
};

function seen({ see }: Symptom, fault?: FaultName): Promise<unknown> {
  const now = () => new Date("2025-02-21T02:31:30Z");
  return withSandbox({ now, ...(fault && { fault }) }, (ask: Asking, sandbox) =>
    see({ ...ask, router: (state) => asking(sandbox, state) }),
  );
}

test.each(Object.entries(symptoms))("%s shows", async (name, symptom) => {
  expect(symptom.faulty).not.toEqual(symptom.sound);
  expect(await seen(symptom)).toEqual(symptom.sound);
  expect(await seen(symptom, name as FaultName)).toEqual(symptom.faulty);
});

test("every fault has a symptom and a title of its own", () => {
  expect(Object.keys(symptoms).sort()).toEqual(Object.keys(faults).sort());
  const titles = Object.values(faults).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
