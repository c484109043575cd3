import { expect, test } from "vitest";
import { Secrets } from "../../../engine/secrets.ts";
import { Transport } from "../../../engine/transport.ts";
import { api } from "../api.ts";
import { SERVER_IDS } from "../sandbox/servers.ts";
import { startSandbox } from "../sandbox/start.ts";
import type { VpnScriptSession } from "../session.ts";
import type { VpnScriptTarget } from "../target.ts";
import { creatingRefusal } from "./refused-creates.ts";

/** The refusal that is found where rows are added to the active account's list: at some creates, or at each list. */
async function found(isAdding: (path: string, body: string) => boolean) {
  const rows: object[] = [];
  const sandbox = await startSandbox({
    alter({ url, body }, own) {
      if (isAdding(url.pathname, body)) rows.push({ ...ROW, id: 777_000 + rows.length });
      if (!url.pathname.endsWith("/configs") || rows.length === 0) return own;
      return {
        ...own,
        status: 200,
        body: JSON.stringify({ status: true, message: null, data: rows }),
      };
    },
  });
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    for (const server_id of [undefined, SERVER_IDS.missing, SERVER_IDS.openvpn]) {
      await session.send("createWireguardConfig", { as: "active", parameters: { server_id } });
    }
    return (await creatingRefusal(session))?.answer.status;
  } finally {
    await sandbox.close();
  }
}

const ROW = {
  ...{ server_id: SERVER_IDS.wireguard, config: null, status: 0, fail_reason: null },
  ...{ created_at: "2026-01-01T00:00:00.000000Z", updated_at: "2026-01-01T00:00:00.000000Z" },
};

test("the one kind of refused creates that creates all the same is found", async () => {
  const isMissing = (path: string, body: string) =>
    path.endsWith("/create") && body.includes(`${SERVER_IDS.missing}`);
  expect(await found(isMissing)).toBe(404);
});

test.each([
  ["is at work all the time", () => true],
  ["is not there", () => false],
])("no refusal is blamed where another client %s", async (_, isAdding) => {
  expect(await found(isAdding)).toBeUndefined();
});
