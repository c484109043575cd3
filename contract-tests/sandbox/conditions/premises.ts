import { met, type Condition, type Truth } from "../condition.ts";

export function addressed(truth: Truth, how: string, part: RegExp, by: string): Condition {
  return met(truth)(`the target file's base URL ${how}`, {
    target: (entry) => ({ ...entry, baseUrl: String(entry["baseUrl"]).replace(part, by) }),
  });
}
