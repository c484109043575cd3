import { expect, test } from "vitest";
import type { Breach } from "../../../engine/judgement/finding.ts";
import { Secrets } from "../../../engine/secrets/secrets.ts";
import { Transport } from "../../../engine/transport/transport.ts";
import { api } from "../api.ts";
import { placeAt } from "../configurations.ts";
import { ownPlace } from "../creating.ts";
import { SERVER_IDS } from "../sandbox/servers.ts";
import { startSandbox } from "../sandbox/start.ts";
import type { VpnScriptSession } from "../session.ts";
import { create } from "../situations.ts";
import type { VpnScriptTarget } from "../target.ts";
import { Lifecycle } from "./lifecycle.ts";
import { lookRules } from "./looks.ts";
import { trialOf } from "./trial.ts";

test("what two lists show belongs to the one that has shown it first, whichever was read first", async () => {
  const sandbox = await startSandbox({ fault: "pending-listed-everywhere", jobMs: 5000 });
  try {
    const transport = new Transport({ allowWrites: true, requestsPerMinute: 60_000 });
    const target = sandbox.target as unknown as VpnScriptTarget;
    const session = api.connect(target, transport, new Secrets()) as VpnScriptSession;
    const { configurations } = session;
    const elsewhere = placeAt("active", SERVER_IDS.wireguardFull);
    await configurations.look(elsewhere);
    await create(session);
    for (const place of [ownPlace(session).name, elsewhere]) await configurations.look(place);
    const told: Breach[] = [];
    const trial = trialOf(session, (...breaches) => told.push(...breaches));
    const rule = lookRules["configurations-are-on-their-server"]!;
    if ("follow" in rule) await rule.follow(new Lifecycle(ownPlace(session), {}), trial);
    const [of, where] = [SERVER_IDS.wireguard, SERVER_IDS.wireguardFull];
    expect(told.map(({ message }) => message.replace(/\d+/, "#"))).toEqual([
      `Configuration # of personas.active on server ${of} is in the list of personas.active on server ${where}.`,
    ]);
    expect(told[0]?.exchange?.request.url).toContain(`server_id=${where}`);
  } finally {
    await sandbox.close();
  }
});
