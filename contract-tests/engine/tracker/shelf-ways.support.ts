/** A thing on the invented installation's shelf. */
export interface Book {
  readonly id: string;
  readonly title?: string;
  readonly made?: number;
}

/** How the shelf answers, each changed by a test while it goes on. */
export interface Ways {
  /** Answers to lists, one after the other; the list itself once they are used up. */
  lists: (number | "lost")[];
  /** What a create does: makes a book, after some milliseconds; refuses; promises in vain; loses its answer. */
  create:
    | "makes"
    | "refuses"
    | "refuses in other words"
    | "promises"
    | "makes, and is lost"
    | "makes, and is cut"
    | "is lost";
  delay: number;
  /** The id that a create answers; that of the new book by default. */
  answers?: string;
  /** The id of the next new book. */
  gives?: string;
  /** What answers say of the time. */
  date: string | undefined;
  /** Whether the target file names the shelf no more. */
  isDropped: boolean;
  /** Whose shelf it is. */
  owner: string;
  /** Books that lists leave out. */
  hidden: string[];
  /** What comes after the JSON of answers. */
  after: string;
  /** What asking for a list or an address throws. */
  fails?: Error;
  /** Whether a job is on every book. */
  isBusy: boolean;
  /** False where nothing can be listed at all. */
  isListable: boolean;
  /** Whether a removal takes what it names, everything, or nothing. */
  remove:
    | "one"
    | "all"
    | "none"
    | "one, and another leaves"
    | "one, and is lost"
    | "one, and its like comes"
    | "one, for a while"
    | "one, in no words"
    | "refuses";
}
