import type { Exchange } from "../../engine/exchange/exchange.ts";
import { dataIn, type Panel, type Server } from "./calls.ts";

type Answered = Pick<Panel, "answers" | "nameOf">;

/** The answers so far that have all servers. */
export function wholeLists(session: Answered): Exchange[] {
  return listsOf(session, "all-servers");
}

/** Those that have a server, pages among them. */
export function listsWith(session: Answered, id: number): Exchange[] {
  const lists = listsOf(session, "all-servers", "server-page");
  return lists.filter((one) => rowOf(one, id) !== undefined);
}

function listsOf({ answers, nameOf }: Answered, ...names: readonly string[]): Exchange[] {
  return answers.exchanges("listServers").filter((one) => names.includes(nameOf(one) ?? ""));
}

/** The servers of an answer; undefined if it is not the whole list. */
export function serversIn(
  { nameOf }: Pick<Panel, "nameOf">,
  exchange: Exchange | undefined,
): readonly Server[] | undefined {
  const isWhole = exchange && nameOf(exchange) === "all-servers";
  return isWhole ? dataIn<readonly Server[]>(exchange) : undefined;
}

/** The row of a server in a list; undefined if it is not there. */
export function rowOf(exchange: Exchange, id: number | undefined): Server | undefined {
  const data = dataIn(exchange);
  return Array.isArray(data) ? (data as Server[]).find((one) => one?.id === id) : undefined;
}

/** The same in a list that is asked for now. */
export async function listedNow(
  session: Pick<Panel, "send">,
  id: number | undefined,
): Promise<Server | undefined> {
  return rowOf(await session.send("listServers", { as: "active" }), id);
}
