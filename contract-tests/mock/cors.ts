import type { Answer, Asked } from "../sandbox/server.ts";

/** Lets a page of any origin call `answer`: its preflights are answered here, and its answers may be read. */
export async function withCors(
  asked: Asked,
  answer: (asked: Asked) => Promise<Answer>,
): Promise<Answer> {
  const { origin, ...headers } = asked.headers;
  const method = headers["access-control-request-method"];
  const granted = {
    "access-control-allow-origin": origin ?? "*",
    "access-control-expose-headers": "*, sl-violations, retry-after",
    vary: "origin",
  };
  if (asked.method !== "OPTIONS" || origin === undefined || method === undefined) {
    const given = await answer(asked);
    return { ...given, headers: { ...given.headers, ...granted } };
  }
  const preflight = {
    "access-control-allow-methods": method,
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
    "access-control-max-age": "600",
  };
  return { status: 204, headers: { ...granted, ...preflight }, body: "" };
}
