import type { Look } from "../../../engine/place.ts";
import { must } from "../../../engine/seen.ts";
import type { Row } from "../answers.ts";
import type { WaverosRules, WaverosSession } from "../session.ts";
import type { Vouchers } from "../vouchers.ts";
import { readings } from "./listing.ts";

/** Fields of a voucher that its guest moves. */
const MOVING: ReadonlySet<string> = new Set(["last_modified", "first_login", "last_login", "MAC"]);

/** What this run does to its own vouchers, and how. */
const WRITES = {
  creation: async ({ vouchers }: WaverosSession) => void (await vouchers.order(vouchers.fresh())),
  removal: async (session: WaverosSession) => {
    const { name: username } = await session.vouchers.own();
    await session.askInTurn("remove_voucher", { username });
  },
} as const;

type Write = keyof typeof WRITES;

/** How often each has to be seen: a write with a change of others, and a reading without either. */
const OFTEN = 3;

/** Looks after each further write: not in a rhythm that others may work in. */
const LOOKS = [2, 1, 2];

export const othersRules: WaverosRules = {
  "others-stay-as-they-are": {
    title: "Neither a creation nor a removal touches the vouchers of others.",
    alone: true,
    async check(session, found) {
      const { vouchers } = session;
      const steps = (await readings(vouchers)).map(({ before, after, index }) => ({
        changes: changesOf(vouchers, before, after),
        writes: writesBetween(vouchers, index),
      }));
      const quiet = steps.filter(({ writes }) => writes.length === 0);
      // Another client is at work: nothing can be told.
      if (quiet.some(({ changes }) => changes.length > 0)) return;
      for (const write of Object.keys(WRITES) as Write[]) {
        const seen = steps.filter(({ writes }) => writes.includes(write));
        if (seen.length === 0 || seen.some(({ changes }) => changes.length === 0)) continue;
        const more = await changesBy(session, write, OFTEN - seen.length);
        if (!more) continue;
        const { exchange } = await vouchers.current();
        const changes = [...seen.flatMap((step) => step.changes), ...more];
        const shown = { exchange, value: changes.join(", ") };
        const message = `Each ${write} of a voucher touches those of others.`;
        must(found, shown, false, "the vouchers of others as they were", message);
      }
    },
  },
};

/** What this run has done between a reading and the next that was accepted. */
function writesBetween({ place }: Vouchers, index: number): Write[] {
  const isBetween = ({ looks }: { readonly looks?: number }) => looks === index + 1;
  return [
    ...(place.creates.some(isBetween) ? (["creation"] as const) : []),
    ...(place.removals.some(isBetween) ? (["removal"] as const) : []),
  ];
}

/** What so many more writes have changed of others; undefined if one has changed nothing, or a reading without one has. */
async function changesBy(
  session: WaverosSession,
  write: Write,
  times: number,
): Promise<string[] | undefined> {
  const { vouchers } = session;
  const all: string[] = [];
  // What is removed has to be there before the look that comes first.
  if (write === "removal") await vouchers.own();
  let before = await vouchers.look();
  for (const looks of LOOKS.slice(0, Math.max(1, times))) {
    await WRITES[write](session);
    for (let look = 0; look <= looks; look++) {
      const after = await vouchers.look();
      const changes = changesOf(vouchers, before, after);
      if (changes.length > 0 !== (look === 0)) return undefined;
      all.push(...changes);
      before = after;
    }
  }
  return all;
}

/** What has become of others' vouchers from one look to another. */
function changesOf({ place }: Vouchers, before: Look<Row>, after: Look<Row>): string[] {
  const [were, are] = [before, after].map(
    ({ items }) =>
      new Map(
        items
          .map((row) => [String(row["username"]), lasting(row)] as const)
          .filter(([name]) => !place.own.has(name)),
      ),
  ) as [Map<string, string>, Map<string, string>];
  return [
    ...[...were.keys()].filter((name) => !are.has(name)).map((name) => `${name} has gone`),
    ...[...are.keys()].filter((name) => !were.has(name)).map((name) => `${name} has come`),
    ...[...were]
      .filter(([name, row]) => are.has(name) && are.get(name) !== row)
      .map(([name]) => `${name} has changed`),
  ];
}

/** What nobody but staff changes in a voucher. */
function lasting(row: Row): string {
  return JSON.stringify(Object.entries(row).filter(([field]) => !MOVING.has(field)));
}
