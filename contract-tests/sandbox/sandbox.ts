import { withCors } from "./cors.ts";
import { FORM_LIBERTIES, inForm } from "./form.ts";
import { listen, type Answer, type Asked, type ListenOptions } from "./server.ts";

/** Ways in which a sandbox can differ from what it is by itself: by name, a sentence that says what is different. */
export type Differences = Readonly<Record<string, string>>;

/** What the sandbox of an API can be started with. */
export interface Known {
  /** Breaches of the contract. */
  readonly faults: Differences;
  /** Faults that go against what the page implies and does not say: worth a remark, no finding. */
  readonly implied: Differences;
  /** Ways in which it can differ where the page is silent, beyond the form of its answers. */
  readonly liberties: Differences;
}

/** Every liberty that a sandbox can be started with: those of its API, those in the form of answers, and the faults that break only what the page implies. */
export function libertiesOf({ implied, liberties }: Omit<Known, "faults">): Differences {
  return { ...FORM_LIBERTIES, ...liberties, ...implied };
}

/** What every API's sandbox can be told. */
export interface SandboxOptions extends ListenOptions {
  /** Name of one behaviour fault to be switched on; none by default. */
  readonly fault?: string;
  /** Names of liberties that it takes where the vendor's page is silent; none by default. */
  readonly liberties?: readonly string[];
  /** Changes an answer on its way out: how a fault is planted on the wire. */
  readonly alter?: (asked: Asked, answer: Answer) => Answer | Promise<Answer>;
}

/** Whether the sandbox was started with a fault or a liberty; from then on it is among the `used`. */
export type Has<Name extends string> = (name: Name) => boolean;

/** What an API's sandbox is made of, once it is known in what it differs. */
interface Installation {
  readonly answer: (asked: Asked) => Answer | Promise<Answer>;
  /** The entry of a target file that verifies it, secrets included. */
  target(origin: string): { readonly baseUrl: string } & Readonly<Record<string, unknown>>;
  /** A stable text of everything that clients could have created (accounts excluded): equal before and after means nothing was left behind. */
  fingerprint(): string;
  /** Drops every job that is still under way. */
  stop?(): void;
}

/** A running installation of one API, good for being verified. */
export type Sandbox = Awaited<ReturnType<typeof openSandbox>>;

/**
 * Starts the sandbox of an API, with the faults and liberties that the options name.
 * @throws RangeError that lists the names if there is none of that name.
 */
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
    /** Where it answers: the `baseUrl` of a target. */
    baseUrl: target.baseUrl,
    target: target as Readonly<Record<string, unknown>>,
    /** Everything it was asked since it started, in order, and the status that it answered. */
    log: log as readonly Readonly<(typeof log)[number]>[],
    /** The faults and liberties that have come into play so far. */
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
