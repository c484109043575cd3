import { adopt } from "../../../engine/tracker/whose/adopted.ts";
import { notAnswered } from "../../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../../engine/exchange/exchange.ts";
import { variantOf } from "../../../engine/judgement/judge.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import type { Configuration } from "../calls.ts";
import { placeAt, placeOf } from "../configurations.ts";
import { ownPlace } from "../creating.ts";
import type { VpnScriptSession } from "../session.ts";

/** How often something new has to be there right after the same create, and the longest pause before each, in ms. */
const [TIMES, LONGEST_PAUSE] = [2, 1500];

/**
 * The answer to a create that is refused, or names another server, and creates all the same, each time, in the active
 * account's list: asked for again only where more has appeared than was created, one kind of answer after the other.
 * What it has made is this run's own from then on.
 */
export async function strayCreate(session: VpnScriptSession): Promise<Exchange | undefined> {
  const { configurations: tracker, transport } = session;
  const place = ownPlace(session);
  const comesOf = async (request: WireRequest) => {
    const around = await idsAround(session, place, () => transport.send(request));
    const isOne = around && around.are.length === around.were.length + 1;
    return isOne ? around.are.find((id) => !around.were.includes(id)) : undefined;
  };
  const isAlways = async ([first, ...others]: readonly Exchange[]) => {
    const seen = new Map<WireRequest, string>();
    while (seen.size < TIMES) {
      await new Promise((go) => setTimeout(go, seen.size * Math.random() * LONGEST_PAUSE));
      const request = { ...first!.request };
      const id = await comesOf(request);
      if (id === undefined) return false;
      seen.set(request, id);
    }
    const alike = [first!, ...others].map(({ request }) => request);
    adopt(place, tracker.places, [...alike, ...seen.keys()], seen);
    await tracker.look(place.name);
    return true;
  };
  for (const kind of straysOf(session)) {
    const isSo = await isAlways(kind).catch(notAnswered);
    if (isSo !== false) return isSo && kind[0];
  }
  return undefined;
}

/** Ids at a place before and after something is sent; undefined, perhaps without sending it, where they change beside that: another client at work creates then, too. */
export async function idsAround(
  { configurations }: VpnScriptSession,
  place: Place<Configuration>,
  send: () => Promise<unknown>,
) {
  const idsNow = async () => place.idsIn(await configurations.look(place.name));
  const quietIds = async () => {
    const ids = await idsNow();
    return (await idsNow()).join() === ids.join() ? ids : undefined;
  };
  const were = await quietIds();
  if (!were) return undefined;
  await send();
  const are = await quietIds();
  return are && { were, are };
}

/** Creates of which nobody's list but the active account's could show anything, by kind: those that were accepted first. */
function straysOf(session: VpnScriptSession): readonly (readonly Exchange[])[] {
  const { api, answers, configurations } = session;
  const main = ownPlace(session).name;
  // What was accepted has to be listed where it was asked for.
  const isMissing = (exchange: Exchange) => {
    const name = placeOf(exchange.request)!;
    return name !== main && configurations.at(name).open.some((one) => one.exchange === exchange);
  };
  const { wireguard } = session.target.servers;
  const namesOther = ({ request }: Exchange) =>
    Number(placeOf(request) !== placeAt(undefined, wireguard));
  const strays = answers
    .exchanges("createWireguardConfig")
    .filter((exchange) => {
      const { status } = exchange.answer;
      if ((exchange.request.persona ?? "active") !== "active" || status >= 500) return false;
      return status < 300 ? isMissing(exchange) : status >= 400;
    })
    .toSorted((a, b) => a.answer.status - b.answer.status || namesOther(a) - namesOther(b));
  const nameOf = (one: Exchange) => variantOf(api, one)?.name;
  const told = strays.filter((one) => nameOf(one) !== "too-many-requests");
  return [...Map.groupBy(told, (one) => `${nameOf(one)} ${placeOf(one.request)}`).values()];
}
