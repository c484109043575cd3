import type { Answer, Asked } from "../../../sandbox/server.ts";
import type { Account } from "./accounts.ts";
import { MESSAGES } from "./messages.ts";
import type { World } from "./world.ts";

/** A request on its way through the panel. */
export interface Call {
  readonly world: World;
  readonly asked: Asked;
  readonly input: ReadonlyMap<string, unknown>;
}

/** A request whose bearer token has been accepted. */
export interface SignedInCall extends Call {
  readonly account: Account;
}

/** Thrown to end a request with an answer other than its success. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

/** Ends the request in the panel's own envelope: `{success: false, message}`. */
export function refuse(status: number, message: string): never {
  throw new Refused(json(status, { success: false, message }));
}

type Headers = Answer["headers"];

export function json(status: number, body: unknown, headers: Headers = {}): Answer {
  return answer(status, "application/json", JSON.stringify(body), headers);
}

export function html(status: number, title: string, headers: Headers = {}): Answer {
  const page = `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return answer(status, "text/html; charset=UTF-8", page, headers);
}

function answer(status: number, type: string, body: string, headers: Headers): Answer {
  const always = { "cache-control": "no-cache, private", "content-type": type };
  return { status, headers: { ...always, ...headers }, body };
}

export function redirect(to: string): Answer {
  return html(302, "Redirecting", { location: to });
}

export function loginPage(): Answer {
  return html(200, "Log in");
}

/** The framework's answer to a request it can't serve: JSON to clients that ask for it, a page to others. */
export function httpError(
  asked: Asked,
  status: keyof typeof TITLES,
  message: string,
  headers: Headers = {},
): Answer {
  return wantsJson(asked)
    ? json(status, { message }, headers)
    : html(status, TITLES[status], headers);
}

const TITLES = { 404: "Not Found", 405: "Method Not Allowed", 429: "Too Many Requests" };

/** Whether the client asks for JSON: by its first accepted type, or as a script that takes any. */
export function wantsJson({ headers }: Asked): boolean {
  const first = (headers.accept ?? "").split(",")[0]?.toLowerCase() ?? "";
  if (/[/+]json/.test(first)) return true;
  const script = headers["x-requested-with"] === "XMLHttpRequest" && !headers["x-pjax"];
  return script && ["", "*", "*/*"].includes(first.split(";")[0]?.trim() ?? "");
}

/** The answer to a request without a token that is any account's. */
export function unauthenticated({ world, asked }: Call): Answer {
  if (world.has("unauthenticated-login-page")) return loginPage();
  if (world.has("unauthenticated-redirect") || !wantsJson(asked)) {
    return redirect(`${asked.url.origin}/login`);
  }
  const message = MESSAGES.unauthenticated;
  if (world.has("unauthenticated-without-success")) return json(401, { message });
  return json(world.has("unauthenticated-403") ? 403 : 401, { success: false, message });
}
