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
  return { status, headers: all, body: JSON.stringify(body) };
}

/** A page as nginx writes its own. */
export function page(status: number, title: string, headers: Reply["headers"] = {}): Reply {
  const all = { "content-type": "text/html", ...headers };
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, headers: all, body };
}

/** More headers, or others, on every answer. */
export function withHeaders(headers: Reply["headers"]): () => Front {
  return altered(every, (reply) => ({ ...reply, headers: { ...reply.headers, ...headers } }));
}

/** Something before or after the body of every answer. */
export function around(before: string, after = ""): () => Front {
  return altered(every, (reply) => ({
    ...reply,
    body: `${before}${reply.body.toString()}${after}`,
  }));
}

export function encoded(name: string, encode: (body: string | Buffer) => Buffer): () => Front {
  return altered(every, ({ status, headers, body }) => ({
    status,
    headers: { ...headers, "content-encoding": name },
    body: encode(body),
  }));
}

/** The time by a clock that is so many milliseconds ahead, as HTTP writes it. */
export function dateAhead(ms: number): string {
  return new Date(Date.now() + ms).toUTCString();
}
