import type { ServerResponse } from "node:http";
import type { Front, Passing, Replied } from "./front.ts";
import { isObject, jsonIn, textOf, withBody, withHeaders, type Answer } from "./server.ts";

export type Which = (passing: Passing) => boolean;

export const every: Which = () => true;

export function from(first: number, last = Infinity): Which {
  return ({ count }) => count >= first && count <= last;
}

export function oneIn(several: number): Which {
  return ({ count }) => count % several === 0;
}

/** The request goes on, altered. */
export function changed(change: (passing: Passing) => unknown): () => Front {
  return () => ({ ask: (passing) => void change(passing) });
}

/** Of these requests, those whose number is due are sent to the installation once more, before. */
export function sentTwice(which: Which, isDue: (nth: number) => boolean): () => Front {
  return counting((next) => ({
    async ask(passing, send) {
      if (which(passing) && isDue(next())) await send(passing);
      return undefined;
    },
  }));
}

/** Answers by the front; the installation hears nothing. `nth` counts these requests. */
export function answered(
  which: Which,
  reply: Replied | ((passing: Passing, nth: number) => Replied | undefined),
): () => Front {
  const replyTo = typeof reply === "function" ? reply : () => reply;
  return counting((next) => ({
    ask: (passing) => (which(passing) ? replyTo(passing, next()) : undefined),
  }));
}

/** What a run meets counts from 1. */
function counting(make: (next: () => number) => Front): () => Front {
  return () => {
    let nth = 0;
    return make(() => ++nth);
  };
}

/** The installation is asked, and its answer replaced. */
export function altered(
  which: Which,
  change: Replied | ((reply: Answer, nth: number, passing: Passing) => Replied | undefined),
): () => Front {
  const replyTo = typeof change === "function" ? change : () => change;
  return counting((next) => ({
    answer: (reply, passing) => (which(passing) ? replyTo(reply, next(), passing) : undefined),
  }));
}

export type Json = Readonly<Record<string, unknown>>;

export function jsonAltered(
  which: Which,
  change: (body: Json, nth: number, passing: Passing) => Json | undefined,
): () => Front {
  return altered(which, (reply, nth, passing) => {
    const body = jsonOf(reply);
    const other = body && change(body, nth, passing);
    return other && withBody(reply, JSON.stringify(other));
  });
}

/** The rows of a list that an answer has as that field. */
export function listed(
  which: Which,
  field: string,
  change: (rows: readonly Json[], nth: number, passing: Passing) => readonly Json[],
): () => Front {
  return jsonAltered(which, (body, ...met) => {
    const rows = body[field];
    return Array.isArray(rows) ? { ...body, [field]: change(rows as Json[], ...met) } : undefined;
  });
}

export function textAltered(
  which: Which,
  change: (text: string, nth: number) => string,
): () => Front {
  return altered(which, (reply, nth) => withBody(reply, change(textOf(reply), nth)));
}

export function jsonOf(reply: Pick<Answer, "body">): Json | undefined {
  const value = jsonIn(textOf(reply));
  return isObject(value) ? value : undefined;
}

export function json(status: number, body: unknown, headers: Answer["headers"] = {}): Answer {
  const all = { "content-type": "application/json", ...headers };
  return { status, headers: all, body: JSON.stringify(body) ?? "" };
}

/** As nginx writes its own. */
export function page(status: number, title: string, headers: Answer["headers"] = {}): Answer {
  const all = { "content-type": "text/html", ...headers };
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: all, body };
}

export function headed(headers: Answer["headers"] | (() => Answer["headers"])): () => Front {
  return altered(every, (reply) =>
    withHeaders(reply, typeof headers === "function" ? headers() : headers),
  );
}

export function onWire(
  write: (response: ServerResponse, reply: Answer, nth: number) => unknown,
): () => Front {
  return counting((next) => ({ write: (response, reply) => write(response, reply, next()) }));
}

/** Refuses requests beyond so many in some milliseconds; `rest` is how long they would have to wait. */
export function limited(
  which: Which,
  most: number,
  ms: number,
  refusal: (rest: number) => Answer,
  ofWhom: (passing: Passing) => unknown = () => "all",
): () => Front {
  return () => {
    const hits = new Map<unknown, readonly number[]>();
    return answered(which, (passing) => {
      const whose = ofWhom(passing);
      const last = (hits.get(whose) ?? []).filter((one) => passing.ms - one < ms);
      const isRefused = last.length >= most;
      hits.set(whose, isRefused ? last : [...last, passing.ms]);
      return isRefused ? refusal(last[0]! + ms - passing.ms) : undefined;
    })();
  };
}

/** For some milliseconds from the first-th of these requests on, all of them are answered so. */
export function spell(
  first: number,
  ms: number,
  reply: Replied | ((until: number) => Replied),
  which = every,
): () => Front {
  return () => {
    let until = 0;
    return answered(which, (_, nth) => {
      if (nth === first) until = Date.now() + ms;
      if (Date.now() >= until) return undefined;
      return typeof reply === "function" ? reply(until) : reply;
    })();
  };
}

export function dateAhead(ms: number): string {
  return new Date(Date.now() + ms).toUTCString();
}
