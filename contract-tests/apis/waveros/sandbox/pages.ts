import type { Answer } from "../../../sandbox/server.ts";
import type { Reply } from "./messages.ts";

/** A JSON object as an answer. */
export function jsonAnswer(reply: Reply, status = 200): Answer {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { status, headers, body: JSON.stringify(reply) };
}

/** The web server's own page for a path that is not there; it repeats nothing of the request. */
export function notFoundPage(): Answer {
  return htmlPage(404, "404 Not Found");
}

/** The web server's own page for a script that died. */
export function errorPage(status: number): Answer {
  return htmlPage(status, "Internal Server Error");
}

/** A redirect to a path. A web server would take the query along; here that may hold the API key. */
export function moved(location: string): Answer {
  return htmlPage(301, "301 Moved Permanently", { location });
}

function htmlPage(status: number, title: string, headers: Answer["headers"] = {}): Answer {
  return {
    status,
    headers: { "content-type": "text/html; charset=utf-8", ...headers },
    body: `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
  };
}
