import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sandbox } from "../../../sandbox/sandbox.ts";
import { visit, type PanelVisitor } from "./panel-visitor.support.ts";
import { expectAnswer } from "./same-shape.support.ts";
import { startSandbox } from "./start.ts";

let sandbox: Sandbox;
let visitor: PanelVisitor;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  visitor = visit(sandbox);
  token = await visitor.logIn("active");
});
afterAll(() => sandbox.close());

const invalid = (errors: Readonly<Record<string, readonly string[]>>): unknown => ({
  message: "The given data was invalid.",
  errors,
});

const OPERATIONS = [
  ["GET", "/api/openvpn/profile", "server_id", "server id"],
  ["GET", "/api/openvpn/auth", "server_id", "server id"],
  ["GET", "/api/wireguard/configs", "server_id", "server id"],
  ["POST", "/api/wireguard/create", "server_id", "server id"],
  ["DELETE", "/api/wireguard/delete", "config_id", "config id"],
  ["GET", "/api/servers", "paginate", "paginate"],
] as const;

describe.each(OPERATIONS)("%s %s", (method, path, name, attribute) => {
  const notInteger = invalid({ [name]: [`The ${attribute} must be an integer.`] });
  const tooSmall = invalid({ [name]: [`The ${attribute} must be at least 1.`] });

  test.each<[unknown, unknown]>([
    ["one", notInteger],
    ["1.5", notInteger],
    ["01", notInteger],
    ["1e3", notInteger],
    ["9223372036854775808", notInteger],
    ["9".repeat(5000), notInteger],
    ["１", notInteger],
    ["👩‍🚀\u0000", notInteger],
    ["1; DROP TABLE servers", notInteger],
    ["0", tooSmall],
    ["-1", tooSmall],
  ])("%j in the query", async (value, want) => {
    const query = `${path}?${name}=${encodeURIComponent(String(value))}`;
    expectAnswer(await visitor.ask(method, query, { token }), 422, want);
  });

  test.each<[unknown, unknown]>([
    [1.5, notInteger],
    [1e300, notInteger],
    [-1, tooSmall],
    [true, notInteger],
    [[1], notInteger],
    [{ id: 1 }, notInteger],
    [[[[[[1]]]]], notInteger],
  ])("%j in a JSON body", async (value, want) => {
    const body = { [name]: value, ["__proto__"]: { id: 1 }, constructor: 1 };
    expectAnswer(await visitor.ask(method, path, { token, body }), 422, want);
  });

  test.each([
    ["a list in the query", `?${name}[]=1`, undefined, {}],
    [
      "a list in a form",
      "",
      `${name}%5Ba%5D=1`,
      { "content-type": "application/x-www-form-urlencoded" },
    ],
  ])("%s", async (_, query, body, headers) => {
    const sent = { token, headers, ...(body === undefined ? {} : { body }) };
    expectAnswer(await visitor.ask(method, path + query, sent), 422, notInteger);
  });
});

describe("without the parameter", () => {
  const required = OPERATIONS.filter(([, path]) => !/servers|auth/.test(path));
  const bodies = [undefined, "", "{", "[]", "null", "1", '"text"', "{}"];
  test.each(required)("%s %s says that it is required", async (method, path, name, attribute) => {
    const want = invalid({ [name]: [`The ${attribute} field is required.`] });
    const nulls = [{ [name]: null }, { [name]: "" }, { [name]: "  " }, { [name]: [] }];
    for (const body of [...bodies, ...nulls]) {
      const sent = body === undefined ? { token } : { token, body };
      expectAnswer(await visitor.ask(method, path, sent), 422, want);
    }
  });

  test("a form that can't be read is no input", async () => {
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const sent = { token, headers, body: "--y nonsense" };
    expect((await visitor.ask("POST", "/api/wireguard/create", sent)).status).toBe(422);
  });

  test("no token comes before no parameter", async () => {
    expect((await visitor.ask("POST", "/api/wireguard/create")).status).toBe(401);
  });
});

test.each([
  ["maybe", 422],
  ["2", 422],
  ["true", 200],
  ["FALSE", 200],
  ["0", 200],
])("cert_only=%s: %i", async (value, status) => {
  const path = `/api/openvpn/profile?server_id=1&cert_only=${value}`;
  const received = await visitor.ask("GET", path, { token });
  expect(received.status).toBe(status);
  const errors = { cert_only: ["The cert only field must be true or false."] };
  if (status === 422) expectAnswer(received, 422, invalid(errors));
});

test.each([
  [{}, ["username", "password", "device_name"]],
  [{ username: ["alice"], password: 1, device_name: {} }, ["username", "password", "device_name"]],
  [{ username: "x".repeat(300), password: "p", device_name: "d" }, ["username"]],
  [{ username: "alice", password: "p", device_name: "  " }, ["device_name"]],
])("token: %j", async (body, fields) => {
  const { status, body: answered } = await visitor.ask("POST", "/api/auth/token", { body });
  expect(status).toBe(422);
  expect(Object.keys((answered as { readonly errors: object }).errors)).toEqual(fields);
});

test.each([
  "application/x-www-form-urlencoded",
  "query",
  "multipart/form-data; boundary=form-boundary",
])("the login is taken from %s", async (type) => {
  const { username, password } = visitor.login("active");
  const fields = Object.entries({ username, password, device_name: "test" });
  const urlencoded = new URLSearchParams(fields).toString();
  const parts = fields.map(
    ([name, value]) =>
      `--form-boundary\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = type.startsWith("multipart") ? `${parts.join("")}--form-boundary--\r\n` : urlencoded;
  const { status } =
    type === "query"
      ? await visitor.ask("POST", `/api/auth/token?${urlencoded}`)
      : await visitor.ask("POST", "/api/auth/token", { body, headers: { "content-type": type } });
  expect(status).toBe(200);
});
