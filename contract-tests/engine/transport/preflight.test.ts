import { expect, test } from "vitest";
import { NoAnswer, NotReachable, TargetError } from "../exchange/errors.ts";
import { notes, validator } from "../invented.support.ts";
import { firstAnswer } from "./preflight.ts";
import { isStrange } from "./whose.ts";
import { answered, NOTE, suspect } from "./preflight.support.ts";

test.each<[what: string, status: number, body: string]>([
  ["a documented success", 200, NOTE],
  ["a documented failure", 404, '{"message":"No such note."}'],
  ["a documented body under another status", 500, NOTE],
  ["a documented body under the first of the refusals", 400, NOTE],
  ["a byte order mark before it", 200, `\uFEFF${NOTE}`],
  ["a warning before it", 200, `<b>Warning</b>: x\n${NOTE}`],
  ["a warning after it", 200, `${NOTE}<br />\n<b>Warning</b>: x`],
])("%s is this API", async (_, status, body) => {
  const exchange = answered(status, body);
  expect(await firstAnswer(suspect, () => Promise.resolve(exchange))).toBe(exchange);
});

test.each([
  ["with a sentence of the vendor's and a flag beside it that is wrong", "No such note.", false],
  ["with other words and that flag", "Nothing is here.", true],
])("an answer %s is the installation's, unless it is strange", (_, message, is) => {
  const properties = { message: { const: "No such note." }, error: { const: true } };
  const isWrong = ({ error }: Record<string, unknown>) =>
    error !== true && { instancePath: "/error" };
  const flagged = {
    ...notes,
    schemas: { ...notes.schemas, Missing: { type: "object", properties } },
    validators: { ...notes.validators, "readNote/404/no-note": validator((one) => [isWrong(one)]) },
  };
  expect(isStrange(flagged, answered(200, JSON.stringify({ message, error: 1 })))).toBe(is);
});

test.each<[what: string, status: number, body: object, is: boolean]>([
  ["a success in other words", 200, { locked: "yes" }, false],
  ["a failure with that body", 500, { locked: "yes" }, true],
  ["a success with another flag", 200, { locked: 1 }, true],
  ["a refusal in other words", 404, { message: "Nothing is here." }, true],
])("%s is the installation's, unless it is strange", (_, status, body, is) => {
  expect(isStrange(notes, answered(status, JSON.stringify(body)))).toBe(is);
});

test("what refuses this run's headers is told from another product", async () => {
  const target = { ...suspect.target, headers: { "x-access-key": "k" } };
  const failure = firstAnswer({ ...suspect, target }, async () =>
    answered(401, '{"message":"Invalid access key"}'),
  );
  await expect(failure).rejects.toThrow(
    /as a gateway .* headers in the target file are what it takes/,
  );
});

test("what has answered before does not answer any more", async () => {
  const silent = () => Promise.reject(new NoAnswer("GET http://a.example: reset", { how: "lost" }));
  const failure = firstAnswer({ ...suspect, outage: { hasAnswered: true } }, silent);
  await expect(failure).rejects.toThrow(/does not answer any more .* has shut this machine out/);
});

test("a page in the place of what has answered before is not another product's", async () => {
  const page = answered(403, "<title>403 Forbidden</title>");
  const failure = firstAnswer({ ...suspect, outage: { hasAnswered: true } }, async () => page);
  await expect(failure).rejects.toThrow(/something before it answers in its place, as in maint/);
});

test("a connection that is closed to plain HTTP may be one for TLS", async () => {
  const plain = { ...suspect, target: { name: "panel", baseUrl: "http://vpn.example.com" } };
  const silent = (what: string) => () =>
    Promise.reject(
      new NoAnswer(`GET http://vpn.example.com: the connection was ${what}`, { how: "lost" }),
    );
  await expect(firstAnswer(plain, silent("closed"))).rejects.toThrow(
    /as a port for TLS does not to http:\/\/; if it is one, write https:\/\/ in baseUrl/,
  );
  await expect(firstAnswer(plain, silent("reset"))).rejects.toThrow(
    /the connection was reset\); check baseUrl, and that the installation runs/,
  );
});

test.each<[baseUrl: string, example: string, says: RegExp]>([
  ["http://a.example", "http://b.example/api/", /does not end in \/api\/, as http.*: add it/],
  ["http://a.example/x", "http://b.example/api/", /does not end in \/api\//],
  ["http://a.example/api/index.php", "http://b.example/api/", /take off what follows \/api\/ in/],
  ["http://a.example/api/api/", "http://b.example/api/", /has one \/api too many/],
  ["http://a.example/api/", "http://b.example/api/", /; check baseUrl/],
  ["http://a.example/note", "http://b.example", /; check baseUrl/],
  ["http://a.example/", "http://b.example", /; check baseUrl/],
])("a wrong path in %s is named, by %s", async (baseUrl, exampleAddress, says) => {
  const other = { ...suspect, target: { name: "panel", baseUrl }, exampleAddress };
  const failure = firstAnswer(other, () => Promise.resolve(answered(404, "{}")));
  await expect(failure).rejects.toThrow(says);
});

test.each([
  ["http://a.example/api", /baseUrl has one \/api too many: write it like http:\/\/b\.example/],
  ["http://a.example/x", /; check baseUrl/],
])("a base URL that repeats what all paths begin with is told: %s", async (baseUrl, says) => {
  const way = notes.catalogue.operations["readNote"]!.ways[0]!;
  const ways = [way, { ...way, method: "POST" as const }].map((one) => ({
    ...one,
    path: "/api/x",
  }));
  const operations = { readNote: { ...notes.catalogue.operations["readNote"]!, ways } };
  const api = { ...notes, catalogue: { ...notes.catalogue, operations } };
  const target = { name: "panel", baseUrl };
  const failure = firstAnswer({ api, target, exampleAddress: "http://b.example" }, () =>
    Promise.resolve(answered(404, "{}")),
  );
  await expect(failure).rejects.toThrow(says);
});

test("what is no silence passes through", async () => {
  const other = new NotReachable("not allowed");
  await expect(firstAnswer(suspect, () => Promise.reject(other))).rejects.toBe(other);
});

test("the first that is the API's ends the questions; before it nothing is said", async () => {
  const portal = () => Promise.resolve(answered(302, ""));
  const silent = () => Promise.reject(new NoAnswer("GET https://vpn.example.com: ECONNREFUSED"));
  const fine = answered(200, NOTE);
  const never = () => Promise.reject(new Error("asked once too often"));
  expect(await firstAnswer(suspect, portal, silent, () => Promise.resolve(fine), never)).toBe(fine);
});

test("of several doubts, the first is told", async () => {
  const error = new NoAnswer("GET https://vpn.example.com: ECONNREFUSED");
  const silent = () => Promise.reject(error);
  const portal = () => Promise.resolve(answered(302, ""));
  const failure = firstAnswer(suspect, silent, portal);
  await expect(failure).rejects.toThrow(/^target "panel": it does not answer \(GET/);
  await expect(failure).rejects.toMatchObject({ cause: error });
  await expect(firstAnswer(suspect, portal, silent)).rejects.toThrow(/sends elsewhere/);
});

test("an answer that is larger than is read is told in a line", async () => {
  const limit = new NotReachable("an answer is larger", { code: "unchecked" });
  await expect(firstAnswer(suspect, () => Promise.reject(limit))).rejects.toThrow(
    new TargetError(
      'target "panel": https://vpn.example.com answers more than is read: an answer is larger',
    ),
  );
});

test("not to ask is our own failure", async () => {
  await expect(firstAnswer(suspect)).rejects.toThrow("nothing was asked");
});
