import { expect, test } from "vitest";
import { NoAnswer, TargetError } from "../exchange/errors.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { firstAnswer } from "./preflight.ts";
import { answered, NOTE, page, suspect } from "./preflight.support.ts";

/** The same, read when it comes. */
const came =
  (...given: Parameters<typeof answered>) =>
  () =>
    answered(...given);

/** The answer to another request. */
const to =
  (change: Partial<Exchange["request"]>, ...given: Parameters<typeof answered>) =>
  () => {
    const exchange = answered(...given);
    return { ...exchange, request: { ...exchange.request, ...change } };
  };

const BASIC = { "www-authenticate": 'Basic realm="x"' };

test.each<[what: string, exchange: () => Exchange, says: RegExp]>([
  [
    "another product",
    came(200, '{"status":"ok","version":"4.2"}'),
    /answers 200 with JSON of status, version, which no Notes API installation does.*check baseUrl/,
  ],
  [
    "plain HTTP on a port for TLS",
    came(400, page("400 The plain HTTP request was sent to HTTPS port")),
    /answers 400 and wants TLS on that port; write https:\/\/ in baseUrl/,
  ],
  ["a list of another product", came(404, "[]"), /answers 404 with JSON without a field, which/],
  [
    "an installation in maintenance",
    came(503, '{"message":"Service Unavailable"}'),
    /answers 503 with the message "Service Unavailable": .*an installation that is down; see that it runs/,
  ],
  [
    "a reverse proxy",
    came(401, page("401"), { "www-authenticate": 'Basic realm="x"' }),
    /answers 401 and asks for a username and a password.*basicAuth in the target file/,
  ],
  [
    "another scheme",
    came(401, page("Who?"), { "www-authenticate": "Bearer" }),
    /answers 401 with a page titled "Who\?"/,
  ],
  [
    "a challenge",
    came(403, page("Just a moment..."), { "cf-mitigated": "challenge" }),
    /answers 403 with a challenge page.*headers in the target file/,
  ],
  ["a documented body that leads elsewhere", came(302, NOTE), /sends elsewhere/],
  [
    "a captive portal",
    came(302, "", { location: "http://portal.hotel.example/login?from=1" }),
    /sends elsewhere \(302 to http:\/\/portal\.hotel\.example\).*captive portal.*check baseUrl/,
  ],
  [
    "a redirect within the host",
    came(301, "", { location: "/login" }),
    /\(301 to https:\/\/vpn\.example\.com\)/,
  ],
  ["a redirect to nowhere", came(307, ""), /sends elsewhere \(307\)/],
  ["a redirect to nonsense", came(307, "", { location: "http://[" }), /sends elsewhere \(307\)/],
  [
    "a login page",
    came(200, page("Log in")),
    /answers 200 with a page titled "Log in", not with JSON.*login page/,
  ],
  [
    "a parked domain",
    came(200, page("Buy this\n  domain")),
    /titled "Buy this domain".*parked domain/,
  ],
  [
    "a proxy that takes another method",
    came(405, page("405 Method Not Allowed"), { allow: "PUT" }),
    /answers 405 to \w+ and allows PUT, as a proxy or a wrong path does; have it let \w+ through, or check baseUrl$/,
  ],
  [
    "a proxy's page",
    came(502, page("502 Bad Gateway")),
    /answers 502 with a page titled "502 Bad Gateway": a proxy's error page/,
  ],
  [
    "a server's own page",
    came(500, page("Oops")),
    /answers 500 with a page titled "Oops": a proxy's error page/,
  ],
  [
    "the last page that is not a server's own",
    came(499, page("Oops")),
    /answers 499 with a page titled "Oops", not with JSON/,
  ],
  ["the first of the redirects", came(300, NOTE), /sends elsewhere \(300\)/],
  [
    "a refusal that the vendor's page only implies",
    to({ operation: "writeNote" }, 422, '{"message":"Too long."}'),
    /answers 422 with the message "Too long.", which the vendor's page does not document/,
  ],
  [
    "a door where the API's token is",
    to({ headers: { authorization: "Bearer 1|x" } }, 401, "", BASIC),
    /in the header that carries the API's token; have it let this machine through by its address, or by headers in the target file$/,
  ],
  [
    "a door where another scheme is",
    to({ headers: { authorization: "Token bearer" } }, 401, "", BASIC),
    /asks for a username and a password.*basicAuth in the target file$/,
  ],
  ["a door that is only shut", came(403, page("No"), BASIC), /answers 403 with a page titled "No"/],
  [
    "a scheme that names another",
    came(401, page("Who?"), { "www-authenticate": 'Digest realm="basic"' }),
    /answers 401 with a page titled "Who\?"/,
  ],
  ["a bad request", came(400, page("Bad")), /answers 400 with a page titled "Bad"/],
  ["a page on plain HTTP", came(404, page("Plain HTTP")), /answers 404 with a page titled "Plain/],
  [
    "a long page that ends in plain HTTP",
    came(400, `${" ".repeat(2000)}plain HTTP`),
    /answers 400 with a body that is not JSON/,
  ],
  ["JSON that is a text", came(200, '"hello"'), /answers 200 with JSON without a field, which/],
  ["JSON that is null", came(200, "null"), /answers 200 with JSON without a field, which/],
  [
    "JSON of many fields",
    came(200, '{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1}'),
    /answers 200 with JSON of a, b, c, d, e, f, g, h, which/,
  ],
  ["a title with attributes", came(200, '<TITLE lang="en"> Hi </TITLE>'), /titled "Hi",/],
  ["a title of blanks", came(200, page(" ")), /a body that is not JSON/],
  [
    "a page whose title comes late",
    came(200, `<p>${" ".repeat(70_000)}${page("Late")}`),
    /a body that is not JSON/,
  ],
  ["a page without a title", came(200, "<p>hello"), /answers 200 with a body that is not JSON/],
  ["nothing at all", came(200, ""), /a body that is empty/],
  ["a page whose title is a book", came(200, page("x".repeat(200))), /a body that is not JSON/],
])("%s is said in one line", async (_, exchange, says) => {
  const begun = process.cpuUsage();
  const failure = await firstAnswer(suspect, () => Promise.resolve(exchange())).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(TargetError);
  const { message } = failure as Error;
  expect(message).toMatch(/^target "panel": /);
  expect(message).toMatch(says);
  expect(message).not.toContain("\n");
  expect(process.cpuUsage(begun).user).toBeLessThan(1e6);
});

test.each<[why: string, says: RegExp]>([
  ["ENOTFOUND", /no such host .*check the name in baseUrl/],
  ["EAI_AGAIN", /no such host/],
  ["ECONNREFUSED", /does not answer .*check baseUrl, and that the installation runs/],
  [
    "ECONNREFUSED at the proxy 127.0.0.1:9",
    /the proxy that .* HTTP_PROXY or HTTPS_PROXY, .*NO_PROXY/,
  ],
  ["no answer within 30 s", /does not answer/],
  ["bad port", /is on a port that browsers and Node.js keep from HTTP .*name that in baseUrl/],
  ["the connection was closed", /does not answer .*check baseUrl/],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", /certificate is self-signed .*as ca in the target file/],
  ["SELF_SIGNED_CERT_IN_CHAIN", /from an authority that Node.js does not know .*as ca/],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", /from an authority .*as ca .*NODE_EXTRA_CA_CERTS/],
  ["CERT_HAS_EXPIRED", /certificate has expired .*; renew it/],
  ["CERT_NOT_YET_VALID", /certificate is not valid yet .*clock/],
  ["ERR_TLS_CERT_ALTNAME_INVALID", /certificate is for another host .*; write in baseUrl/],
  ["ERR_SSL_WRONG_VERSION_NUMBER", /does not speak TLS on that port .*; write http:\/\/ in/],
  ["EPROTO", /does not speak TLS on that port/],
  ["CERT_REVOKED", /TLS certificate or protocol is not accepted/],
])("%s is said in one line", async (why, says) => {
  // Whatever the host is called, it is not what failed.
  const silent = new NoAnswer(`GET https://certs.ssl-enotfound.example: ${why}`);
  const failure = await firstAnswer(suspect, () => Promise.reject(silent)).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(TargetError);
  expect((failure as Error).message).toMatch(says);
});
