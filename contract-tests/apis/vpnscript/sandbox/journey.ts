import type { Sandbox } from "../../../sandbox/sandbox.ts";
import { accountSteps, tokenSteps } from "./journey/accounts.ts";
import { openvpnSteps, serverSteps } from "./journey/servers.ts";
import { wireguardSteps } from "./journey/wireguard.ts";
import { visit, type PanelVisitor } from "./panel-visitor.support.ts";

/** One thing that a visitor looks at; what it gives is compared between two releases. */
export type Step = readonly [
  name: string,
  look: (visitor: PanelVisitor, finishJobs: () => Promise<void>) => Promise<unknown>,
];

const STEPS: readonly Step[] = [
  ...tokenSteps,
  ...accountSteps,
  ...serverSteps,
  ...openvpnSteps,
  ...wireguardSteps,
];

/**
 * Everything that a visitor of the panel sees, a text for each step, secrets and times masked: two
 * healthy panels give the same. `finishJobs` lets every job under way come to its end.
 */
export async function journey(
  sandbox: Sandbox,
  finishJobs: () => Promise<void>,
): Promise<ReadonlyMap<string, string>> {
  const visitor = visit(sandbox);
  const seen = new Map<string, string>();
  for (const [name, look] of STEPS) {
    const found = await look(visitor, finishJobs).catch((error: unknown) => String(error));
    seen.set(name, masked(JSON.stringify(found ?? null, undefined, 1), sandbox.baseUrl));
    await finishJobs();
  }
  visitor.leave();
  return seen;
}

/** The names of the steps at which two journeys saw something else. */
export function differences(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): readonly string[] {
  return [...one.keys()].filter((name) => one.get(name) !== other.get(name));
}

function masked(text: string, baseUrl: string): string {
  return text
    .replaceAll(baseUrl, "<origin>")
    .replaceAll(/\b\d+\|[A-Za-z0-9]{40}\b/g, "<token>")
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z/g, "<time>")
    .replaceAll(/"password": "[A-Za-z0-9]{12}"/g, '"password": "<secret>"')
    .replaceAll(/(Key = )([A-Za-z0-9+/]{42,}={0,2})/g, (_, key: string, value: string) => {
      return `${key}<${value.length} characters, ${Buffer.from(value, "base64").length} bytes>`;
    });
}
