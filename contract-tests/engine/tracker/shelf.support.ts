import { afterEach, beforeEach, vi } from "vitest";
import { Tracker } from "./created.ts";
import { NoAnswer, NotReachable } from "../exchange/errors.ts";
import type { Exchange, WireRequest } from "../exchange/exchange.ts";
import type { Entry } from "../exchange/journal.ts";
import type { Kind, Leftover } from "./kind.ts";
import { Transport } from "../transport/transport.ts";
import { answerBy } from "../transport/wire.support.ts";
import type { Book, Ways } from "./shelf-ways.support.ts";

/** How books are told apart by when they were made. */
const MADE: Partial<Kind<Book>> = {
  traitsOf: ({ made }) => [`made ${made}`],
  again: {
    isAnother: ({ made }, earlier) => made !== earlier.at(-1)!.made,
    newer({ made = 0, title }, earlier) {
      const last = earlier.at(-1)!;
      const isSame = title !== undefined && title === last.title;
      return made > last.made! ? (isSame ? "the same" : "another") : undefined;
    },
    called: (book, id) => ({ ...book, id }),
  },
  isOlder: ({ made = 0 }, at) => made < at - 5000,
};

const ADDRESS = "http://shelf.test/";

/** An invented installation that keeps books, with a tracker of those that a run creates; nothing goes over a network. */
export class Shelf {
  readonly ways: Ways = {
    lists: [],
    create: "makes",
    delay: 0,
    remove: "one",
    date: undefined,
    owner: "ann",
    isDropped: false,
    hidden: [],
    after: "",
    isBusy: false,
    isListable: true,
  };
  books: Book[] = [{ id: "7" }];
  readonly journal: Entry[] = [];
  requests = 0;
  readonly transport: Transport;
  readonly tracker: Tracker<Book>;
  readonly #isMarked: boolean;
  #next = 100;

  /** How lists were asked for. */
  readonly asked: unknown[] = [];

