import type { Breach, ReportBreach } from "../../../engine/finding.ts";
import type { VpnScriptSession } from "../session.ts";
import { Life } from "./life.ts";
import { trialOf, type Rules, type Trial } from "./trial.ts";

/** A rule for which that life is followed, once in a run. */
interface LifeRule {
  readonly title: string;
  readonly source: string;
  /** Breaches that are alike in this are told once: of another configuration it says nothing new. */
  readonly tellsOnce?: "message" | "actual";
  readonly last?: true;
  check(life: Life, trial: Trial): void | Promise<void>;
}

const lives = new WeakMap<VpnScriptSession, Promise<Life>>();

/** The life that a session follows, from its first rule that asks for it on. */
export function lifeOf(session: VpnScriptSession): Promise<Life> {
  const life = lives.get(session) ?? new Life(session).follow();
  lives.set(session, life);
  return life;
}

export function lifeRule({ tellsOnce, check, ...rule }: LifeRule): Rules[string] {
  return {
    ...rule,
    alone: true,
    async check({ session, found }) {
      const told = new Set<unknown>();
      const isNew = (breach: Breach) => {
        const what = tellsOnce && breach[tellsOnce];
        return what === undefined || !told.has(what) ? (told.add(what), true) : false;
      };
      const tell: ReportBreach = (...breaches) => found(...breaches.filter(isNew));
      await check(await lifeOf(session), trialOf(session, tell));
    },
  };
}
