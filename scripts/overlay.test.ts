import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { stringify } from "yaml";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { inFolder } from "../contract-tests/acceptance/command-line/command-line.ts";
import { generatedDescription } from "./described.ts";
import { judgedBy, overlaid } from "./overlay.ts";
import vpnSchemas from "../generated/vpnscript/schemas.json" with { type: "json" };
import waverosSchemas from "../generated/waveros/schemas.json" with { type: "json" };

const { vpnscript: vpn, waveros } = (await everyApi()) as Record<"vpnscript" | "waveros", Api>;
type Api = Awaited<ReturnType<typeof everyApi>>[string];

/** An API with an overlay, or what is said of the overlay. */
async function judged(api: Api, text: string | object) {
  return inFolder(async (folder) => {
    const file = typeof text === "string" ? text : stringify(text);
    await writeFile(join(folder, "own.yaml"), file);
    const target = { name: "panel", overlay: "own.yaml" };
    return overlaid(api, target, join(folder, "targets.yaml"));
  });
}

const overlay = (...actions: object[]) => ({
  overlay: "1.0.0",
  info: { title: "x", version: "1" },
  actions,
});
const adds = (target: string, properties: object) => overlay({ target, update: { properties } });
const USER = "$.components.schemas.User";
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

const field = { colour: { type: "string" } };
test.each<[what: string, text: string | object, says: string]>([
  ["no YAML", "a: [", "own.yaml: is not YAML or JSON; correct it"],
  ["nothing", "", "own.yaml: is not an OpenAPI Overlay; give one with overlay: 1.0.0"],
  ["another version", { overlay: "2.0.0", actions: [] }, "is not an OpenAPI Overlay"],
  ["no list", { overlay: "1.0.0", actions: {} }, "is not an OpenAPI Overlay"],
  [
    "an empty action",
    { overlay: "1.0.0", actions: [null] },
    "actions[0]: needs a target and an object",
  ],
  ["a text for an update", overlay({ target: "$", update: "x" }), "actions[0]: needs a target"],
  [
    "a removal",
    overlay({ target: "$.paths", remove: true }),
    'actions[0]: "remove" is not for a target; an overlay only adds fields to answers',
  ],
  ["no JSONPath", adds("components", field), "actions[0]: its target is not a JSONPath"],
  [
    "a place that is not there",
    adds("$.components.schemas.Usr", field),
    "actions[0]: nothing in the description is at $.components.schemas.Usr",
  ],
  [
    "a text as the target",
    adds("$.info.title", field),
    "actions[0]: $.info.title is not an object",
  ],
  [
    "another type",
    adds(USER, { username: { type: "integer" } }),
    "it changes components.schemas.User.properties.username.type",
  ],
  [
    "another message",
    adds("$.components.schemas.NoService", { message: { const: "Nix." } }),
    "it changes components.schemas.NoService.properties.message.const",
  ],
  [
    "less that is required",
    overlay({ target: USER, update: { required: [] } }),
    "it changes components.schemas.User.required",
  ],
  [
    "more that is required",
    overlay({ target: USER, update: { required: ["a"] } }),
    "it changes components.schemas.User.required",
  ],
  [
    "another keyword",
    overlay({ target: USER, update: { additionalProperties: false } }),
    "it changes components.schemas.User.additionalProperties",
  ],
  ["a path", overlay({ target: "$.paths", update: { "/x": {} } }), "it changes paths./x"],
  [
    "a method",
    overlay({ target: "$.paths['/api/account']", update: { delete: {} } }),
    "it changes paths./api/account.delete",
  ],
  ["security", overlay({ target: "$", update: { security: [] } }), "it changes security"],
  [
    "an effect",
    overlay({ target: "$.paths.*.delete", update: { "x-effect": "reads" } }),
    "x-effect",
  ],
  [
    "a status",
    overlay({ target: "$.paths['/api/account'].get.responses", update: { 204: {} } }),
    "responses.204",
  ],
  [
    "what a schema must not be",
    overlay({ target: "$.components.schemas.AllServers.not.properties", update: field }),
    "it changes components.schemas.AllServers.not.properties.colour",
  ],
  [
    "a field called properties",
    overlay({ target: USER, update: { properties: { username: { properties: {}, "x-a": 1 } } } }),
    "username.x-a",
  ],
  [
    "what is sent",
    adds("$.components.schemas.TokenRequest", field),
    "actions[0]: adds nothing that an answer is judged by",
  ],
  [
    "the same twice",
    overlay(...[1, 2].map(() => ({ target: USER, update: { properties: field } }))),
    "actions[1]: adds nothing that an answer is judged by",
  ],
  ["what is there already", adds(USER, {}), "actions[0]: adds nothing that an answer is judged by"],
  [
    "a keyword that the tools read differently",
    adds(USER, { a: { type: "string", format: "date" } }),
    '"format" is not among the keywords',
  ],
  [
    "a reference to nothing",
    adds(USER, { a: { $ref: "#/components/schemas/Nix" } }),
    "nothing is there",
  ],
  ["no schema", adds(USER, { a: { type: "text" } }), "actions[0]: "],
  [
    "a filter by a regular expression",
    adds('$..[?match(@.description,"(([a-z ]+)+)+!")]', field),
    "actions[0]: its target filters by a regular expression (match, search); name the place",
  ],
  [
    "a pattern that may take for ever",
    adds(USER, { a: { type: "string", pattern: "(a+)+$" } }),
    'actions[0]: pattern "(a+)+$" may take for ever; begin it with ^',
  ],
  [
    "too many actions",
    overlay(...Array.from({ length: 101 }, () => ({ target: USER, update: {} }))),
    "has 101 actions, and 100 at most are read",
  ],
  [
    "too many fields",
    adds(USER, Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`a${n}`, {}]))),
    "has more than 5000 objects, and no more are read",
  ],
  ["too much", "x".repeat(1_000_001), "has 1000001 bytes, and 1000000 at most are read"],
])("an overlay is refused that has %s", async (_, text, says) => {
  const error = await judged(vpn, text).catch((one: unknown) => one as Error);
  expect(error).toMatchObject({ name: "TargetError" });
  expect((error as Error).message).toContain(says);
  expect((error as Error).message).toMatch(/^own\.yaml: [^\n]+ \(overlay of target "panel"\)$/);
});

test("an overlay that is not there is named, with the target", async () => {
  const target = { name: "panel", overlay: "nowhere/own.yaml" };
  await expect(overlaid(vpn, target, "targets.yaml")).rejects.toThrow(
    'nowhere/own.yaml: there is no such file; correct the path (overlay of target "panel")',
  );
});

test.each(["/dev/zero", "."])("%s is not read as an overlay", async (file) => {
  await expect(overlaid(vpn, { name: "panel", overlay: file }, "targets.yaml")).rejects.toThrow(
    `${file}: is not a file; give an OpenAPI Overlay (overlay of target "panel")`,
  );
});

test("what a parser warns of does not reach the terminal", async () => {
  const warned = vi.spyOn(process, "emitWarning");
  await judged(vpn, "overlay: 1.0.0\nactions: []\nx-a: !!js/function 'x'\n");
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});
