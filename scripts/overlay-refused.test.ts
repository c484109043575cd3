import { expect, test, vi } from "vitest";
import { overlaid } from "./overlay.ts";
import { adds, judged, overlay, USER, vpn } from "./overlay.support.ts";

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
