import type { ServerResponse } from "node:http";
import type { Front, Passing, Replied, Reply } from "./front.ts";

/** The requests that a front has a say in. */
export type Which = (passing: Passing) => boolean;

export const every: Which = () => true;

/** From one request of the run to another, counted from 1. */
export function from(first: number, last = Infinity): Which {
  return ({ count }) => count >= first && count <= last;
}

export function oneIn(several: number): Which {
  return ({ count }) => count % several === 0;
}

type Changed = Replied | undefined;

/** Such requests are answered by the front, and the installation hears nothing of them; `nth` counts them. */
export function answered(
  which: Which,
  reply: Replied | ((passing: Passing, nth: number) => Changed),
): () => Front {
  return () => {
    let nth = 0;
    return {
      ask(passing) {
        if (!which(passing)) return undefined;
        return typeof reply === "function" ? reply(passing, ++nth) : reply;
      },
    };
  };
}

/** Such requests reach the installation, and get another answer than its own; `nth` counts them. */
export function altered(
  which: Which,
  change: Replied | ((reply: Reply, nth: number, passing: Passing) => Changed),
): () => Front {
  return () => {
    let nth = 0;
    return {
      answer(reply, passing) {
        if (!which(passing)) return undefined;
        return typeof change === "function" ? change(reply, ++nth, passing) : change;
      },
    };
  };
}

export type Json = Readonly<Record<string, unknown>>;

/** Such requests get other JSON than the installation's, where that is an object; `nth` counts them. */
export function jsonAltered(
  which: Which,
  change: (body: Json, nth: number) => Json | undefined,
): () => Front {
  return altered(which, (reply, nth) => {
    const body = jsonOf(reply);
    const changed = body && change(body, nth);
    return changed && { ...reply, body: JSON.stringify(changed) };
  });
}

/** The object that a body is; undefined if it is none. */
export function jsonOf({ body }: Pick<Reply | Passing, "body">): Json | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === "object" && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

export function json(status: number, body: unknown, headers: Reply["headers"] = {}): Reply {
  const all = { "content-type": "application/json", ...headers };
  return { status, headers: all, body: JSON.stringify(body) ?? "" };
}

/** A page as nginx writes its own. */
export function page(status: number, title: string, headers: Reply["headers"] = {}): Reply {
  const all = { "content-type": "text/html", ...headers };
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: all, body };
}

/** More headers, or others, on every answer. */
export function withHeaders(headers: Reply["headers"] | (() => Reply["headers"])): () => Front {
  return altered(every, (reply) => {
    const more = typeof headers === "function" ? headers() : headers;
    return { ...reply, headers: { ...reply.headers, ...more } };
  });
}

/** Something before or after the body of every answer. */
export function around(before: string, after = ""): () => Front {
  return altered(every, (reply) => ({
    ...reply,
    body: `${before}${reply.body.toString()}${after}`,
  }));
}

/** Something is done to the connection before each answer is written; `nth` counts them. */
export function onWire(
  write: (response: ServerResponse, reply: Reply, nth: number) => unknown,
): () => Front {
  return () => {
    let nth = 0;
    return { write: (response, reply) => write(response, reply, ++nth) };
  };
}

/** Requests beyond so many in some milliseconds are refused; `rest` is how long they would have to wait. */
export function limited(
  which: Which,
  most: number,
  ms: number,
  refusal: (rest: number) => Reply,
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

/** For some milliseconds from one request on, everything is answered so; the reply may depend on when that ends. */
export function spell(
  first: number,
  ms: number,
  reply: Replied | ((until: number) => Replied),
): () => Front {
  return () => {
    let until = 0;
    return answered(
      ({ count }) => {
        if (count === first) until = Date.now() + ms;
        return Date.now() < until;
      },
      () => (typeof reply === "function" ? reply(until) : reply),
    )();
  };
}

/** The time by a clock that is so many milliseconds ahead, as HTTP writes it. */
export function dateAhead(ms: number): string {
  return new Date(Date.now() + ms).toUTCString();
}
