import { afterEach, expect, test, vi } from "vitest";
import type { Api } from "../engine/api.ts";
import type { Effect } from "../engine/description/catalogue.ts";
import { installation, notesApi, TARGET } from "../engine/invented-api.support.ts";
import { exchanged } from "../engine/invented.support.ts";
import type { Target } from "../engine/transport/target.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { rehearse } from "./plan.ts";
import { answerBy } from "../engine/transport/wire.support.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

const SANDBOX = {
  name: "sandbox",
  baseUrl: "http://127.0.0.1:7/notes/",
  allowWrites: true,
  requestsPerMinute: 60_000,
  personas: { active: { key: "a" }, other: { key: "o" } },
  methods: ["GET", "POST"],
  apiKey: "sandbox-key",
  states: null,
};

/** The one rule that is tried, and asks for these requests. */
const RULE = "asks";

/** Rehearses what would be sent to a target, on a sandbox to which these requests are sent. */
async function rehearsed(
  requests: readonly { path: string; method?: string; effect?: Effect; persona?: string }[],
  target: object = {},
  { tools, connect = notesApi.connect }: Partial<Pick<Api, "connect">> & { tools?: ["dredd"] } = {},
) {
  answerBy(installation().fetch);
  const closed = vi.fn(() => Promise.resolve());
  const sandbox = { target: SANDBOX, close: closed } as unknown as Sandbox;
  const wanted = vi.fn((id: string) => id === `notes/rules/${RULE}`);
  let stand: Target | undefined;
  const api: Api = {
    ...notesApi,
    rules: [
      {
        id: RULE,
        title: "All is asked for.",
        source: "Notes, tab 1",
        async check({ transport }) {
          for (const { path, ...rest } of requests) {
            const url = `http://127.0.0.1:7${path}`;
            await transport.send(exchanged({}, {}, { url, persona: "active", ...rest }).request);
          }
        },
      },
    ],
    startSandbox: () => Promise.resolve(sandbox),
    connect: (...connection) => {
      [stand] = connection;
      const session = connect(...connection);
      return Object.assign(session, { preflight: () => Promise.resolve() });
    },
  };
  const plan = await rehearse({ api, target: { ...TARGET, ...target } }, { wanted, tools }).finally(
    () => expect(closed).toHaveBeenCalledOnce(),
  );
  return { plan, wanted, stand };
}

test("requests of one kind are one line, by path and names of the query", async () => {
  const { plan } = await rehearsed([
    { path: "/notes/note?id=1&action=read" },
    { path: "/notes/note?id=2&action=read" },
    { path: "/notes/note?id=2" },
    { path: "/notes/notes", method: "POST", effect: "creates" },
    { path: "/elsewhere/note" },
  ]);
  const kind = { method: "GET", operation: "readNote", persona: "active", effect: "reads" };
  expect(plan.requests).toEqual([
    { ...kind, path: "/note?id&action", times: 2 },
    { ...kind, path: "/note?id", times: 1 },
    { ...kind, path: "/notes", method: "POST", effect: "creates", times: 1 },
    { ...kind, path: "/elsewhere/note", times: 1 },
  ]);
  expect(plan.total).toBe(5);
});

test.each<[what: string, other: object]>([
  ["persona", { persona: "other" }],
  ["method", { method: "POST" }],
  ["effect", { effect: "creates" }],
])("requests of another %s are of another kind", async (_, other) => {
  const { plan } = await rehearsed([{ path: "/notes/a" }, { path: "/notes/a", ...other }]);
  expect(plan.requests.map(({ times }) => times)).toEqual([1, 1]);
});

test.each<[requests: number, perMinute: number, seconds: number]>([
  [1, 1, 0],
  [50, 50, 0],
  [51, 50, 60],
  [101, 50, 120],
])("%i requests at %i a minute take %i s", async (requests, requestsPerMinute, seconds) => {
  const all = Array.from({ length: requests }, () => ({ path: "/notes/a" }));
  const { plan } = await rehearsed(all, { requestsPerMinute });
  expect(plan).toMatchObject({ seconds, target: { ...TARGET, requestsPerMinute } });
});

test("the sandbox has what the target gives, and is allowed what it allows", async () => {
  const { stand } = await rehearsed([], {
    allowWrites: false,
    personas: { active: { key: "mine" } },
    methods: ["POST"],
    apiKey: "mine",
    timeout: 9,
  });
  expect(stand).toEqual({
    ...TARGET,
    ...SANDBOX,
    allowWrites: false,
    personas: { active: { key: "a" } },
    methods: ["POST"],
    timeout: 9,
  });
});

test("what a target does not speak of at all is not there, except lists", async () => {
  const { stand } = await rehearsed([]);
  expect(stand).toMatchObject({ personas: {}, methods: ["GET", "POST"], apiKey: "sandbox-key" });
});

test("it is rehearsed by the tools and for the ids that are wanted of the target", async () => {
  const { plan, wanted } = await rehearsed([{ path: "/notes/a" }]);
  expect(plan.total).toBe(1);
  expect(wanted).toHaveBeenCalledWith("notes/readNote/200/note", "kitchen");
  // Dredd is asked for no rule.
  const byDredd = await rehearsed([{ path: "/notes/a" }], {}, { tools: ["dredd"] });
  expect(byDredd.plan.total).toBe(0);
});

test("the sandbox is closed, too, if rehearsing fails", async () => {
  const connect = () => {
    throw new Error("ours");
  };
  await expect(rehearsed([], {}, { connect })).rejects.toThrow("ours");
});
