import { expect, test } from "vitest";
import { NoAnswer } from "../../engine/exchange/errors.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { Transport } from "../../engine/transport/transport.ts";
import { standBefore } from "../../sandbox/front.ts";
import { altered } from "../../sandbox/fronts.ts";
import { api } from "./api.ts";
import { ownPlace } from "./creating.ts";
import { remove } from "./removing.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { VpnScriptSession } from "./session.ts";
import { activeOne, someListed } from "./situations.ts";
import type { VpnScriptTarget } from "./target.ts";

test("a create whose answer was lost is not waited for: another is sent, and is this run's own", async () => {
  const sandbox = await startSandbox();
  let accepted = 0;
  const losing = altered(
    ({ path }) => path.endsWith("/create"),
    ({ status }) => (status === 200 && ++accepted === 1 ? "closed" : undefined),
  );
  const front = await standBefore(sandbox, losing());
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const baseUrl = front.origin + new URL(sandbox.baseUrl).pathname;
    const target = { ...sandbox.target, baseUrl } as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    await expect(someListed(session)).rejects.toBeInstanceOf(NoAnswer);
    await someListed(session);
    const place = ownPlace(session);
    expect(await session.configurations.own(place.name)).toHaveLength(1);
    expect(place.othersBy("unanswered")).toHaveLength(1);
  } finally {
    await front.close();
    await sandbox.close();
  }
});

test("a create that finds no device left after deletions is told as that", async () => {
  const sandbox = await startSandbox({
    ...{ fault: "deleted-still-counts", liberties: ["plan-before-server"], jobMs: 20 },
  });
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    const untilRefused = async (): Promise<never> => {
      await remove(session, (await activeOne(session)).id);
      return untilRefused();
    };
    await expect(untilRefused()).rejects.toThrow(
      /^A create finds no device left: what was deleted as personas\.active \([12] so far\) may still be counted as a device\. The answer is another variant/,
    );
  } finally {
    await sandbox.close();
  }
});
