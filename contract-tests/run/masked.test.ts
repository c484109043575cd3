import { expect, test } from "vitest";
import { notExercised } from "../engine/judgement/outcome.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import { masked } from "./masked.ts";
import {
  breach,
  came,
  compiled,
  DOCUMENTED,
  of,
  RULE,
  SECRET,
  violates,
} from "./compile.support.ts";

test("no secret is in a report, also if it became known as one only after a finding was made", () => {
  const told = {
    ...violates,
    findings: [{ ...breach, actual: `it is ${SECRET}`, at: `/${SECRET}` }],
    undocumented: [came(`/${SECRET}`)],
  };
  const remarks = [{ check: "c", message: `It is ${SECRET}.` }];
  const report = compiled(
    "notes",
    {
      vitest: {
        [DOCUMENTED]: told,
        [RULE]: { ...told, remarks },
        "notes/rules/notes-are-short": notExercised(`${SECRET} is missing`),
        "notes/readNote/404/no-note": notExercised(`${SECRET} is missing`),
      },
    },
    {
      notes: [`about ${SECRET}`],
      leftovers: [{ what: `note ${SECRET}`, why: `${SECRET} is gone` }],
      baseUrl: `http://notes.example/${SECRET}`,
    },
  );
  expect(JSON.stringify(report)).not.toContain("horse");
  expect(report).toMatchObject({
    baseUrl: "http://notes.example/$PASSWORD",
    leftovers: [{ what: "note $PASSWORD", why: "$PASSWORD is gone" }],
  });
  expect(report.notes[0]).toBe("about $PASSWORD");
  const masked = { at: "/$PASSWORD", actual: "it is $PASSWORD", by: ["vitest"] };
  expect(of(report, DOCUMENTED).findings).toMatchObject([masked]);
  expect(of(report, "notes/readNote/404/no-note").reason).toBe("$PASSWORD is missing");
  expect(report.rules).toMatchObject([
    { findings: [masked] },
    { reason: "$PASSWORD is missing" },
    {},
    {},
  ]);
});

test("masked are the texts that may show a secret; ids and what is not text are left as they are", () => {
  const secrets = new Secrets();
  secrets.add("PASSWORD", "readNote");
  const given = {
    id: DOCUMENTED,
    by: ["readNote"],
    what: "readNote",
    notes: ["readNote", 7],
    at: 7,
  };
  const want = { ...given, what: "$PASSWORD", notes: ["$PASSWORD", 7] };
  expect(masked(given, secrets)).toEqual(want);
});

test.each([
  ...["baseUrl", "error", "notes", "reason", "what", "why", "partOf"],
  ...["message", "at", "expected", "actual", "curl", "steps", "shell", "evidence"],
])("a secret in the field %s of a report is masked, also in one of several texts", (field) => {
  const secrets = new Secrets();
  secrets.add("PASSWORD", SECRET);
  const given = { findings: [{ [field]: `it is ${SECRET}` }, { [field]: ["not", SECRET] }] };
  expect(masked(given, secrets)).toEqual({
    findings: [{ [field]: "it is $PASSWORD" }, { [field]: ["not", "$PASSWORD"] }],
  });
});
