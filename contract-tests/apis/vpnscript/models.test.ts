import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Course } from "../../engine/model.ts";
import { neverSeen, tryModels } from "../../run/try-models.support.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { api } from "./api.ts";
import { configurationModel } from "./model-configuration.ts";
import { json, jsonOf, type Json } from "../../sandbox/fronts.ts";
import type { Front, Passing } from "../../sandbox/front.ts";
import { messages } from "./sandbox/messages.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { VpnScriptTarget } from "./target.ts";

test.concurrent.each(["model-of-a-token", "model-of-a-configuration"])(
  "every transition that the vendor's page knows is seen: %s",
  async (id) => {
    expect(await neverSeen(api, id, 80)).toEqual([]);
  },
);

test.concurrent(
  "nothing is left of all models, and a login that ends earlier ones raises no alarm",
  async () => {
    const all = await tryModels(api, { sequences: 4, liberties: ["previous-token-revoked"] });
    expect(all).toMatchObject({ findings: [], reasons: [], leftovers: [], isAsBefore: true });
  },
);

const isCreate = ({ method, path }: Passing) => method === "POST" && /create/.test(path);
const isDelete = ({ method }: Passing) => method === "DELETE";
const isList = ({ path }: Passing) => path.includes("/api/wireguard/configs");

const DEVICE_LIMIT = json(422, {
  success: false,
  message:
    "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before.",
});
const SERVER_FULL = json(422, {
  success: false,
  message:
    "The server has reached the maximum allowed user limit. Please try again later or choose a different server.",
});

/** Refuses creates as an installation does whose room is taken by others. */
function refusing(reply: typeof DEVICE_LIMIT, isTaken: (nth: number) => boolean): Front {
  let nth = 0;
  return { ask: (passing) => (isCreate(passing) && isTaken(nth++) ? reply : undefined) };
}

describe.concurrent("what others may have caused is not a breach", () => {
  const only = "model-of-a-configuration";
  test.concurrent.each([
    ["devices, by turns", refusing(DEVICE_LIMIT, (nth) => nth % 3 === 2)],
    ["all devices, at last", refusing(DEVICE_LIMIT, (nth) => nth > 6)],
    ["slots of the server", refusing(SERVER_FULL, (nth) => nth % 4 === 3)],
    ["all slots, at last", refusing(SERVER_FULL, (nth) => nth > 6)],
  ])("others take %s", async (_, front) => {
    const { findings, leftovers } = await tryModels(api, { only, front });
    expect({ findings, leftovers }).toEqual({ findings: [], leftovers: [] });
  });
});

describe.concurrent("what only the installation can have done is a breach", () => {
  const only = "model-of-a-configuration";
  const rowsOf = (body: unknown) => (jsonOf({ body } as never)?.["data"] ?? []) as Json[];
  const dispatched = json(200, { success: true, message: messages.deleteDispatched });
  const pending = json(422, { success: false, message: messages.configPending });
  const listing = (data: readonly Json[]) => json(200, { message: null, status: true, data });

  test.concurrent("one that was deleted and gone comes back", async () => {
    /** What each account has had, and the one that comes back some time after its deletion. */
    const known = new Map<unknown, Json>();
    const ghosts: { id: unknown; owner: unknown; at: number }[] = [];
    const front: Front = {
      ask({ headers, ms, ...passing }) {
        const id = isDelete(passing as Passing) && jsonOf(passing)?.["config_id"];
        if (id === false || !known.has(id)) return undefined;
        const [ghost] = ghosts;
        if (ghost && ghost.id === id && ms > ghost.at) return dispatched;
        if (!ghost) ghosts.push({ id, owner: headers.authorization, at: ms + 3000 });
        return undefined;
      },
      answer({ body, status }, passing) {
        if (!isList(passing) || ![200, 404].includes(status)) return undefined;
        const rows = rowsOf(body);
        for (const row of rows) if (row["status"] === 1) known.set(row["id"], row);
        const [ghost] = ghosts;
        const isBack =
          ghost && ghost.owner === passing.headers.authorization && passing.ms > ghost.at;
        return isBack ? listing([...rows, known.get(ghost.id)!]) : undefined;
      },
    };
    const { findings } = await tryModels(api, { only, front, jobMs: 150 });
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/Configuration \d+ was gone after its deletion, and is listed again\./),
    ]);
  });

  test.concurrent("a deletion never ends", async () => {
    const stuck = new Set<unknown>();
    let deletions = 0;
    const front: Front = {
      ask(passing) {
        if (!isDelete(passing)) return undefined;
        const id = jsonOf(passing)?.["config_id"];
        if (stuck.has(id)) return pending;
        if (++deletions !== 6) return undefined;
        stuck.add(id);
        return dispatched;
      },
      answer({ body }, passing) {
        const rows = isList(passing) ? rowsOf(body) : [];
        const isStuck = ({ id }: Json) => stuck.has(id);
        if (!rows.some(isStuck)) return undefined;
        return listing(
          rows.map((row) => (isStuck(row) ? { ...row, status: 2, config: null } : row)),
        );
      },
    };
    const { findings } = await tryModels(api, { only, front, jobTimeout: 1 });
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/has not ended within twice the jobTimeout of 1 s/),
    ]);
  });
});

