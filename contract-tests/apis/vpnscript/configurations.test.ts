import { expect, test } from "vitest";
import { readBody, type Exchange } from "../../engine/exchange/exchange.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { Transport } from "../../engine/transport/transport.ts";
import { api } from "./api.ts";
import { configurationKind, stateOf } from "./configurations.ts";
import { messages } from "./sandbox/messages.ts";

const target = {
  ...{ name: "panel", api: "vpnscript", baseUrl: "http://vpn.example", deviceName: "tests" },
  ...{ personas: {}, servers: { wireguard: 2, openvpn: 1, missing: 999 }, jobTimeout: 4 },
};

function answered(server: number, status: number, message: string): Exchange {
  const text = JSON.stringify({ success: false, message });
  const url = `${target.baseUrl}/api/wireguard/configs?server_id=${server}`;
  const request = { operation: "listWireguardConfigs", effect: "reads", method: "GET", url };
  const body = readBody(Buffer.from(text));
  return {
    request: { ...request, persona: "active", headers: {} },
    answer: { status, headers: {}, body },
  } as unknown as Exchange;
}

const { serverNotFound: MISSING, notWireguard: OPENVPN, noConfigs: NONE } = messages;

function kindOf() {
  const transport = new Transport({ allowWrites: true, requestsPerMinute: 60 });
  const session = api.connect(target as never, transport, new Secrets());
  return configurationKind(session as never);
}

test.each([
  [2, 404, MISSING, { unknown: "the list of configurations was answered 404, server-not-found" }],
  [2, 422, OPENVPN, { unknown: "the list of configurations was answered 422, not-wireguard" }],
  [2, 404, NONE, { items: [] }],
  [999, 404, MISSING, { items: [] }],
  [1, 422, OPENVPN, { items: [] }],
])(
  "the list on server %i that is answered %i, %s, is read so, though nothing else is known of it",
  (server, status, message, read) => {
    expect(kindOf().read(answered(server, status, message))).toEqual(read);
  },
);

test("another file is another state, whatever its status", () => {
  const kind = kindOf();
  const [one, other] = ["a", "b"].map((config) => kind.stateIs!({ status: 1, config } as never));
  expect(one).toMatch(/^active with the file /);
  expect(other).not.toBe(one);
});

const [PENDING, ACTIVE, LEAVING] = [0, 1, 2];
const one = (status: number, config: string | null, second = 8) =>
  ({ status, config, created_at: `2026-11-20T10:15:0${second}.000000Z` }) as never;

test.each([
  ["another, of another time", one(ACTIVE, "a"), one(ACTIVE, "a", 9), false, true],
  ["another, with another file", one(ACTIVE, "a"), one(ACTIVE, "b"), false, true],
  ["another, as the earlier one was active", one(ACTIVE, "a"), one(PENDING, null), false, true],
  ["the same, active by now", one(PENDING, null), one(ACTIVE, "a"), false, false],
  ["the same, leaving", one(ACTIVE, "a"), one(LEAVING, null, 9), true, false],
  ["the same, as it has its file", one(ACTIVE, "a"), one(ACTIVE, "a"), true, false],
  [
    "another, as it was active when its removal was accepted",
    one(PENDING, null),
    one(ACTIVE, "a"),
    true,
    true,
  ],
  ["another, pending as well", one(PENDING, null), one(PENDING, null), true, true],
])("what is listed under an id again is %s", (_, earlier, now, isFollowed, isAnother) => {
  expect(kindOf().again!.isAnother(now, [earlier], isFollowed)).toBe(isAnother);
});

const FILE = kindOf().traitsOf!(one(ACTIVE, "a")).at(-1)!;

test.each([
  ["the same, at the same time", [], one(PENDING, null), true],
  ["another, of a time nearby", [], one(PENDING, null, 9), false],
  ["the same, with its file, at another time", [FILE], one(ACTIVE, "a", 9), true],
  ["another, with another file", [FILE], one(ACTIVE, "b"), false],
])("what has the id that an earlier run's had is %s", (_, file, now, isSame) => {
  const kind = kindOf();
  const earlier = [...kind.traitsOf!(one(PENDING, null)), ...file];
  expect(kind.traitsOf!(now).some((trait) => earlier.includes(trait))).toBe(true);
  expect(kind.traitsOf!(now, earlier).some((trait) => earlier.includes(trait))).toBe(isSame);
});

test.each<[status: unknown, state: number]>([
  [0, 0],
  ["2", 2],
  [null, NaN],
  ["", NaN],
  [false, NaN],
  [undefined, NaN],
])("the status %j is the state %d", (status, state) => {
  expect(stateOf({ status })).toBe(state);
});
