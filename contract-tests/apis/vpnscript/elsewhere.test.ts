import { expect, test } from "vitest";
import { check } from "../../engine/exercise.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { Transport } from "../../engine/transport/transport.ts";
import { TargetRun } from "../../run/target-run.ts";
import { runWithoutTools } from "../../run/without-tools.ts";
import { textOf, type Answer, type Asked } from "../../sandbox/server.ts";
import { api } from "./api.ts";
import { comparedPlaces } from "./elsewhere.ts";
import { SERVER_IDS } from "./sandbox/servers.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { VpnScriptSession } from "./session.ts";
import { create } from "./situations.ts";
import type { VpnScriptTarget } from "./target.ts";
import { verifySandbox, violated } from "./verify-sandbox.support.ts";

test.concurrent(
  "what each login has made is named, also where the account's list is refused",
  async () => {
    const sandbox = await startSandbox({ fault: "login-creates" });
    try {
      const ids = () => sandbox.fingerprint().match(/^configuration \d+/gm) ?? [];
      const before: string[] = ids();
      const target = { timeout: 30, ...sandbox.target } as unknown as VpnScriptTarget;
      const run = new TargetRun(api, target, new AbortController().signal, {});
      await runWithoutTools(run);
      const { leftovers } = run.report();
      const left = ids().filter((one) => !before.includes(one));
      const told = leftovers.map(({ what }) => Number(/^perhaps (\d+)/.exec(what)?.[1] ?? 1));
      expect(left.length).toBeGreaterThan(5);
      expect(told.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(left.length);
      const refused = leftovers.filter(({ why }) => why.includes("list is refused"));
      expect(refused.map(({ what }) => what)).toContain(
        "perhaps a WireGuard configuration of personas.expired on server 2",
      );
    } finally {
      await sandbox.close();
    }
  },
);

test.concurrent(
  "nothing is created where two accounts list the same configurations: what comes there may be anyone's",
  async () => {
    let made = 0;
    const alter = ({ method, url }: Asked, own: Answer) => {
      if (method === "POST" && url.pathname.endsWith("/create") && own.status < 300) made++;
      return own;
    };
    const run = await verifySandbox({ fault: "list-foreign", alter });
    expect(violated(run)).toEqual(["configurations-are-on-their-server"]);
    expect([made, run.leftovers]).toEqual([0, []]);
  },
);

test.concurrent.each<[what: string, isCreating: boolean, verdict: string]>([
  ["is blamed where it creates again", true, "violates"],
  ["is not where it creates no more, and others create on the account", false, "conforms"],
])("a login at which something appears elsewhere %s", async (_, isCreating, verdict) => {
  const rows = new Map<string | null, object[]>();
  let isOn = false;
  const sandbox = await startSandbox({
    alter({ url, body }, own) {
      const server = url.searchParams.get("server_id");
      if (isOn && url.pathname.endsWith("/token") && body.includes("device_name")) {
        for (const at of [SERVER_IDS.wireguard, SERVER_IDS.wireguardFull]) {
          const list = rows.get(`${at}`) ?? [];
          rows.set(`${at}`, [...list, rowOf(at, 777_000 + at * 100 + list.length)]);
        }
      }
      if (!url.pathname.endsWith("/configs") || !rows.has(server)) return own;
      const { data = [] } = JSON.parse(textOf(own)) as { readonly data?: readonly object[] };
      const list = { status: true, message: null, data: [...data, ...rows.get(server)!] };
      return { ...own, status: 200, body: JSON.stringify(list) };
    },
  });
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    for (const place of await comparedPlaces(session)) await session.configurations.look(place);
    await create(session);
    isOn = true;
    for (const name of ["TOKEN_2", "TOKEN_3"]) await session.logIn("active", name);
    isOn = isCreating;
    for (const place of await comparedPlaces(session)) await session.configurations.look(place);
    const rule = api.rules.find(({ id }) => id === "nothing-else-is-created")!;
    expect((await check(session, rule)).verdict).toBe(verdict);
  } finally {
    await sandbox.close();
  }
});

