import { poll } from "../../../engine/exchange/attempts.ts";
import {
  blamed,
  BUSY,
  changesOf,
  leavesApart,
  leavesIn,
  textOf,
  type Apart,
  type Reading,
  type Suspect,
} from "../../../engine/effects.ts";
import { MIXED_UP } from "../../../engine/judgement/exposed.ts";
import { nameOf } from "../../../engine/secrets/secrets.ts";
import { isActive } from "../configurations.ts";
import { creation, ownPlace } from "../creating.ts";
import { wholeLists } from "../server-lists.ts";
import { WRONG_PASSWORD } from "../reaches.ts";
import type { VpnScriptSession } from "../session.ts";
import { deletion, remove } from "../removing.ts";
import { activeOne, create } from "../situations.ts";
import type { Persona } from "../target.ts";
import {
  callOf,
  differencesOf,
  firstOf,
  isToken,
  READS,
  readingOf,
  toggledBy,
  tokenOf,
} from "./readings.ts";
import type { Rules } from "./trial.ts";

const AS_IT_WAS = "all as it was";

export const effectRules: Rules = {
  // "Create a new WireGuard configuration", "Delete a specific WireGuard configuration": that is
  // all.
  "requests-do-nothing-else": {
    alone: true,
    title:
      "A create, a deletion and a login, refused or not, change no account, no OpenVPN login and no token.",
    source:
      "inferred from WireGuard Configuration (POST); inferred from WireGuard Configuration (DELETE); inferred from Authenticate User, tab 4",
    async check(trial) {
      const { session, must, should } = trial;
      // Mostly the variants have read it, before anything was created.
      await readingOf(session, (as, one) => session.once(one, callOf(session, as, one)));
      const life = await trial.life();
      life.seen(life.creates);
      const read = () => readingOf(session);
      const first = await readingOf(session, (as, one) => firstOf(session, as, one));
      for (const { persona, token } of session.issued.toReversed()) {
        first.set(tokenOf(persona), token);
      }
      const list = wholeLists(session).at(-1);
      // One account after the other asks for the same server: what is kept by it shows.
      const now = await readingOf(session, async (as, one) =>
        one === "listServers" ? list : session.send(one, callOf(session, as, one, true)),
      );
      const isMixedUp = session.exposed.breaches.some(({ check }) => check === MIXED_UP);
      // Only what was read at both times can be compared; and tokens that logins end say nothing, nor do logins of another.
      const isRead = (name: string) =>
        first.has(name) &&
        now.has(name) &&
        !(isToken(name) && session.ending.isSure) &&
        !(isMixedUp && name.endsWith(READS.getOpenvpnAuth.what));
      if (![...now.keys()].some(isRead)) return;
      const changes = changesOf(first, now).filter(([name]) => isRead(name));
      const same = changes.length > 0 ? await changedAlike(session, first, now) : undefined;
      if (same) {
        return must({ value: same }, false, AS_IT_WAS, {
          "nothing-else-changes":
            "Where an account logs in again, creates and deletes configurations and is tried with wrong passwords, something unrelated changes: of both such accounts, and not of another.",
        });
      }
      // A token may end by itself while a job is waited for.
      const lasting = async () => new Map([...(await read())].filter(([name]) => !isToken(name)));
      const suspects = changes.length > 0 ? writesOf(session, read, lasting) : [];
      const blame = await blamed(suspects);
      if (blame && blame !== BUSY) {
        return must({ value: textOf(blame.changes) }, false, AS_IT_WAS, {
          "nothing-else-changes": `Each ${blame.kind} changes something unrelated.`,
        });
      }
      const toggled = blame === BUSY ? await toggledBy(lasting) : [];
      must({ value: toggled.join("; ") }, toggled.length === 0, AS_IT_WAS, {
        "reads-change-nothing": "Each time that it is read, it has another of two values.",
      });
      if (toggled.length > 0) return;
      // A single change may be the owner's doing; why a token ends is another rule's concern.
      const shown = changes.filter(([name]) => !isToken(name));
      const value = shown.map(([name]) => `${name}: ${differencesOf(name, first, now)}`).join("; ");
      should({ value }, shown.length === 0, AS_IT_WAS, {
        "accounts-stay-as-they-are":
          "While this run created and deleted configurations and tried wrong passwords, an account, or its server, has changed.",
      });
    },
  },
};

/**
 * What is another now of both accounts that create and delete, the same of both, and not of a third. Where only the active
 * account has deleted so far, or only the other one has logged in again, both do if something is off that was on.
 */
