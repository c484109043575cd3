import { withHeaders, type Answer, type Asked } from "./server.ts";

/** Lets pages of any origin call `answer` and read what comes; answers preflights itself. */
export async function withCors(
  asked: Asked,
  answer: (asked: Asked) => Answer | Promise<Answer>,
): Promise<Answer> {
  const { origin, ...headers } = asked.headers;
  if (origin === undefined) return answer(asked);
  const method = headers["access-control-request-method"];
  const isPreflight = asked.method === "OPTIONS" && method !== undefined;
  const given: Answer = isPreflight ? { status: 204, headers: {}, body: "" } : await answer(asked);
  const vary = new Headers(given.headers).get("vary");
  const preflight = {
    "access-control-allow-methods": method ?? "",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
    "access-control-max-age": "600",
  };
  return withHeaders(given, {
    "access-control-allow-origin": origin,
    "access-control-expose-headers": "*",
    vary: [vary, "Origin"].filter(Boolean).join(", "),
    ...(isPreflight ? preflight : {}),
  });
}
