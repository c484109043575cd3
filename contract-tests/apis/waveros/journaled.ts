import type { Entry } from "../../engine/journal.ts";
import type { State } from "./target.ts";

/** What is taken down of a run's vouchers at one router: once before the first, and for each name that only its answer tells. */
export interface Journaled {
  /** The state that the router is in; undefined for the target itself. */
  readonly at: State | undefined;
  readonly baseUrl: string;
  /** Stands in every order of the run. */
  readonly mark: string;
  /** A username that the router gave to one of them, and that nobody had before. */
  readonly name?: string | undefined;
  /** True if the router has refused everything so far: what was taken down of it is void. */
  readonly refused?: true | undefined;
}

export function written({ at, ...rest }: Journaled): Entry {
  return { at: at ?? null, ...rest };
}

/** What the entries of a journal leave to be undone; those of another making are passed over. */
export function standing(entries: readonly Entry[]): readonly Journaled[] {
  const byRouter = new Map<string, Journaled[]>();
  for (const { at, baseUrl, mark, name, refused } of entries) {
    if (typeof baseUrl !== "string" || typeof mark !== "string" || mark === "") continue;
    const router = `${mark} ${baseUrl}`;
    const known = refused === true ? [] : (byRouter.get(router) ?? []);
    if (refused !== true) {
      const state = typeof at === "string" ? (at as State) : undefined;
      known.push({ at: state, baseUrl, mark, name: typeof name === "string" ? name : undefined });
    }
    byRouter.set(router, known);
  }
  return [...byRouter.values()].flat();
}
