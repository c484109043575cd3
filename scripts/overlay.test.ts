import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { generatedDescription } from "./described.ts";
import { judgedBy, overlaid } from "./overlay.ts";
import vpnSchemas from "../generated/vpnscript/schemas.json" with { type: "json" };
import waverosSchemas from "../generated/waveros/schemas.json" with { type: "json" };
import { adds, type Api, judged, overlay, USER, vpn, waveros } from "./overlay.support.ts";

const LOGINS = "$.components.responses.Logins.content['application/json'].schema";
const valid = (api: Api, key: string, body: unknown) => api.validators[key]!(body);

test("a target without an overlay is judged by the API itself", async () => {
  expect(await overlaid(vpn, { name: "panel" }, "targets.yaml")).toBe(vpn);
});

test.each([
  { api: vpn, schemas: vpnSchemas as object },
  { api: waveros, schemas: waverosSchemas as object },
])("$api.name is judged by what is published of it", async ({ api, schemas }) => {
  const { document } = await generatedDescription(api.name);
  const { variants } = api.catalogue;
  const published = schemas as Readonly<Record<string, object>>;
  const own = Object.entries(variants).map(([key, { schema }]) => [key, published[schema]]);
  expect(judgedBy(api, document)).toEqual(Object.fromEntries(own));
});

test("an overlay that adds to no answer changes nothing", async () => {
  for (const api of [vpn, waveros]) {
    expect((await judged(api, overlay())).overlay?.variants).toEqual([]);
    const text = { target: "$.components.schemas", update: { Unused: { type: "string" } } };
    expect((await judged(api, overlay(text))).overlay?.variants).toEqual([]);
  }
});

test("a field is added wherever its object is", async () => {
  const text = stringify(adds(USER, { colour: { type: "string" } }));
  const api = await judged(vpn, text);
  const key = "getAccount/200/account";
  expect(api.withoutOverlay).toBe(vpn.validators);
  expect(api.overlay).toEqual({
    file: "own.yaml",
    digest: createHash("sha256").update(text).digest("hex"),
    variants: [`vpnscript/${key}`],
  });
  expect(Object.keys(api.schemas)).toEqual(
    expect.arrayContaining([key, ...Object.keys(vpn.schemas)]),
  );
  expect(api.catalogue.operations).toBe(vpn.catalogue.operations);
  expect(JSON.stringify(api.schemas[api.catalogue.variants[key]!.schema])).toContain("colour");
  expect(JSON.stringify(vpn.schemas)).not.toContain("colour");
});

test("an answer that others share without a body of its own gets one", async () => {
  const rows = {
    type: "array",
    items: { type: "object", properties: { id: { type: "integer" } } },
  };
  const api = await judged(waveros, adds(LOGINS, { rows }));
  expect(api.overlay?.variants).toEqual(["waveros/get_logins/logins"]);
  const is = (body: unknown) => valid(api, "get_logins/logins", body);
  expect([{ rows: [{ id: 1 }] }, { rows: [{ id: "1" }] }, { others: [] }, {}].map(is)).toEqual([
    ...[true, false, true, false],
  ]);
  expect(valid(api, "get_guest_hosts/guest-hosts", { rows: [{ id: "1" }] })).toBe(true);
});

test("a new component can be what a field is", async () => {
  const api = await judged(
    vpn,
    overlay(
      { target: "$.components.schemas", update: { Colour: { type: "string", pattern: "^#" } } },
      { target: USER, update: { properties: { colour: { $ref: "#/components/schemas/Colour" } } } },
    ),
  );
  expect(api.overlay?.variants).toEqual(["vpnscript/getAccount/200/account"]);
});

test("several actions add to one answer, and say what they like with x-", async () => {
  const list = { type: "array", items: { type: "integer" } };
  const actions = ["left", "right"].map((name) => {
    return { target: LOGINS, update: { properties: { [name]: list } }, "x-why": "" };
  });
  const api = await judged(waveros, overlay(...actions));
  const is = (body: unknown) => valid(api, "get_logins/logins", body);
  const bodies = [{ left: [1], right: [1] }, { left: ["1"] }, { right: ["1"] }];
  expect(bodies.map(is)).toEqual([true, false, false]);
});

test("a field may be called as a prototype is", async () => {
  const text = `overlay: 1.0.0\nactions: [{target: ${USER}, update: {properties: {__proto__: {type: string}, constructor: {type: string}}}}]`;
  expect((await judged(vpn, text)).overlay?.variants).toHaveLength(1);
  expect(Object.prototype).not.toHaveProperty("type");
});
