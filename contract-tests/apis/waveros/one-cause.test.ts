import { expect, test } from "vitest";
import { readBody } from "../../engine/exchange/exchange.ts";
import { keptBy } from "../../engine/judgement/judge.ts";
import { shuffled } from "../../faults/wire/rounds.ts";
import { wireFaults, type WireFault } from "../../faults/wire/wire.ts";
import { causeOf } from "../../report/findings.ts";
import { textOf } from "../../sandbox/server.ts";
import type { SandboxOptions } from "../../sandbox/sandbox.ts";
import { api } from "./api.ts";
import { runOver } from "./verify-sandbox.support.ts";

/** Another documented answer is not malformed: what it says is wrong, and rules may say so. */
const isOfForm = ({ id, title }: WireFault) => title !== "variant" && !/:of-[\w-]+$/.test(id);

const { faults } = await wireFaults(api);
const all = faults.filter(isOfForm);

const chosen = shuffled(all, Number(process.env["FAULTS_SEED"] ?? 20_250_221));

/** Each takes a whole run. */
const MOST = process.env["ALL"] === undefined ? 12 : 400;

/** Each answer that is the fault's variant is changed so. */
function planted({ variant: id, alter }: WireFault): NonNullable<SandboxOptions["alter"]> {
  const variant = Object.values(api.catalogue.variants).find((one) => one.id === id)!;
  return ({ url, body }, answer) => {
    const asked = url.searchParams.get("action") ?? /"action":"(\w+)"/.exec(body)?.[1];
    if (!url.pathname.endsWith("/api/") || asked !== variant.operation) return answer;
    const read = readBody(Buffer.from(textOf(answer)));
    const isIt = keptBy(api, variant.operation, read, () => true) === variant;
    return (isIt && alter(answer)) || answer;
  };
}

test.concurrent.each(chosen.slice(0, MOST))(
  "$id is found once: no rule accuses the router of what follows from it",
  async (fault) => {
    const { outcomes } = await runOver({ alter: planted(fault) });
    const { [fault.variant.slice("waveros/".length)]: own, ...others } = outcomes;
    const causes = new Set(own!.findings.map(causeOf));
    expect(causes.size).toBeGreaterThan(0);
    const accused = Object.entries(others).flatMap(([name, { findings }]) =>
      findings.filter((one) => !causes.has(causeOf(one))).map(({ message }) => [name, message]),
    );
    expect(accused).toEqual([]);
  },
);

test.concurrent.each([
  "create-ignores-passcode",
  "create-stores-other-passcode",
  "create-escapes-fullname",
  "limits-swapped",
  "limits-ignored",
  "duplicate-overwrites-passcode",
])("%s is told once, though the answer and the list both show it", async (fault) => {
  const { outcomes } = await runOver({ fault });
  const findings = Object.values(outcomes).flatMap((outcome) => outcome.findings);
  expect([...new Set(findings.map(causeOf))]).toHaveLength(1);
});

test.concurrent.each([
  ["remove-get-keeps-voucher", "only-the-whole-username-removes"],
  ["list-keeps-removed", "limits-are-kept"],
])("%s breaks no rule but those of removals: not %s", async (fault, rule) => {
  const { outcomes } = await runOver({ fault });
  expect(outcomes[rule]!.findings).toEqual([]);
  expect(outcomes["removed-voucher-is-gone"]!.verdict).toBe("violates");
});
