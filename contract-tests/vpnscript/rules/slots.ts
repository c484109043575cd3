import type { Rule } from "../../engine/api.ts";
import { NotReachable } from "../../engine/errors.ts";
import type { VpnScriptSession } from "../session.ts";
import { lifeOf, seen } from "./life.ts";

/** Times that it is tried again before the count is taken not to move. */
const MORE_TRIES = 2;

/**
 * Other customers come and go while this is tried, and take a slot in the moment in which this run
 * frees one: so the count has only to move the right way once in a few tries.
 */
export const slotsFollowConfigurations: Rule<VpnScriptSession> = {
  id: "slots-follow-configurations",
  title: "Deleting a configuration frees a slot of its server, and creating one takes it.",
  alone: true,
  async check(session, found) {
    const life = await lifeOf(session);
    seen(life, life.slots);
    const rose = () => life.slots.some(({ before, deleted }) => deleted > before);
    const fell = () => life.slots.some(({ deleted, created }) => created < deleted);
    for (let tries = 0; tries < MORE_TRIES && !(rose() && fell()); tries++) await life.cycle();
    const counts = life.slots.map(({ before, deleted, created }) => [before, deleted, created]);
    if (counts.flat().some(Number.isNaN)) {
      throw new NotReachable("the list has no server of that id that tells its free slots");
    }
    for (const [moved, what] of [
      [rose(), "deleting a configuration frees no slot"],
      [fell(), "creating a configuration takes no slot"],
    ] as const) {
      if (moved) continue;
      found({
        check: "slots-are-counted",
        message: `In ${counts.length} tries, ${what} of server ${life.server}.`,
        at: "/data/wg_available_slots",
        expected: "with two configurations, with one, with two again: up, and down",
        actual: counts.map((count) => count.join(" ")).join("; "),
      });
    }
  },
};