describe("requests at once are answered as one after the other", () => {
  let panel: Sandbox;
  let target: VpnScriptTarget;
  beforeAll(async () => {
    panel = await startSandbox({ jobMs: 1 });
    target = panel.target as unknown as VpnScriptTarget;
  });
  afterAll(() => panel.close());

  async function call(method: string, path: string, token?: string, body?: object) {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const accepted = { accept: "application/json", "content-type": "application/json" };
    const sent = body && { body: JSON.stringify(body) };
    const headers = { ...accepted, ...authorization };
    const response = await fetch(`${panel.baseUrl}${path}`, { method, headers, ...sent });
    return (await response.json()) as { message?: string; token?: string; data?: unknown };
  }

  async function logIn(): Promise<string> {
    const login = { ...target.personas.active, device_name: "race" };
    return (await call("POST", "/api/auth/token", undefined, login)).token!;
  }

  async function race<T>(scheduler: fc.Scheduler, both: readonly (() => Promise<T>)[]) {
    const racing = both.map(async (one, index) => {
      await scheduler.schedule(Promise.resolve(), String(index));
      return one();
    });
    const done = Promise.all(racing);
    await scheduler.waitFor(done);
    return done;
  }

  const assert = (property: (scheduler: fc.Scheduler) => Promise<void>) =>
    fc.assert(fc.asyncProperty(fc.scheduler(), property), { seed: 1, numRuns: 20 });

  const wireguard = () => target.servers.wireguard!;

  async function listed(token: string) {
    const { data } = await call("GET", `/api/wireguard/configs?server_id=${wireguard()}`, token);
    return (data ?? []) as readonly { readonly id: number; readonly status: number }[];
  }

  async function activeIds(token: string, count: number): Promise<number[]> {
    await expect
      .poll(async () => (await listed(token)).map(({ status }) => status), { interval: 2 })
      .toEqual(Array(count).fill(1));
    return (await listed(token)).map(({ id }) => id);
  }

  test("two creates make two, and two deletes of one take it once", async () => {
    const token = await logIn();
    const create = () => call("POST", "/api/wireguard/create", token, { server_id: wireguard() });
    const remove = (config_id: number) =>
      call("DELETE", "/api/wireguard/delete", token, { config_id });
    await assert(async (scheduler) => {
      await race(scheduler, [create, create]);
      const ids = await activeIds(token, 2);
      expect(new Set(ids).size).toBe(2);
      const said = await race(scheduler, [() => remove(ids[0]!), () => remove(ids[0]!)]);
      const steps = said.map(({ message = "" }) => {
        return /dispatched/.test(message)
          ? "delete-dispatched"
          : /pending/.test(message)
            ? "config-pending"
            : "config-not-found";
      });
      const isSo = (answers: readonly string[]) => {
        const course = new Course(configurationModel.chart, "active");
        return answers.every((answer) => course.take("delete", answer));
      };
      expect(isSo(steps) || isSo(steps.toReversed())).toBe(true);
      await activeIds(token, 1);
      await remove(ids[1]!);
      await activeIds(token, 0);
    });
  });

  test("a delete beside the create of another is refused while that is pending, and never takes the other", async () => {
    const token = await logIn();
    const create = () => call("POST", "/api/wireguard/create", token, { server_id: wireguard() });
    await assert(async (scheduler) => {
      await create();
      const { id } = (await listed(token))[0]!;
      const remove = () => call("DELETE", "/api/wireguard/delete", token, { config_id: id });
      const [, said] = await race(scheduler, [create, remove]);
      expect(said!.message).toMatch(/dispatched|is pending creation or deletion/);
      const isTaken = /dispatched/.test(said!.message!);
      const ids = await activeIds(token, isTaken ? 1 : 2);
      expect(ids.includes(id)).toBe(!isTaken);
      for (const config_id of ids)
        await call("DELETE", "/api/wireguard/delete", token, { config_id });
      await activeIds(token, 0);
    });
  });

  test("two logins give two tokens of one account", async () => {
    await assert(async (scheduler) => {
      const tokens = await race(scheduler, [logIn, logIn]);
      expect(new Set(tokens).size).toBe(2);
      const accounts = await Promise.all(tokens.map((one) => call("GET", "/api/account", one)));
      expect(accounts[0]!.data).toEqual(accounts[1]!.data);
      expect(accounts[0]!.data).toMatchObject({ username: target.personas.active!.username });
    });
  });
});
