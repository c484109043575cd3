import { expect, test } from "vitest";
import { NotReachable } from "../../engine/exchange/errors.ts";
import { Broken } from "../../engine/judgement/finding.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { Transport } from "../../engine/transport/transport.ts";
import { textOf, type Answer, type Asked } from "../../sandbox/server.ts";
import { api } from "./api.ts";
import { remove } from "./removing.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { VpnScriptSession } from "./session.ts";
import { create } from "./situations.ts";
import type { VpnScriptTarget } from "./target.ts";

interface Rows {
  readonly data?: readonly { readonly id: number }[];
}

const NUMBER = 1;

/** Each list gives the number of a row as its id. */
function numbered({ url }: Asked, own: Answer): Answer {
  if (!url.pathname.endsWith("/configs") || own.status !== 200) return own;
  const { data = [], ...rest } = JSON.parse(textOf(own)) as Rows;
  const rows = data.map((row, nth) => ({ ...row, id: nth + NUMBER }));
  return { ...own, body: JSON.stringify({ ...rest, data: rows }) };
}

test.each([
  ["is listed, and not found, breaks the contract", numbered, Broken],
  ["is not listed any more has gone before it was removed", undefined, NotReachable],
])("what %s", async (_, alter, kind) => {
  const sandbox = await startSandbox({ ...(alter && { alter }) });
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    await create(session);
    await expect(remove(session, NUMBER)).rejects.toBeInstanceOf(kind);
  } finally {
    await sandbox.close();
  }
});
