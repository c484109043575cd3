import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { everyApi } from "../apis/discover.ts";
import { ADDRESS, lobby, panel, sampleApis } from "./sample-files.support.ts";
import { targetFileSchema } from "./schema.ts";
import { targetFileTemplate } from "./template.ts";

/** As an editor does it: nothing filled in, no defaults. */
const accepts = new Ajv2020({ strictTypes: false, formats: { uri: true } }).compile(
  targetFileSchema(sampleApis),
);

describe("the published schema", () => {
  test.each<[text: string, want: boolean]>([
    [panel(), true],
    [panel("servers: { openvpn: 1 }", "personas:"), true],
    [panel().replace(ADDRESS, '"${PANEL}"'), true],
    [lobby('apiKey: "${KEY}"'), true],
    [lobby(), false],
    [lobby("apiKey: a", "servers: {}"), false],
    [panel("apiKey: a"), false],
    [panel("personas: { active: }"), true],
    [panel("personas: { active: { username: a } }"), false],
    [panel().replace("vpnscript", "ssh"), false],
    [panel().replace(ADDRESS, "ftp://vpn"), false],
    ["targets: []", false],
    [`${panel()}\nmore: 1`, false],
  ])("of %j says %j", (text, want) => {
    expect(accepts(parse(text))).toBe(want);
  });

  test("is one, with every API: loading a target file does not ask again", async () => {
    expect(
      new Ajv2020({ formats: { uri: true } }).validateSchema(targetFileSchema(await everyApi())),
    ).toBe(true);
  });

  test.each(Object.values(sampleApis))("accepts the template of $name", (api) => {
    expect(accepts(parse(targetFileTemplate(api)))).toBe(true);
  });

  test("describes every field", () => {
    const { properties } = targetFileSchema(sampleApis) as {
      properties: { targets: { items: { properties: Record<string, object> } } };
    };
    for (const field of Object.values(properties.targets.items.properties)) {
      expect(field).toHaveProperty("description");
    }
  });
});
