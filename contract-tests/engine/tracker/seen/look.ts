import type { Exchange, WireRequest } from "../../exchange/exchange.ts";
import type { Made } from "../kind.ts";

/** One reading of a list. */
export interface Look<Item> {
  readonly items: readonly Item[];
  readonly exchange: Exchange;
}

/** A create that was sent, by this run or by an earlier one whose journal was taken up. */
export interface Create {
  /** When it was sent: a time of this machine's clock, in milliseconds, that no other create of the run has. */
  readonly at: number;
  /** The same by the installation's clock, as far as its answers tell. */
  readonly clock?: number;
  /** How long answers took at most until then, in milliseconds. */
  readonly took?: number | undefined;
  /** When an earlier run sent it, by the installation's clock. */
  readonly recovered?: number | undefined;
  /** What was sent; undefined for an earlier run's. */
  readonly request?: WireRequest;
  /** True if what it makes carries the run's mark, so that a list shows whether it was made. */
  readonly isMarked: boolean;
  /** The id that it asks for, if it carries the run's mark. */
  readonly asks?: string | undefined;
  /** False where nothing can ever be listed. */
  readonly isListable: boolean;
  /** True while its answer may still come. */
  isUnderWay: boolean;
  /** Whether no answer came in time: it may be carried out later. */
  isLate?: boolean;
  /** Its answer; undefined while there is none, or if it was lost. */
  exchange?: Exchange;
  /** Whether the installation is known to have carried it out or refused it, also to an earlier run. */
  isAnswered?: boolean;
  /** The id that its answer has given, if it asked for none. */
  named?: string | undefined;
  /** Whether its answer was lost, and the run went on. */
  isLost?: boolean;
  /** What stays of what it has made, if an answer has told it. */
  made?: Made | undefined;
  /** How many looks there had been when it was answered. */
  looks?: number;
  /** When it was answered, in milliseconds of the monotonic clock. */
  answeredAt?: number;
  /** The first create that was sent there after this one had ended. */
  next?: Create;
  /** How many removals had been accepted when it was sent. */
  readonly removals?: number;
  /** Unknown until something tells: what it made was seen, or it is certain that it made nothing. */
  outcome: "unknown" | "made" | "nothing";
  /** Whether it counts as nothing only since no list shows what it has made. */
  isGivenUp?: boolean;
}

/** A removal that the installation has answered. */
export interface Removal {
  /** What it named; "" for nothing. */
  readonly id: string;
  readonly exchange: Exchange;
  /** How many looks there had been when it was answered. */
  readonly looks: number;
  /** When it was answered, in milliseconds of the monotonic clock. */
  readonly answeredAt: number;
}
