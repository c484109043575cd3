import type { Breach, ReportBreach } from "../../../engine/judgement/finding.ts";
import type { VpnScriptSession } from "../session.ts";
import { Life } from "./life.ts";
import { trialOf, type Rules, type Trial } from "./trial.ts";

interface LifeRule {
  readonly title: string;
  readonly source: string;
  readonly tellsOnce?: "message" | "actual";
  readonly last?: true;
  check(life: Life, trial: Trial): void | Promise<void>;
}

const lives = new WeakMap<VpnScriptSession, Promise<Life>>();

/** Followed from the first rule on that asks for it. */
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
