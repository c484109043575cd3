import type { ServerResponse } from "node:http";
import type { Sandbox } from "./sandbox.ts";
import { listen, urlOf, withHeaders, type Answer, type Asked, type Listening } from "./server.ts";

export interface Passing extends Omit<Asked, "url" | "body"> {
  path: string;
  body: string;
  to?: Sandbox;
  /** How many requests the front has met, this one included. */
  readonly count: number;
  readonly ms: number;
  /** How many requests this connection has carried, this one included. */
  readonly onConnection: number;
}

export type Replied = Answer | "closed";

/** Nothing lets the exchange go on as it is. */
type Said = Replied | undefined | Promise<Replied | undefined>;

export type Send = (
  request: Pick<Passing, "method" | "path" | "headers" | "body" | "to">,
) => Promise<Answer>;

export function sendingTo(sandbox: Sandbox): Send {
  return async ({ method, path, headers, body, to = sandbox }) => {
    const answer = await to.answer({ method, url: urlOf(path, headers), headers, body });
    return withHeaders(answer, { date: new Date().toUTCString() });
  };
}

export interface Front {
  /** Answers in place of the installation, or lets the request pass, which it may have altered. */
  ask?(passing: Passing, send: Send): Said;
  answer?(reply: Answer, passing: Passing): Said;
  /** Acts on the connection before an answer is written; false if it has written or dropped it itself. */
  write?(response: ServerResponse, reply: Answer): unknown;
  /** From the request of that number on, connections are refused for some milliseconds. */
  readonly restart?: { readonly at: number; readonly ms: number };
  /** True for lines of the sandbox's fingerprint that another client has made. */
  isOthers?(line: string): boolean;
  /** How the lines begin of what another client has made and not removed. */
  keeps?(): readonly string[];
}

export async function standBefore(
  sandbox: Sandbox,
  front: Front,
  host?: string,
): Promise<Listening> {
  const started = performance.now();
  const carried = new WeakMap<object, number>();
  const send = sendingTo(sandbox);
  let count = 0;

  async function pass(
    { url, ...asked }: Asked,
    response: ServerResponse,
  ): Promise<Answer | undefined> {
    const { socket } = response.req;
    const onConnection = (carried.get(socket) ?? 0) + 1;
    carried.set(socket, onConnection);
    const ms = performance.now() - started;
    const path = url.pathname + url.search;
    const passing: Passing = { ...asked, path, count: ++count, ms, onConnection };
    if (front.restart?.at === count) listening.pause(front.restart.ms);
    const own = await front.ask?.(passing, send);
    const reply = own ?? (await send(passing));
    const told = own ?? (await front.answer?.(reply as Answer, passing)) ?? reply;
    if (told !== "closed") return front.write?.(response, told) === false ? undefined : told;
    socket.destroy();
    return undefined;
  }

  const listening = await listen(pass, { host });
  return listening;
}
