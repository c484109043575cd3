import { STATUS_CODES } from "node:http";
import type { Answer, Asked } from "../../../sandbox/server.ts";
import { messages } from "./messages.ts";
import type { World } from "./world.ts";

export interface Call {
  readonly world: World;
  readonly has: World["has"];
  readonly asked: Asked;
  readonly input: ReadonlyMap<string, unknown>;
}

export class Refused extends Error {
  override readonly name = "Refused";
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

export function succeed(data: unknown): Answer {
  return json(200, { success: true, message: null, data });
}

export function refuse(status: number, message: string): never {
  throw new Refused(json(status, { success: false, message }));
}

/** Laravel's own messages. */
export const GIVEN_DATA_INVALID = "The given data was invalid.";
export const TOO_MANY_ATTEMPTS = "Too Many Attempts.";

export function refuseServer(status = 404): never {
  refuse(status, messages.serverNotFound);
}

export function json(status: number, body: unknown, headers: Answer["headers"] = {}): Answer {
  return answer(status, "application/json", JSON.stringify(body), headers);
}

export function html(status: number, title: string, headers: Answer["headers"] = {}): Answer {
  const page = `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return answer(status, "text/html; charset=UTF-8", page, headers);
}

function answer(status: number, type: string, body: string, headers: Answer["headers"]): Answer {
  const always = { "cache-control": "no-cache, private", "content-type": type };
  return { status, headers: { ...always, ...headers }, body };
}

export function redirect(to: string): Answer {
  return html(302, "Redirecting", { location: to });
}

export function httpError(
  asked: Asked,
  status: 404 | 405 | 429,
  message: string,
  headers: Answer["headers"] = {},
): Answer {
  return wantsJson(asked)
    ? json(status, { message }, headers)
    : html(status, STATUS_CODES[status]!, headers);
}

/** By its first accepted type, or as a script that takes any. */
export function wantsJson({ headers }: Asked): boolean {
  const [first = ""] = (headers.accept ?? "").toLowerCase().split(",");
  if (/[/+]json/.test(first)) return true;
  const isScript = headers["x-requested-with"] === "XMLHttpRequest" && !headers["x-pjax"];
  return isScript && /^(|\*|\*\/\*)$/.test(first.replace(/;.*/, "").trim());
}
