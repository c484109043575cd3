import { adopt } from "../../../engine/tracker/whose/by-number.ts";
import { changesBy } from "../../../engine/effects.ts";
import { notAnswered } from "../../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../../engine/exchange/exchange.ts";
import { placeAt, placeOf } from "../configurations.ts";
import { ownPlace } from "../creating.ts";
import type { VpnScriptSession } from "../session.ts";
import { idsAt } from "./readings.ts";

/**
 * The answer to a create that is refused, or names another server, and creates all the same, each time, in the active
 * account's list: asked for again only where more has appeared than was created, one kind of answer after the other.
 * What it has made is this run's own from then on.
 */
export async function strayCreate(session: VpnScriptSession): Promise<Exchange | undefined> {
  const { configurations: tracker, transport } = session;
  const place = ownPlace(session);
  const isAlways = async (alike: readonly WireRequest[]) => {
    const sent: WireRequest[] = [];
    const send = () => {
      const request = { ...alike[0]! };
      sent.push(request);
      return transport.send(request);
    };
    const changes = await changesBy(send, idsAt(session, place), 1);
    // One for each.
    if (!Array.isArray(changes) || changes.length !== sent.length) return false;
    const seen = new Map(sent.map((request, nth) => [request, changes[nth]![0]]));
    adopt(place, tracker.places, [...alike, ...sent], seen);
    await tracker.look(place.name);
    return true;
  };
  for (const kind of straysOf(session)) {
    const isSo = await isAlways(kind.map(({ request }) => request)).catch(notAnswered);
    if (isSo !== false) return isSo && kind[0];
  }
  return undefined;
}

/** By kind, creates whose configurations could only show in the active account's list; accepted ones come first. */
function straysOf(session: VpnScriptSession): readonly (readonly Exchange[])[] {
  const { answers, configurations, nameOf } = session;
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
  const told = strays.filter((one) => nameOf(one) !== "too-many-requests");
  return [...Map.groupBy(told, (one) => `${nameOf(one)} ${placeOf(one.request)}`).values()];
}