test.concurrent(
  "creates of another account are blamed for what appears, and not the logins of this one",
  async () => {
    const sandbox = await startSandbox({ fault: "create-for-next" });
    try {
      const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
      const target = sandbox.target as unknown as VpnScriptTarget;
      const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
      for (const place of await comparedPlaces(session)) await session.configurations.look(place);
      for (const as of ["active", "active", "other"] as const) {
        await session.logIn("other", `TOKEN_${as}`);
        const parameters = { server_id: SERVER_IDS.wireguard };
        await session.send("createWireguardConfig", { as, parameters });
      }
      for (const place of await comparedPlaces(session)) await session.configurations.look(place);
      const rule = api.rules.find(({ id }) => id === "nothing-else-is-created")!;
      const { findings = [] } = await check(session, rule);
      expect(findings.map(({ message }) => message)).toEqual([
        "createWireguardConfig was answered 200 2 times, and each time a configuration has appeared of personas.other on server 2.",
      ]);
    } finally {
      await sandbox.close();
    }
  },
);

test.concurrent(
  "accepted creates are not blamed for what appears while another client creates on all accounts",
  async () => {
    const rows = new Map<string, object[]>();
    const sandbox = await startSandbox({
      alter({ url, headers: { authorization = "" } }, own) {
        const beside = rows.get(authorization);
        if (!beside || url.search !== `?server_id=${SERVER_IDS.wireguard}`) return own;
        const { data = [] } = JSON.parse(textOf(own)) as { readonly data?: readonly object[] };
        const list = { status: true, message: null, data: [...data, ...beside] };
        return { ...own, status: 200, body: JSON.stringify(list) };
      },
    });
    try {
      const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
      const target = sandbox.target as unknown as VpnScriptTarget;
      const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
      const look = async () => {
        for (const place of await comparedPlaces(session)) await session.configurations.look(place);
      };
      await look();
      await create(session);
      for (const [as, ids] of [
        ["other", [1, 2, 91, 92, 93]],
        ["active", [3, 4]],
      ] as const) {
        const theirs = ids.map((id) => rowOf(SERVER_IDS.wireguard, id));
        rows.set(`Bearer ${await session.token(as)}`, theirs);
      }
      for (let times = 0; times < 2; times++) {
        await look();
        const parameters = { server_id: SERVER_IDS.wireguard };
        await session.send("createWireguardConfig", { as: "other", parameters });
      }
      await look();
      const rule = api.rules.find(({ id }) => id === "nothing-else-is-created")!;
      expect((await check(session, rule)).findings).toEqual([]);
    } finally {
      await sandbox.close();
    }
  },
);

test.concurrent(
  "what comes only after a create was refused is told as left, and of the refusal",
  async () => {
    const rows: object[] = [];
    const sandbox = await startSandbox({
      alter({ url, headers }, own) {
        if (!url.pathname.endsWith("/configs") || headers.authorization !== theirs) return own;
        return {
          ...own,
          status: 200,
          body: JSON.stringify({ status: true, message: null, data: rows }),
        };
      },
    });
    let theirs = "";
    try {
      const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
      const target = sandbox.target as unknown as VpnScriptTarget;
      const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
      theirs = `Bearer ${await session.token("deviceLimited")}`;
      for (const place of await comparedPlaces(session)) await session.configurations.look(place);
      await create(session);
      const call = {
        as: "deviceLimited",
        parameters: { server_id: SERVER_IDS.wireguard },
      } as const;
      for (const id of [777_001, 777_002]) {
        await session.send("createWireguardConfig", call);
        rows.push(rowOf(SERVER_IDS.wireguard, id));
      }
      const left = (await session.undo()).map(({ what }) => what);
      const where = "of personas.deviceLimited on server 2";
      expect(left.toSorted()).toEqual([
        `WireGuard configuration 777001 ${where}`,
        `WireGuard configuration 777002 ${where}`,
      ]);
      const rule = api.rules.find(({ id }) => id === "nothing-else-is-created")!;
      const { findings = [] } = await check(session, rule);
      expect(findings.map(({ message }) => message)).toEqual([
        `createWireguardConfig was answered 422 2 times, and each time a configuration has appeared ${where}.`,
      ]);
    } finally {
      await sandbox.close();
    }
  },
);

function rowOf(server_id: number, id: number) {
  const at = new Date().toISOString().replace("Z", "000Z");
  const row = { id, server_id, config: null, status: 0, fail_reason: null };
  return { ...row, created_at: at, updated_at: at };
}
