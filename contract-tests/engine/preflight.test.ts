import { expect, test } from "vitest";
import { NoAnswer, NotReachable, TargetError } from "./errors.ts";
import { readBody, type Exchange } from "./exchange.ts";
import { firstAnswer } from "./preflight.ts";

const suspect = { name: "panel", baseUrl: "https://vpn.example.com", title: "VPN Script API" };

function answered(status: number, body: string, headers: Record<string, string> = {}): Exchange {
  const bytes = Buffer.from(body);
  return {
    request: {
      operation: "o",
      effect: "reads",
      method: "GET",
      url: "https://vpn.example.com/api/account",
      headers: {},
    },
    answer: { status, headers, bytes, body: readBody(bytes) },
    durationMs: 1,
  };
}

const page = (title: string) => `<!doctype html><html><head><title>${title}</title></head></html>`;

test.each<[status: number, body: string]>([
  [401, '{"message":"Unauthenticated."}'],
  [200, "[]"],
  [500, '{"message":"Server Error"}'],
])("%i with %s may be the API", async (status, body) => {
  const exchange = answered(status, body);
  expect(await firstAnswer(suspect, () => Promise.resolve(exchange))).toBe(exchange);
});

test.each<[what: string, exchange: Exchange, says: RegExp]>([
  [
    "a captive portal",
    answered(302, "", { location: "http://portal.hotel.example/login?from=1" }),
    /sends elsewhere \(302 to http:\/\/portal\.hotel\.example\).*captive portal.*check baseUrl/,
  ],
  [
    "a redirect within the host",
    answered(301, "", { location: "/login" }),
    /\(301 to https:\/\/vpn\.example\.com\)/,
  ],
  ["a redirect to nowhere", answered(307, ""), /sends elsewhere \(307\)/],
  [
    "a redirect to nonsense",
    answered(307, "", { location: "http://[" }),
    /sends elsewhere \(307\)/,
  ],
  [
    "a login page",
    answered(200, page("Log in")),
    /answers 200 with a page titled "Log in", not with JSON.*login page/,
  ],
  [
    "a parked domain",
    answered(200, page("Buy this\n  domain")),
    /titled "Buy this domain".*parked domain/,
  ],
  [
    "a proxy's page",
    answered(502, page("502 Bad Gateway")),
    /answers 502 with a page titled "502 Bad Gateway": a proxy's error page/,
  ],
  ["a page without a title", answered(200, "<p>hello"), /answers 200 with a body that is no JSON/],
  ["nothing at all", answered(200, ""), /a body that is empty/],
  ["a page whose title is a book", answered(200, page("x".repeat(200))), /a body that is no JSON/],
  ["a million titles", answered(200, "<title".repeat(800_000)), /a body that is no JSON/],
])("%s is said in one line", async (_, exchange, says) => {
  const begun = performance.now();
  const failure = await firstAnswer(suspect, () => Promise.resolve(exchange)).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(TargetError);
  const { message } = failure as Error;
  expect(message).toMatch(/^target "panel": /);
  expect(message).toMatch(says);
  expect(message).not.toContain("\n");
  expect(performance.now() - begun).toBeLessThan(1000);
});

test.each<[why: string, says: RegExp]>([
  ["ENOTFOUND", /no such host .*check the name in baseUrl/],
  ["EAI_AGAIN", /no such host/],
  ["ECONNREFUSED", /does not answer .*check baseUrl, and that the installation runs/],
  ["no answer within 30 s", /does not answer/],
  ["UND_ERR_SOCKET", /does not answer/],
  [
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    /TLS certificate or protocol is not accepted .*NODE_EXTRA_CA_CERTS/,
  ],
  ["CERT_HAS_EXPIRED", /TLS/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", /TLS/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /TLS/],
  ["EPROTO", /TLS/],
])("%s is said in one line", async (why, says) => {
  // Whatever the host is called, it is not what failed.
  const silent = new NoAnswer(`GET https://certs.ssl-enotfound.example: ${why}`);
  const failure = await firstAnswer(suspect, () => Promise.reject(silent)).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(TargetError);
  expect((failure as Error).message).toMatch(says);
});

test("what is no silence passes through", async () => {
  const other = new NotReachable("not allowed");
  await expect(firstAnswer(suspect, () => Promise.reject(other))).rejects.toBe(other);
});
