import { describe, expect, test } from "vitest";
import { TargetError, UsageError } from "../engine/exchange/errors.ts";
import type { Target } from "../engine/transport/target.ts";
import { startSandbox } from "../apis/vpnscript/sandbox/start.ts";
import { completeTarget, selectTargets, type Choice } from "./load.ts";
import {
  ADDRESS,
  load,
  lobby,
  panel,
  refusal,
  sampleApis,
  SECRET,
} from "./sample-files.support.ts";

const DEFAULTS = { allowWrites: false, requestsPerMinute: 50, timeout: 30, bodyLimit: 100 };
const PANEL = {
  ...DEFAULTS,
  name: "panel",
  api: "vpnscript",
  baseUrl: ADDRESS,
  deviceName: "contract-tests",
  jobTimeout: 60,
  personas: {},
  servers: {},
};
const LOBBY = { ...DEFAULTS, name: "panel", api: "lobby", baseUrl: ADDRESS, methods: ["POST"] };
const alice = { username: "a", password: "p" };
const shared = "personas: { active: &one { username: a, password: p }, other: *one }";

describe("a target has", () => {
  test.each<[what: string, text: string, want: object]>([
    ["defaults", panel(), PANEL],
    ["the fields given", panel("timeout: 2.5"), { ...PANEL, timeout: 2.5 }],
    ["nothing for empty objects", panel("personas:", "  active:", "servers:"), PANEL],
    ["the defaults of its own API", lobby("apiKey: abc"), { ...LOBBY, apiKey: "abc" }],
    ["the environment", lobby('apiKey: "${ALICE}"'), { ...LOBBY, apiKey: SECRET }],
    ["the same without quotes", lobby("apiKey: ${ALICE}"), { ...LOBBY, apiKey: SECRET }],
    ["the same twice", lobby('apiKey: "<${RPM}-${RPM}>"'), { ...LOBBY, apiKey: "<30-30>" }],
    ["an escaped ${", lobby('apiKey: "$${RPM} $$ $ {}"'), { ...LOBBY, apiKey: "${RPM} $$ $ {}" }],
    ["no byte order mark", `\uFEFF${panel("timeout: 30")}`, PANEL],
    ["no carriage return", panel("deviceName: contract-tests", "").replaceAll("\n", "\r\n"), PANEL],
    ["what aliases say", panel(shared), { ...PANEL, personas: { active: alice, other: alice } }],
  ])("%s", async (_, text, want) => {
    expect(await load(text)).toEqual([want]);
  });

  test("the same in JSON, indented with tabs", async () => {
    const file = { targets: [{ name: "panel", api: "vpnscript", baseUrl: ADDRESS }] };
    expect(await load(JSON.stringify(file, null, "\t"), "t.json")).toEqual([PANEL]);
  });

  test("its order among others", async () => {
    const second = panel().replace("name: panel", "name: second").replace("targets:", "");
    expect(await load(panel() + second)).toMatchObject([{ name: "panel" }, { name: "second" }]);
  });
});

test("many targets have in common what they refer to", async () => {
  const others = Array.from({ length: 500 }, (_, at) => {
    return panel("servers: *ids")
      .replace("name: panel", `name: panel-${at}`)
      .replace("targets:", "");
  });
  const all = await load([panel("servers: &ids { openvpn: 1 }"), ...others].join("\n"));
  expect(all).toHaveLength(501);
  expect(all.at(-1)).toMatchObject({ name: "panel-499", servers: { openvpn: 1 } });
});

test("a large JSON file is read as such, and what is wrong in it is found all the same", async () => {
  const one = { name: "panel", api: "vpnscript", baseUrl: ADDRESS };
  const targets = Array.from({ length: 5000 }, (_, at) => ({ ...one, name: `panel-${at}` }));
  expect(await load(JSON.stringify({ targets }, null, 1), "t.json")).toHaveLength(5000);
  Object.assign(targets.at(-1)!, { baseUrl: "ftp://vpn" });
  await expect(load(JSON.stringify({ targets }, null, 1), "t.json")).rejects.toThrow(
    /^t\.json:25001: target "panel-4999": targets\[4999\]\.baseUrl: /,
  );
});

describe("an entry that is in no file", () => {
  test("is completed, and left as it was", async () => {
    const sandbox = await startSandbox();
    await sandbox.close();
    const given = structuredClone(sandbox.target);
    expect(completeTarget(sandbox.target, sampleApis)).toEqual({
      timeout: 30,
      bodyLimit: 100,
      jobTimeout: 60,
      ...given,
    });
    expect(sandbox.target).toEqual(given);
  });

  test("is refused for the same reasons", () => {
    const entry = { name: "panel", api: "vpnscript", baseUrl: "ftp://vpn" };
    expect(() => completeTarget(entry, sampleApis)).toThrow(
      new TargetError(
        "targets[0].baseUrl: must begin with http:// or https://; give the whole address",
      ),
    );
  });
});

test("everything wrong is said at once, in the file's order, five lines of it", async () => {
  const ids = ["openvpn", "disabled", "wireguard", "missing"].map((name) => `  ${name}: 0`);
  const text = panel("timeout: x", 'deviceName: "${BOB}${EVE}"', "servers:", ...ids);
  expect((await refusal(text)).split("\n")).toEqual([
    "t.yaml:5: targets[0].timeout: must be a number; write the number itself, without quotes and without ${…}",
    "t.yaml:6: targets[0].deviceName: the environment variable BOB is not set; set it",
    "t.yaml:6: targets[0].deviceName: the environment variable EVE is not set; set it",
    "t.yaml:8: targets[0].servers.openvpn: must be 1 or more; correct it",
    "t.yaml:9: targets[0].servers.disabled: must be 1 or more; correct it",
    "and 2 more",
  ]);
});

const named = ["panel", "lobby"].map((name) => ({ name }) as Target);

const isOurs = (name: string) => name === "panel";

test.each<[choice: Choice, want: string[]]>([
  [{}, ["panel", "lobby"]],
  [{ name: "lobby" }, ["lobby"]],
  [{ isOurs }, ["panel"]],
  [{ isOurs, name: "lobby" }, []],
])("%o selects %j", (choice, want) => {
  expect(selectTargets(named, choice).map((target) => target.name)).toEqual(want);
});

test.each([
  [
    "pannel",
    '--name pannel: no target has that name; did you mean "panel"? The known ones are panel, lobby',
  ],
  ["cellar", "--name cellar: no target has that name; the known ones are panel, lobby"],
  ["", "--name : no target has that name; the known ones are panel, lobby"],
])("%j is refused", (name, want) => {
  expect(() => selectTargets(named, { name })).toThrow(new UsageError(want));
});
