import type { Tool } from "../report/report.ts";

/**
 * The parts of a campaign: breaches on the wire and in the behaviour, which findings have to point
 * at; behaviour that goes against what a page only implies, which is worth a remark; and harmless
 * changes, where nothing must be found.
 */
export const FAMILIES = ["wire", "behaviour", "implied", "harmless"] as const;

export type Family = (typeof FAMILIES)[number];

/** A piece of a campaign's work: what is tried together on one sandbox. */
export interface Job {
  readonly family: Family;
  /** Name of the API. */
  readonly api: string;
  readonly tool: Tool;
  /** Ids of the faults or the change; more than one only on the wire. */
  readonly ids: readonly string[];
  /** The liberties that the sandbox takes. */
  readonly liberties?: readonly string[];
}

/** What one tool has seen of one fault or harmless change. */
export interface Sighting {
  readonly id: string;
  readonly family: Family;
  readonly api: string;
  readonly tool: Tool;
  /** Whether a finding points at it. */
  readonly seen: boolean;
  /** The finding: variant or rule, check, place. Of a fault that was not seen: why it could not be. */
  readonly note?: string;
}

/** `vpnscript/behaviour/deleted-stays`; faults on the wire have ids of their own already. */
export function idOf(family: Family, api: string, name: string): string {
  return `${api}/${family}/${name}`;
}

/** The last part of such an id. */
export function nameIn(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}
