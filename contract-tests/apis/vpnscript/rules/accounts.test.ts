import { expect, test } from "vitest";
import { check } from "../../../engine/exercise.ts";
import { Secrets } from "../../../engine/secrets/secrets.ts";
import { Transport } from "../../../engine/transport/transport.ts";
import type { Answer, Asked } from "../../../sandbox/server.ts";
import { api } from "../api.ts";
import { startSandbox, type VpnScriptSandboxOptions } from "../sandbox/start.ts";
import { PERSONAS, type VpnScriptTarget } from "../target.ts";

/** How rules hold, one after another, and whose account was read. */
async function tried(options: VpnScriptSandboxOptions, ...ids: readonly string[]) {
  const sandbox = await startSandbox(options);
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets());
    const verdicts: string[] = [];
    for (const id of ids) {
      const rule = api.rules.find((one) => one.id === id)!;
      verdicts.push((await check(session, rule)).verdict);
    }
    const read = session.answers.of("getAccount").map(({ exchange }) => exchange.request.persona);
    return { verdicts, read: new Set(read) };
  } finally {
    await sandbox.close();
  }
}

test("what altered tokens are let in to is not taken for another account's", async () => {
  let login: Answer | undefined;
  const alter = ({ url }: Asked, own: Answer): Answer => {
    if (!url.pathname.endsWith("/openvpn/auth")) return own;
    if (own.status === 200) login = own;
    return own.status === 401 ? (login ?? own) : own;
  };
  const logins = "token-belongs-to-its-account";
  const { verdicts } = await tried({ alter }, logins, "wrong-tokens-are-refused", logins);
  expect(verdicts).toEqual(["conforms", "violates", "conforms"]);
});

test("the account of each persona that can log in is read", async () => {
  const { read } = await tried({}, "token-belongs-to-its-account");
  const all = Object.keys(PERSONAS).filter((one) => one !== "suspended");
  expect([...read].toSorted()).toEqual(all.toSorted());
});