  constructor({
    isMarked = false,
    patience = 1,
    mark = "ct-1",
    isOwned = true,
    hasTraits = false,
  } = {}) {
    answerBy((url: string, init: { method: string; body?: string }) =>
      this.#answer(new URL(url), init).then(async (response) => {
        const { status, headers } = response;
        if (status === 206) return response;
        return new Response((await response.text()) + this.ways.after, { status, headers });
      }),
    );
    this.#isMarked = isMarked;
    this.transport = new Transport({
      allowWrites: true,
      requestsPerMinute: 60_000,
      journal: { write: async (entry) => void this.journal.push(entry) },
    });
    this.tracker = new Tracker(
      {
        ...this.#kind(isMarked, patience, isOwned),
        ...(hasTraits ? MADE : {}),
      },
      this.transport,
      mark,
    );
  }

  /** Asks for a new book. */
  create(title?: string): Promise<Exchange> {
    const body = JSON.stringify({ title });
    return this.#send({ operation: "create", effect: "creates", method: "POST", body });
  }

  /** Asks for the removal of a book. */
  remove(id: string): Promise<Exchange> {
    return this.#send({ operation: "remove", effect: "deletes", method: "DELETE" }, id);
  }

  /** Ids of what is there. */
  get there(): string[] {
    return this.books.map(({ id }) => id);
  }

  /** Puts a book of another client's there. */
  putOther(book: Partial<Book> = {}): void {
    this.books.push({ id: String(this.#next++), ...book });
  }

  /** Runs the clock until the tracker has undone what it can. */
  async undo(isWatched = false): Promise<readonly Leftover[]> {
    return overTime(this.tracker.undo(isWatched));
  }

  #send(request: Omit<WireRequest, "url" | "headers">, path = ""): Promise<Exchange> {
    return this.transport.send({ ...request, url: ADDRESS + path, headers: {} });
  }

  #kind(isMarked: boolean, patience: number, isOwned: boolean): Kind<Book> {
    const bears = ({ id, title = "" }: Book, mark: string) => `${id} ${title}`.includes(mark);
    return {
      what: "book",
      patience,
      placeOf: ({ effect }) => (effect === "deletes" ? undefined : "shelf"),
      whereIs: () => " on the shelf",
      addressOf: () => {
        if (this.ways.fails) throw this.ways.fails;
        if (this.ways.isDropped) throw new NotReachable("needs a shelf");
        return ADDRESS;
      },
      ask: async (_, how) => {
        this.asked.push(how);
        if (this.ways.fails) throw this.ways.fails;
        return this.ways.isListable
          ? this.#send({ operation: "list", effect: "reads", method: "GET" })
          : undefined;
      },
      read({ answer }) {
        const { status, body } = answer;
        const isList = status === 200 && body.problem === undefined;
        return isList ? { items: body.json as Book[] } : { unknown: `answered ${status}` };
      },
      idOf: ({ id }) => id,
      ...(isMarked
        ? {
            bears,
            idAsked: ({ body }) => (JSON.parse(body!) as Book).title,
            idsAnswered: ({ answer }) => {
              const { id } = (answer.body.json ?? {}) as Partial<Book>;
              return id === undefined ? [] : [id];
            },
          }
        : {}),
      isOf: ({ made = 0 }, at) => (made <= at + 1000 ? true : made > at + 9000 ? false : undefined),
      ...(isOwned
        ? {
            ownerOf: () => this.ways.owner,
            isShut: ({ answer }: Exchange) => answer.status === 423,
          }
        : {}),
      madeNothing: ({ answer }) => answer.status === 422,
      removesAt: (_, place) => place === "shelf",
      removedId: ({ url }) => decodeURIComponent(new URL(url).pathname.slice(1)) || undefined,
      isAccepted: ({ answer }) => answer.status < 300 && answer.body.problem === undefined,
      isAbsent: ({ answer }) => answer.status === 404,
      isRemovable: () => !this.ways.isBusy,
      remove: (_, id) => this.remove(id),
    };
  }

  async #answer(url: URL, { method, body }: { method: string; body?: string }): Promise<Response> {
    this.requests++;
    if (method === "GET") {
      const status = this.ways.lists.shift() ?? 200;
      if (status === "lost") throw new NoAnswer("lost");
      const shown = this.books.filter(({ id }) => !this.ways.hidden.includes(id));
      const { date } = this.ways;
      const headers = date === undefined ? {} : { date };
      return Response.json(status === 200 ? shown : {}, { status, headers });
    }
    if (method === "DELETE") return this.#remove(decodeURIComponent(url.pathname.slice(1)));
    const { create, delay } = this.ways;
    if (create === "refuses") return Response.json({}, { status: 422 });
    if (create === "refuses in other words") return Response.json({}, { status: 409 });
    if (create === "is lost") throw new NoAnswer("lost");
    if (create === "promises") return Response.json({});
    const { title } = JSON.parse(body!) as { title?: string };
    const id =
      this.#isMarked && title !== undefined ? title : (this.ways.gives ?? String(this.#next++));
    const book = { id, made: Date.now(), ...(title === undefined ? {} : { title }) };
    if (delay === 0) this.books.push(book);
    else setTimeout(() => this.books.push(book), delay);
    if (create === "makes, and is lost") throw new NoAnswer("lost");
    if (create === "makes, and is cut") return cut();
    return Response.json({ id: this.ways.answers ?? id });
  }

  #remove(id: string): Response {
    const { remove } = this.ways;
    const said = this.ways.remove === "one, in no words" ? 500 : 200;
    if (said === 200 && !this.there.includes(id)) return Response.json({}, { status: 404 });
    if (remove === "refuses") return Response.json({}, { status: 401 });
    if (remove === "all") this.books = [];
    if (remove === "one, and another leaves")
      this.books = this.books.filter((one) => one.id !== "7");
    const taken = this.books.find((one) => one.id === id);
    if (remove !== "none") this.books = this.books.filter((one) => one.id !== id);
    if (remove === "one, and its like comes") {
      this.books.push({ id: String(this.#next++), title: "ct-1 again" });
    }
    if (remove === "one, for a while" && taken) setTimeout(() => this.books.push(taken), 1200);
    if (remove === "one, and is lost") throw new NoAnswer("lost");
    return Response.json({}, { status: said });
  }
}

/** An answer of which only the beginning comes. */
function cut(): Response {
  const start = (body: ReadableStreamDefaultController) => body.error(new Error("cut off"));
  return new Response(new ReadableStream({ start }), { status: 206 });
}

export const NONE: readonly unknown[] = [];

/** Gives each test of a file a clock that only the test moves, and takes away what was mocked. */
export function useFakeClock(): void {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
}

/** Lets the fake clock run until a promise is settled. */
export async function overTime<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = () => void (isSettled = true);
  promise.then(settle, settle);
  while (!isSettled) await vi.advanceTimersByTimeAsync(20);
  return promise;
}
