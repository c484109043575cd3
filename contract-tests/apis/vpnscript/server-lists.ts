import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Session } from "../../engine/session.ts";
import type { Bodies } from "./calls.ts";

export type Row = Bodies["listServers/200/all-servers"]["data"][number];

type Answered = Pick<Session, "answers" | "nameOf">;

/** The answers so far that have all servers. */
export function wholeLists(session: Answered): Exchange[] {
  return listsOf(session, "all-servers");
}

/** Those that have a server, pages among them. */
export function listsWith(session: Answered, id: number): Exchange[] {
  const lists = listsOf(session, "all-servers", "server-page");
  return lists.filter((one) => rowOf(one, id) !== undefined);
}

function listsOf(session: Answered, ...names: readonly string[]): Exchange[] {
  const isOne = (exchange: Exchange) => names.includes(session.nameOf(exchange) ?? "");
  return session.answers
    .of("listServers")
    .flatMap(({ exchange }) => (isOne(exchange) ? exchange : []));
}

/** The row of a server in a list; undefined if it is not there. */
export function rowOf({ answer }: Exchange, id: number | undefined): Row | undefined {
  const { data } = (answer.body.json ?? {}) as { readonly data?: unknown };
  return Array.isArray(data) ? (data as Row[]).find((one) => one?.id === id) : undefined;
}
