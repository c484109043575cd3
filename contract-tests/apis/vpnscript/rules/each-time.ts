import type { Place } from "../../../engine/tracker/seen/place.ts";
import { sleep } from "../../../engine/transport/pace.ts";
import type { Configuration } from "../calls.ts";
import type { VpnScriptSession } from "../session.ts";

/** The longest pause before something is sent once more, in ms: no other client keeps step with random moments. */
const LONGEST_PAUSE = 2000;

/**
 * What comes at a place each of so many times that something is sent; undefined once it is fewer or more than counts, or
 * something comes or goes beside it: another client at work creates then, too.
 */
export async function comesEachTime(
  { configurations }: VpnScriptSession,
  place: Place<Configuration>,
  send: () => Promise<unknown>,
  { times = 1, least = 1, most = Infinity } = {},
): Promise<readonly (readonly string[])[] | undefined> {
  const idsNow = async () => place.idsIn(await configurations.look(place.name));
  const quietIds = async () => {
    const ids = await idsNow();
    return (await idsNow()).join() === ids.join() ? ids : undefined;
  };
  const all: string[][] = [];
  while (all.length < times) {
    if (all.length > 0) await sleep(Math.random() * LONGEST_PAUSE, undefined);
    const were = await quietIds();
    if (!were) return undefined;
    await send();
    const came = (await quietIds())?.filter((id) => !were.includes(id)) ?? [];
    if (came.length < least || came.length > most) return undefined;
    all.push(came);
  }
  return all;
}
