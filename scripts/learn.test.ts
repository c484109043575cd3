import { expect, test } from "vitest";
import { parse } from "yaml";
import { everyApi } from "../contract-tests/apis/discover.ts";
import type { Place } from "../contract-tests/engine/description/places.ts";
import type { TargetReport, VariantReport } from "../contract-tests/report/report.ts";
import { generatedDescription } from "./described.ts";
import { learnt } from "./learn.ts";

const apis = await everyApi();
const place = (at: string, ...types: string[]): Place => ({ at, types });
const USER = "$.components.schemas.User";
const SERVER = "$.components.schemas.Server";
const [ACCOUNT, SERVERS, PAGE, FACEBOOK, LOGINS] = [
  ...["vpnscript/getAccount/200/account", "vpnscript/listServers/200/all-servers"],
  ...["vpnscript/listServers/200/server-page"],
  ...["waveros/get_fb_users/facebook-users", "waveros/get_logins/logins"],
] as [string, string, string, string, string];

/** A target that has exercised some variants, and the fields that came beyond the page. */
const target = (fields: Readonly<Record<string, readonly Place[]>>) =>
  ({
    variants: Object.keys(fields).map((id) => ({ id, verdict: "conforms" }) as VariantReport),
    undocumented: Object.entries(fields)
      .filter(([, places]) => places.length > 0)
      .map(([id, places]) => ({ id, fields: places })),
  }) as unknown as TargetReport;

/** What is proposed, by the part of the description, and what only some have, a line for each. */
async function proposed(api: string, ...targets: TargetReport[]) {
  const text = await learnt(apis[api]!, targets);
  if (text === undefined) return undefined;
  const { actions } = parse(text) as {
    actions: { target: string; update: { properties: object } }[];
  };
  const body = text.slice(text.indexOf("\noverlay:"));
  return {
    fields: Object.fromEntries(actions.map((one) => [one.target, one.update.properties])),
    remarks: body.match(/^# (Only|Not) .*$/gm) ?? [],
  };
}

/** Of a map, which PHP may write as an empty list. */
const MAP = { type: ["array", "object"], maxItems: 0 };
const COLOUR = { colour: { type: "string" } };

test.each<[what: string, api: string, targets: TargetReport[], fields: object, remarks: string[]]>([
  [
    "a field of an object that several answers hold",
    "vpnscript",
    [target({ [SERVERS]: [place("/data/[]/colour", "string")], [PAGE]: [] })],
    { [SERVER]: { colour: { type: "string", description: "Not in every object." } } },
    [],
  ],
  [
    "a field that each of two has, one of them of another type",
    "vpnscript",
    [
      target({ [ACCOUNT]: [place("/data/n", "integer")] }),
      target({ [ACCOUNT]: [place("/data/n", "null")] }),
    ],
    { [USER]: { n: { type: ["integer", "null"] } } },
    [],
  ],
  [
    "a field that one of two has",
    "vpnscript",
    [target({ [ACCOUNT]: [place("/data/colour", "string")] }), target({ [ACCOUNT]: [] })],
    {},
    ["# Only 1 of 2 installations sent this:"],
  ],
  [
    "a field of rows that the other has none of",
    "vpnscript",
    [
      target({ [SERVERS]: [place("/data/[]/colour", "string")] }),
      target({ [SERVERS]: [place("/data/[]")] }),
      target({ [ACCOUNT]: [] }),
    ],
    { [SERVER]: COLOUR },
    [],
  ],
  [
    "fields at the top, and below",
    "vpnscript",
    [target({ [ACCOUNT]: [place("/version", "string"), place("/data/colour", "string")] })],
    { "$.components.schemas.Account": { version: { type: "string" } }, [USER]: COLOUR },
    [],
  ],
  [
    "lists, objects, maps, and what was always null",
    "vpnscript",
    [
      target({
        [ACCOUNT]: [
          place("/data/tags", "array"),
          place("/data/tags/[]", "string"),
          place("/data/none", "array"),
          { at: "/data/plan", types: ["object"], optional: true },
          { at: "/data/plan/ends", types: ["null", "string"], pattern: "^x" },
          place("/data/by", "object"),
          place("/data/by/{}", "integer"),
          place("/data/nothing", "null"),
        ],
      }),
    ],
    {
      [USER]: {
        tags: { type: "array", items: { type: "string" } },
        none: { type: "array", items: {} },
        plan: {
          type: "object",
          description: "Not in every object.",
          properties: { ends: { type: ["null", "string"], pattern: "^x" } },
        },
        by: { ...MAP, additionalProperties: { type: "integer" } },
        nothing: { description: "Only null came." },
      },
    },
    [],
  ],
  [
    "a name that may be data, or that was masked",
    "vpnscript",
    [
      target({
        [ACCOUNT]: [
          place("/data/{}", "integer"),
          place("/data/$KEY", "integer"),
          place("/data/a", "object"),
          place("/data/a/$KEY", "string"),
        ],
      }),
    ],
    { [USER]: { a: { type: "object" } } },
    [`# Not in ${USER}: fields whose names may be data.`],
  ],
  [
    "bodies that the page does not show, each at its own answer",
    "waveros",
    [
      target({
        [FACEBOOK]: [place("/users", "array"), place("/users/[]", "object")],
        [LOGINS]: [place("/users", "array")],
      }),
    ],
    {
      "$.components.responses.FacebookUsers.content['application/json'].schema": {
        users: { type: "array", items: { type: "object" } },
      },
      "$.components.responses.Logins.content['application/json'].schema": {
        users: { type: "array", items: {} },
      },
    },
    [],
  ],
  [
    "what is new in a part that an overlay describes already",
    "waveros",
    [target({ [LOGINS]: [place("/rows/[]/left", "integer")] })],
    {
      "$.components.responses.Logins.content['application/json'].schema": {
        rows: {
          type: "array",
          items: { type: "object", properties: { left: { type: "integer" } } },
        },
      },
    },
    [],
  ],
])("proposes %s", async (_, api, targets, fields, remarks) => {
  expect(await proposed(api, ...targets)).toEqual({ fields, remarks });
});

test("of what came as documented, or was not exercised, nothing is learnt", async () => {
  expect(await proposed("vpnscript", target({ [ACCOUNT]: [] }), target({}))).toBeUndefined();
  expect(await proposed("vpnscript", target({ [SERVERS]: [place("/data/[]")] }))).toBeUndefined();
});

test("every variant has its place in the description", async () => {
  for (const [api, { catalogue }] of Object.entries(apis)) {
    const all = Object.values(catalogue.variants);
    const same = all.map(({ id }) => [id, [place("/colour", "string")]] as const);
    const { fields } = (await proposed(api, target(Object.fromEntries(same))))!;
    const places = Object.keys(fields);
    expect(Object.values(fields)).toEqual(places.map(() => COLOUR));
    const isShared = (one: string) => one.startsWith("$.components.responses.");
    const undocumented = all.filter(({ provenance }) => provenance === "undocumented");
    expect(places.filter(isShared)).toHaveLength(undocumented.length);
    const { document } = await generatedDescription(api);
    for (const { schema } of all.filter((one) => !undocumented.includes(one))) {
      if (!document.components.schemas[schema]) continue;
      expect(places).toContain(`$.components.schemas.${schema}`);
    }
  }
});
