import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Session } from "../../engine/session.ts";
import type { Bodies } from "./calls.ts";

export type Row = Bodies["listServers/200/all-servers"]["data"][number];

/** The answers so far that have all servers. */
export function wholeLists(session: Pick<Session, "answers" | "nameOf">): Exchange[] {
  return session.answers
    .of("listServers")
    .flatMap(({ exchange }) => (session.nameOf(exchange) === "all-servers" ? exchange : []));
}

/** The row of a server in a list; undefined if it is not there. */
export function rowOf({ answer }: Exchange, id: number | undefined): Row | undefined {
  const { data } = (answer.body.json ?? {}) as { readonly data?: unknown };
  return Array.isArray(data) ? (data as Row[]).find((one) => one?.id === id) : undefined;
}
