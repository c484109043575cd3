import type { Plan } from "./rehearsal.ts";

/** A plan for a reader: a line for each kind of request, and what it comes to. */
export function planText({ target, requests, total, seconds }: Plan): string {
  const rows = requests.map(({ times, method, path, persona, effect, operation }) => [
    `${times} ×`,
    method,
    path,
    persona === undefined ? "nobody" : `as ${persona}`,
    effect,
    operation,
  ]);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padStart(widths![0]!) : cell.padEnd(widths![column]!),
      )
      .join("  ")
      .trimEnd(),
  );
  const writes = requests.filter(({ effect }) => effect === "creates" || effect === "deletes");
  const count = writes.reduce((sum, { times }) => sum + times, 0);
  return [
    `${target.name}: ${total} requests to ${target.baseUrl}, none of them sent now`,
    "",
    ...lines.map((line) => `  ${line}`),
    "",
    count === 0
      ? "  Nothing would be created or deleted."
      : `  ${count} of them may create or delete something; what the run creates it deletes again.`,
    `  At ${target.requestsPerMinute} requests a minute the pace alone takes about ${duration(seconds)}.`,
    "  Rehearsed on the bundled sandbox: how often a job is looked at depends on how long it takes.",
    "",
  ].join("\n");
}

function duration(seconds: number): string {
  return seconds < 60 ? "no time" : `${Math.round(seconds / 60)} min`;
}
