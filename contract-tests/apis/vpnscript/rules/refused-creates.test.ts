import { expect, test } from "vitest";
import { Secrets } from "../../../engine/secrets/secrets.ts";
import { Transport } from "../../../engine/transport/transport.ts";
import { textOf } from "../../../sandbox/server.ts";
import { api } from "../api.ts";
import { SERVER_IDS } from "../sandbox/servers.ts";
import { startSandbox } from "../sandbox/start.ts";
import type { VpnScriptSession } from "../session.ts";
import { ownPlace } from "../creating.ts";
import { create } from "../situations.ts";
import type { VpnScriptTarget } from "../target.ts";
import { strayCreate } from "./refused-creates.ts";

/**
 * What is found where rows are added to the active account's list, at some creates or at each list: the answer, how many
 * were added, and how many configurations are this run's own then.
 */
async function found(isAdding: (path: string, body: string) => boolean, isVisited = false) {
  const rows: object[] = [];
  const add = () => rows.push(rowOf(777_000 + rows.length));
  const sandbox = await startSandbox({
    alter({ url, body }, own) {
      if (isAdding(url.pathname, body)) add();
      const isMain = url.searchParams.get("server_id") === `${SERVER_IDS.wireguard}`;
      if (!url.pathname.endsWith("/configs") || !isMain || rows.length === 0) return own;
      const { data = [] } = JSON.parse(textOf(own)) as { readonly data?: readonly object[] };
      const list = { status: true, message: null, data: [...data, ...rows] };
      return { ...own, status: 200, body: JSON.stringify(list) };
    },
  });
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    await create(session);
    if (isVisited) add();
    for (const server_id of [undefined, SERVER_IDS.missing, SERVER_IDS.openvpn]) {
      await session.send("createWireguardConfig", { as: "active", parameters: { server_id } });
    }
    const place = ownPlace(session);
    await session.configurations.look(place.name);
    const stray = await strayCreate(session);
    const own = [...place.own].filter((id) => !place.isUnclear || place.isSure(id));
    return { status: stray?.answer.status, came: rows.length, own: own.length };
  } finally {
    await sandbox.close();
  }
}

function rowOf(id: number) {
  const at = new Date().toISOString();
  const row = { id, server_id: SERVER_IDS.wireguard, config: null, status: 0, fail_reason: null };
  return { ...row, created_at: at, updated_at: at };
}

const isMissing = (path: string, body: string) =>
  path.endsWith("/create") && body.includes(`${SERVER_IDS.missing}`);

test("the one kind of refused creates that creates all the same is found, and what it has made is this run's own", async () => {
  expect(await found(isMissing)).toEqual({ status: 404, came: 3, own: 4 });
});

test("where another client creates, too, only what was seen to come of a refused create alone is this run's own", async () => {
  expect(await found(isMissing, true)).toEqual({ status: 404, came: 4, own: 2 });
});

test.each([
  ["is at work all the time", () => true],
  ["is not there", () => false],
])("no refusal is blamed where another client %s", async (_, isAdding) => {
  expect((await found(isAdding)).status).toBeUndefined();
});
