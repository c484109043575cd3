import { FRAMEWORK_FAULTS } from "./faults/framework.ts";
import { OPENVPN_FAULTS } from "./faults/openvpn.ts";
import { SERVER_FAULTS } from "./faults/servers.ts";
import { TOKEN_FAULTS } from "./faults/tokens.ts";
import { WIREGUARD_FAULTS } from "./faults/wireguard.ts";

/** What a broken release does. */
export interface Fault {
  readonly title: string;
  /** True where the page implies that this is wrong and does not say it: no breach of what it says. */
  readonly undocumented?: boolean;
}

/** Every behaviour fault that the sandbox can be started with. */
export const FAULTS = {
  ...TOKEN_FAULTS,
  ...FRAMEWORK_FAULTS,
  ...SERVER_FAULTS,
  ...OPENVPN_FAULTS,
  ...WIREGUARD_FAULTS,
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;

/** A fault was asked for that the sandbox does not have. */
export class UnknownFaultError extends Error {
  override readonly name = "UnknownFaultError";
}

/** The fault of that name; undefined stays undefined, any other name is an `UnknownFaultError`. */
export function faultNamed(name: string | undefined): FaultName | undefined {
  if (name === undefined || isFault(name)) return name;
  throw new UnknownFaultError(
    `the VPN Script sandbox has no fault "${name}"; near it are ${nearest(name).join(", ")}`,
  );
}

function isFault(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name);
}

/** The five names that share most of their letter pairs with `name`, nearest first. */
function nearest(name: string): readonly string[] {
  const wanted = letterPairs(name);
  const likeness = (fault: string): number => {
    const pairs = letterPairs(fault);
    const shared = [...pairs].filter((pair) => wanted.has(pair)).length;
    return (2 * shared) / (pairs.size + wanted.size || 1);
  };
  return Object.keys(FAULTS)
    .map((fault) => ({ fault, likeness: likeness(fault) }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 5)
    .map(({ fault }) => fault);
}

function letterPairs(text: string): Set<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from(letters, (letter, index) => letter + (letters[index + 1] ?? "")));
}
