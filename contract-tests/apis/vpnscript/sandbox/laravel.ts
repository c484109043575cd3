import type { Answer, Asked } from "../../../sandbox/server.ts";
import type { Account } from "./accounts.ts";
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

export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: {
      "cache-control": "no-cache, private",
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

export function html(
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status,
    headers: {
      "cache-control": "no-cache, private",
      "content-type": "text/html; charset=UTF-8",
      ...headers,
    },
    body: `<!DOCTYPE html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
  };
}

export function redirect(to: string): Answer {
  return html(302, "Redirecting", { location: to });
}

export function loginPage(): Answer {
  return html(200, "Log in");
}

/** The framework's answer to a request it can't serve: JSON to whoever asks for it, a page to others. */
export function httpError(
  asked: Asked,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return wantsJson(asked)
    ? json(status, { message }, headers)
    : html(status, TITLES[status] ?? "Error", headers);
}

const TITLES: Readonly<Record<number, string>> = {
  404: "Not Found",
  405: "Method Not Allowed",
  429: "Too Many Requests",
};

/** Whether the client asks for JSON: by its first accepted type, or as a script that takes any. */
export function wantsJson({ headers }: Asked): boolean {
  const first = (headers.accept ?? "").split(",")[0]?.toLowerCase() ?? "";
  if (/[/+]json/.test(first)) return true;
  const script = headers["x-requested-with"] === "XMLHttpRequest" && !headers["x-pjax"];
  return script && ["", "*", "*/*"].includes(first.split(";")[0]?.trim() ?? "");
}

/** The answer to a request that no account stands behind. */
export function unauthenticated({ world, asked }: Call): Answer {
  if (world.has("unauthenticated-login-page")) return loginPage();
  if (world.has("unauthenticated-redirect") || !wantsJson(asked)) {
    return redirect(`${asked.url.origin}/login`);
  }
  const message = "Unauthenticated.";
  if (world.has("unauthenticated-without-success")) return json(401, { message });
  return json(world.has("unauthenticated-403") ? 403 : 401, { success: false, message });
}
