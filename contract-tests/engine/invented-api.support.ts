import type { Api } from "./api.ts";
import type { NoAnswer } from "./exchange/errors.ts";
import { NotReachable } from "./exchange/errors.ts";
import { notes } from "./invented.support.ts";
import type { Entry } from "./exchange/journal.ts";
import type { Secrets } from "./secrets/secrets.ts";
import type { Fingerprint, Leftover } from "./tracker/kind.ts";
import { must, should } from "./judgement/seen.ts";
import type { Call, Prepared } from "./call.ts";
import { Session, type Suite } from "./session.ts";
import type { Target } from "./transport/target.ts";
import type { Transport } from "./transport/transport.ts";

/** The key that the invented installation knows. */
export const KEY = "hunter2-hunter2";

/** A call of the invented API; `key` is the right one by default. */
export interface NotesCall extends Call {
  readonly key?: string;
}

/** A connection to an invented installation; what it finds to clean up is told by its test. */
export class NotesSession extends Session<NotesCall> {
  /** What `undo` gives back, or fails with. */
  left: readonly Leftover[] | Error = [];
  /** What `fingerprint` gives back, one after the other; the last again and again. */
  seen: (Fingerprint | Error)[] = [{}];
  /** What would be left if the run ended now. */
  mayBeLeft: readonly string[] = [];
  /** What was done besides sending, in order. */
  readonly done: unknown[] = [];

  constructor(suite: Suite, target: Target, transport: Transport, secrets: Secrets) {
    super(suite, target, transport, secrets);
    secrets.add("KEY", KEY);
    transport.guard = {
      prepare: () => Promise.resolve(),
      sending: () => Promise.resolve(),
      lost: () => undefined,
      mayBeLeft: () => this.mayBeLeft,
    };
  }

  /** What a test gives the session in the place of its API's reaches. */
  set reaches(reaches: Suite["reaches"]) {
    Object.assign(this, { api: { ...this.api, reaches } });
  }

  protected override prepare({ key = KEY, parameters = {} }: NotesCall): Promise<Prepared> {
    const { baseUrl } = this.target;
    return Promise.resolve({ baseUrl, headers: { "x-key": key }, parameters, persona: "owner" });
  }

  protected override questions() {
    this.done.push("preflight");
    return [() => this.send("readNote", { parameters: { id: 0 } })];
  }

  override undo(): Promise<Leftover[]> {
    this.done.push("undo");
    return this.left instanceof Error ? Promise.reject(this.left) : Promise.resolve([...this.left]);
  }

  override recover(entries: readonly Entry[]): void {
    this.done.push(entries);
  }

  override fingerprint(): Promise<Fingerprint> {
    this.done.push("fingerprint");
    const seen = this.seen.length > 1 ? this.seen.shift()! : this.seen[0]!;
    return seen instanceof Error ? Promise.reject(seen) : Promise.resolve(seen);
  }
}

/** The invented API, with a way to each variant but one. */
export const notesApi: Api<NotesSession, Target, NotesCall> = {
  ...notes,
  reaches: {
    "readNote/200/note": { how: "a note", call: () => ({ parameters: { id: 1 } }) },
    "readNote/200/locked": {
      how: "a note that is locked for a moment",
      fleeting: true,
      call: () => ({ parameters: { id: 2 } }),
    },
    "readNote/404/no-note": { how: "no note", call: () => ({ parameters: { id: 404 } }) },
    "readNote/401/wrong-key": { how: "a wrong key", call: () => ({ key: "wrong" }) },
    "writeNote/written": {
      how: "a text",
      alone: true,
      call: () => ({ parameters: { text: "milk" } }),
    },
    "writeNote/refused": {
      how: "a full installation",
      call: () => {
        throw new NotReachable("needs an installation that is full");
      },
    },
    "writeNote/401/wrong-key": { how: "a wrong key", call: () => ({ key: "wrong" }) },
  },
  rules: [
    {
      id: "notes-keep",
      title: "A note that is read twice is the same.",
      source: "Notes, tab 1",
      async check(session, found) {
        const texts = [];
        for (let times = 0; times < 2; times++) {
          const { answer } = await session.send("readNote", { parameters: { id: 1 } });
          texts.push(answer.body.text);
        }
        const [expected, actual] = texts;
        const message = "The note has changed.";
        must(found, { value: actual }, actual === expected, expected, { "notes-keep": message });
      },
    },
    {
      id: "notes-are-short",
      title: "A note has less than ten characters.",
      source: "inferred from Notes, tab 1",
      alone: true,
      async check(session, found) {
        const { text } = (await session.expect("readNote/200/note", {
          parameters: { id: 1 },
        })) as { text: string };
        const message = "The note is long.";
        should(found, { value: text }, text.length < 10, undefined, { "notes-are-short": message });
      },
    },
  ],
  targetSchema: {},
  faults: {},
  conditions: {},
  implied: {},
  liberties: {},
  connect: (...connection) => new NotesSession(notesApi, ...connection),
  startSandbox: () => Promise.reject(new Error("the invented API has no sandbox")),
};

export const TARGET: Target = {
  name: "kitchen",
  api: "notes",
  baseUrl: "http://notes.example/api",
  allowWrites: true,
  requestsPerMinute: 60_000,
  timeout: 5,
};

/** What an installation was asked, as `GET /note?id=1`, with the body behind it if there is one. */
export type Log = string[];

/** The answers of an installation that does all as documented, by what is asked; a test changes some. */
export type Answers = Record<string, [status: number, body: unknown] | NoAnswer>;

/**
 * A `fetch` that answers as an invented installation. What `answers` says of a request comes before
 * what a conforming installation answers.
 */
export function installation(answers: Answers = {}): { fetch: typeof fetch; log: Log } {
  const log: Log = [];
  const fetch = (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const { pathname, searchParams } = new URL(String(url));
    const path = pathname.replace("/api", "");
    const key = new Headers(init.headers).get("x-key");
    const id = searchParams.get("id");
    const asked = `${init.method} ${path}${id === null ? "" : `?id=${id}`}${key === KEY ? "" : " with a wrong key"}`;
    log.push(asked);
    const answer = answers[asked] ?? documented(asked);
    if (answer instanceof Error) return Promise.reject(answer);
    const [status, body] = answer;
    return Promise.resolve(
      new Response(typeof body === "string" ? body : JSON.stringify(body), {
        status,
        headers: { "content-type": "application/json" },
      }),
    );
  };
  return { fetch, log };
}

function documented(asked: string): [status: number, body: unknown] {
  if (asked.endsWith("with a wrong key")) return [401, { message: "Wrong key." }];
  if (asked === "GET /note?id=1") return [200, { id: 1, text: "milk" }];
  if (asked === "GET /note?id=2") return [200, { locked: true }];
  if (asked.startsWith("GET /note?")) return [404, { message: "No such note." }];
  return [201, { written: true }];
}
