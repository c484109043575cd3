import { checksTold } from "../../report/told.support.ts";
import { api } from "./api.ts";
import { violated, type SandboxRun } from "./verify-sandbox.support.ts";

export function told(run: Pick<SandboxRun, "outcomes">): string[] {
  const isFound = new Set(violated(run));
  return checksTold(
    [...run.outcomes].filter(([id]) => isFound.has(id)),
    api.causes,
  );
}