async function changedAlike(
  session: VpnScriptSession,
  first: Reading,
  now: Reading,
): Promise<string | undefined> {
  const { deviceLimited, other } = session.target.personas;
  if (!deviceLimited || !other) return undefined;
  for (const { what } of [READS.getAccount, READS.getOpenvpnAuth]) {
    const changesOf = (as: Persona, are: Reading) => {
      const name = `personas.${as}'s ${what}`;
      return first.has(name) && are.has(name) ? leavesApart(name, first, are) : [];
    };
    let own = changesOf("active", now);
    let theirs = changesOf("other", now);
    if (own.length === 0 && theirs.some(isSwitchedOff)) {
      await session.logIn("active", "NEXT_TOKEN");
      own = changesOf("active", await readingOf(session, undefined, ["active"]));
    }
    if (own.length === 0) continue;
    const isToDelete = theirs.length === 0 && own.some(isSwitchedOff);
    if (isToDelete && (await deleteAsOther(session))) {
      theirs = changesOf("other", await readingOf(session));
    }
    const both = own.find(([name, , is]) =>
      theirs.some((one) => inAnyRow(one[0]) === inAnyRow(name) && one[2] === is),
    );
    if (!both) continue;
    const [name, was, is] = both;
    const shownBy = async (as: Persona) => {
      const leaves = leavesIn(
        `personas.${as}'s ${what}`,
        await readingOf(session, undefined, [as]),
      );
      return [...leaves].flatMap(([one, value]) => (inAnyRow(one) === inAnyRow(name) ? value : []));
    };
    const isShown = (values: readonly string[]) =>
      is === undefined ? values.length === 0 : values.includes(is);
    const third = await shownBy("deviceLimited");
    if (third.length === 0 || isShown(third)) continue;
    // What moves by itself has moved on by then.
    if (isShown(await shownBy("active")) && isShown(await shownBy("other")))
      return `${what}: ${name} was ${was}, and is ${is}`;
  }
  return undefined;
}

const inAnyRow = (name: string) => name.replaceAll(/\/\d+(?=\/)/g, "/*");

function isSwitchedOff([, was, is]: Apart): boolean {
  return [was, is].every((one) => one !== undefined && /^([01]|true|false)$/.test(one));
}

async function deleteAsOther(session: VpnScriptSession): Promise<boolean> {
  const place = ownPlace(session, "other");
  const own = place.isUnclear ? [] : await session.configurations.own(place.name);
  const one = own.find(isActive);
  if (one) await deletion(session, "other", one.id);
  return one !== undefined;
}

/** What may change something, each as it is done once more; a job is waited for. */
function writesOf(
  session: VpnScriptSession,
  read: () => Promise<Reading>,
  /** The same of what does not end while a job is waited for. */
  lasting: () => Promise<Reading>,
): Suspect[] {
  const settled = async () => {
    const own = await session.configurations.own(ownPlace(session).name);
    return own.every(isActive) || undefined;
  };
  const wait = () => poll(session.target.jobTimeout, settled);
  const refusedLogin = () => {
    const as = session.firstOf("other", "active");
    const wrong = { ...session.credentials(as), password: WRONG_PASSWORD };
    return session.send("createToken", session.loginOf(wrong));
  };
  const refusedCreate = () => creation(session, "active", "wireguardFull");
  const wrongToken = async () => {
    const as = session.firstOf("active", "other");
    const wrong = `${await session.token(as)}x`;
    session.addToken(`${nameOf(as)}_TOKEN_AND_X`, wrong);
    return session.send("getAccount", { authorization: `Bearer ${wrong}` });
  };
  const finished = (write: () => Promise<unknown>) => () => write().then(wait);
  const oneDeletion = async () => remove(session, (await activeOne(session)).id);
  return [
    { kind: "create", write: () => create(session), read },
    { kind: "refused login", write: refusedLogin, read },
    { kind: "refused create", write: refusedCreate, read },
    { kind: "refusal of a wrong token", write: wrongToken, read },
    // Before the account has one more token, which may end in place of the one in use.
    { kind: "deletion", prepare: () => activeOne(session), write: oneDeletion, read },
    { kind: "login", write: () => session.logIn("active", "NEXT_TOKEN"), read: lasting },
    { kind: "create's job", write: finished(() => create(session)), read: lasting },
    { kind: "deletion's job", write: finished(oneDeletion), read: lasting },
  ];
}
