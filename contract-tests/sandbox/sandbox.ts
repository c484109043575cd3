import { listen, withCors, type Answer, type Asked, type ListenOptions } from "./server.ts";
import { FORM_LIBERTIES, inForm } from "./form.ts";

/** By name, a sentence that says what is different. */
export type Differences = Readonly<Record<string, string>>;

export interface Known<Faults = string> {
  readonly faults: Readonly<Record<string, Faults>>;
  /** Against what the vendor's page only implies: worth a remark, not a finding. */
  readonly implied: Differences;
  /** Where the vendor's page is silent, beyond the form of answers. */
  readonly liberties: Differences;
}

/** Of texts in which faults are grouped, for people alone. */
export function knownIn<Texts extends Known<Differences>>(texts: Texts) {
  const faults = Object.assign({}, ...Object.values(texts.faults)) as Differences;
  return { ...texts, faults };
}

/** The keys of all groups. */
export type NamesIn<Groups> = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups];

export function libertiesOf({ implied, liberties }: Omit<Known, "faults">): Differences {
  return { ...FORM_LIBERTIES, ...liberties, ...implied };
}

export interface SandboxOptions extends ListenOptions {
  readonly fault?: string;
  readonly liberties?: readonly string[];
  readonly alter?: (asked: Asked, answer: Answer) => Answer | Promise<Answer>;
}

/** Asking makes the name one of the `used`, if the sandbox was started with it. */
export type Has<Name extends string> = (name: Name) => boolean;

interface Installation {
  readonly answer: (asked: Asked) => Answer | Promise<Answer>;
  /** The entry of a target file that verifies it, secrets included. */
  target(origin: string): { readonly baseUrl: string } & Readonly<Record<string, unknown>>;
  /** All that clients could have created, accounts excluded: equal before and after means nothing was left behind. */
  fingerprint(): string;
  stop?(): void;
}

export type Sandbox = Awaited<ReturnType<typeof openSandbox>>;

/** @throws RangeError that lists the names if a fault or liberty is unknown */
export async function openSandbox<Name extends string>(
  api: string,
  known: Known,
  { fault, liberties = [], alter, ...place }: SandboxOptions,
  install: (has: Has<Name>) => Installation,
) {
  const on = new Set(
    liberties.map((name) => named(`${api} sandbox has no liberty`, libertiesOf(known), name)),
  );
  const faults = { ...known.faults, ...known.implied };
  if (fault !== undefined) on.add(named(`${api} sandbox has no fault`, faults, fault));
  const used = new Set<string>();
  const installation = install((name) => on.has(name) && Boolean(used.add(name)));
  const log: { method: string; path: string; status: number }[] = [];
  const answered = async (asked: Asked): Promise<Answer> => {
    const logged = { method: asked.method, path: asked.url.pathname, status: 500 };
    log.push(logged);
    const answer = await installation.answer(asked);
    const formed = await inForm((await alter?.(asked, answer)) ?? answer, on, used);
    logged.status = formed.status;
    return formed;
  };
  const listening = await listen((asked) => withCors(asked, answered), place);
  const target = installation.target(listening.origin);
  return {
    baseUrl: target.baseUrl,
    target: target as Readonly<Record<string, unknown>>,
    /** The same without a network. */
    answer: answered,
    /** Everything that it was asked, in order, and the status that it answered. */
    log: log as readonly Readonly<(typeof log)[number]>[],
    used: used as ReadonlySet<string>,
    fingerprint: () => installation.fingerprint(),
    close(): Promise<void> {
      installation.stop?.();
      return listening.close();
    },
  };
}

function named(complaint: string, known: Differences, name: string): string {
  if (Object.hasOwn(known, name)) return name;
  const names = Object.keys(known).join(", ");
  throw new RangeError(`the ${complaint} "${name}"; choose one of ${names}`);
}
