import { TargetError } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import type { Place } from "../../engine/tracker/seen/place.ts";
import { placeAt, placeOf, type Configuration } from "./configurations.ts";
import { otherServers, type Watching } from "./elsewhere.ts";

/** Tells configurations that staff have moved to another server from those that a deletion has taken. */
export class Moved {
  readonly #session: Watching;
  #isSeen = false;

  constructor(session: Watching) {
    this.#session = session;
  }

  /** @throws TargetError where this run's own are listed on another server by now, and others' with them */
  async answered(exchange: Exchange): Promise<void> {
    const name = placeOf(exchange.request);
    const place = this.#session.configurations.places.find((one) => one.name === name);
    const [before, now] = place?.looks.slice(-2) ?? [];
    if (!place || !before || now?.exchange !== exchange) return;
    const isGone = (id: string) => !place.holds(id)(now) && !place.isRemoved(id);
    const gone = place.idsIn(before).filter(isGone);
    const isOwn = (id: string) => place.own.has(id);
    // One alone may have been deleted by its owner.
    const isMuch = gone.some(isOwn) && gone.some((id) => !isOwn(id));
    if (gone.length === 0 || (!isMuch && !this.#isSeen)) return;
    const [ids, server] = await this.#found(place, gone);
    for (const id of ids) place.others.set(id, "moved");
    if (!ids.some(isOwn)) return;
    this.#isSeen ||= isMuch;
    if (place.isUndone) return;
    const { what, whereIs } = place.kind;
    throw new TargetError(
      `${what}s ${ids.join(", ")}${whereIs(place.name)} are listed on server ${server} by now: they were moved while this run went on; run again once that is over`,
    );
  }

  /** Those of some ids that the account's list on another server has, and which. */
  async #found(
    { name }: Place<Configuration>,
    gone: readonly string[],
  ): Promise<readonly [ids: readonly string[], server?: number]> {
    const session = this.#session;
    for (const id of await otherServers(session)) {
      const there = placeAt(name.split("@")[0] as never, id);
      const look =
        there === name
          ? undefined
          : await session.configurations.look(there).catch(() => undefined);
      const listed = look?.items.map((one) => String(one.id)) ?? [];
      const ids = gone.filter((one) => listed.includes(one));
      if (ids.length > 0) return [ids, id];
    }
    return [[]];
  }
}
