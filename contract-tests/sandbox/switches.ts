import { FORM_LIBERTIES } from "./form.ts";
import type { SandboxOptions } from "./sandbox.ts";
import type { ListenOptions } from "./server.ts";

/** Faults or liberties of a sandbox by name, each with a sentence that says what is different. */
export type Differences = Readonly<
  Record<string, { readonly title: string; readonly undocumented?: boolean }>
>;

/** The ways in which the sandbox of an API can differ from what it is by itself. */
export interface Known {
  readonly faults: Differences;
  readonly liberties: Differences;
}

/**
 * Every liberty that a sandbox can be started with: those of its API, those in the form of answers,
 * and the faults that break only what the page implies.
 */
export function libertiesOf({ faults, liberties }: Known): Differences {
  const implied = Object.entries(faults).filter(([, { undocumented }]) => undocumented);
  return { ...FORM_LIBERTIES, ...liberties, ...Object.fromEntries(implied) };
}

/** The faults and liberties that a sandbox was started with. */
export interface Switches<Name extends string> {
  /** Whether one is on; from then on it is among the `used`. */
  readonly has: (name: Name) => boolean;
  readonly used: ReadonlySet<string>;
  /** Gives an answer the form that the liberties ask for, after whatever else alters it. */
  readonly alter: NonNullable<ListenOptions["alter"]>;
}

/**
 * Reads which faults and liberties a sandbox is to be started with.
 * @throws RangeError that lists the names if there is none of that name.
 */
export function switchesOf<Name extends string>(
  sandbox: string,
  known: Known,
  { fault, liberties = [], alter }: SandboxOptions,
): Switches<Name> {
  const on = new Set(
    liberties.map((name) => named(`${sandbox} has no liberty`, libertiesOf(known), name)),
  );
  if (fault !== undefined) on.add(named(`${sandbox} has no fault`, known.faults, fault));
  const used = new Set<string>();
  const has = (name: string) => on.has(name) && Boolean(used.add(name));
  const forms = Object.entries(FORM_LIBERTIES).filter(([name]) => on.has(name));
  return {
    has,
    used,
    alter: async (asked, answer) => {
      let altered = (await alter?.(asked, answer)) ?? answer;
      for (const [name, form] of forms) {
        const changed = await form.alter(altered);
        if (changed) used.add(name);
        altered = changed ?? altered;
      }
      return altered;
    },
  };
}

function named(complaint: string, known: Differences, name: string): string {
  if (Object.hasOwn(known, name)) return name;
  const names = Object.keys(known).join(", ");
  throw new RangeError(`the ${complaint} "${name}"; choose one of ${names}`);
}
