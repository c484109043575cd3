import { expect, test } from "vitest";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { Transport } from "../../engine/transport/transport.ts";
import { api } from "./api.ts";
import { placeAt } from "./configurations.ts";
import { messages } from "./sandbox/messages.ts";
import { SERVER_IDS } from "./sandbox/servers.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { VpnScriptSession } from "./session.ts";
import { activeOne } from "./situations.ts";
import type { VpnScriptTarget } from "./target.ts";

/** A customer's. */
const OLD = {
  ...{ id: 777_777, server_id: SERVER_IDS.wireguard, config: null, status: 1, fail_reason: null },
  ...{ created_at: "2020-01-01T00:00:00.000000Z", updated_at: "2020-01-01T00:00:00.000000Z" },
};

test("what staff have moved to another server ends a run, is blamed on no removal, and is removed there", async () => {
  let isMoved = false;
  let listed: string | undefined;
  const sandbox = await startSandbox({
    alter({ url }, own) {
      const server = url.searchParams.get("server_id");
      if (!url.pathname.endsWith("/configs")) return own;
      if (server === String(SERVER_IDS.wireguard) && !isMoved) {
        const { data } = JSON.parse(String(own.body)) as { data?: object[] };
        const body = JSON.stringify({ status: true, message: null, data: [OLD, ...(data ?? [])] });
        listed = body;
        return { ...own, status: 200, body };
      }
      if (!isMoved || listed === undefined) return own;
      const none = { success: false, message: "No configuration found for this server." };
      return server === String(SERVER_IDS.wireguard)
        ? { ...own, status: 404, body: JSON.stringify(none) }
        : { ...own, status: 200, body: listed };
    },
  });
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    const { id } = await activeOne(session);
    isMoved = true;
    const place = session.configurations.at(placeAt("active", SERVER_IDS.wireguard));
    await expect(session.configurations.look(place.name)).rejects.toThrow(
      /configurations .* are listed on server \d+ by now: they were moved/,
    );
    expect(place.othersBy("moved")).toContain(String(id));
    expect(await session.undo()).toEqual([]);
    expect(place.isRemoved(String(id))).toBe(true);
  } finally {
    await sandbox.close();
  }
});

test("nothing counts as left where the password of an account has changed that made nothing", async () => {
  let isChanged = false;
  const sandbox = await startSandbox({
    alter({ url }, own) {
      const body = JSON.stringify({ success: false, message: messages.wrongCredentials });
      const isRefused = isChanged && url.pathname.endsWith("/auth/token");
      return isRefused ? { ...own, status: 422, body } : own;
    },
  });
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    await activeOne(session);
    isChanged = true;
    expect(await session.undo()).toEqual([]);
  } finally {
    await sandbox.close();
  }
});
