import type { Answer } from "../sandbox/server.ts";
import type { Violation } from "./prism.ts";

/** An answer as JSON; a header says what is wrong with the request, by the name that Prism's own server gives it. */
export function answerWith(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  violations: readonly Violation[] = [],
): Answer {
  const said = violations.map(({ message }) => message).join("; ");
  return {
    status,
    headers: {
      ...headers,
      ...(said === "" ? {} : { "sl-violations": said.replace(/[^ -~]/g, "?") }),
    },
    body: body === undefined ? "" : JSON.stringify(body),
  };
}

/** The mock's own words, in a media type that no installation answers; `message` is where an app looks. */
export function problem(status: number, title: string, detail: string, headers = {}): Answer {
  const type = { "content-type": "application/problem+json" };
  return answerWith(status, { title, status, detail, message: detail }, { ...type, ...headers });
}
