import { LAG } from "../../engine/tracker/left/behind.ts";
import { sleep } from "../../engine/transport/pace.ts";
import { NotReachable } from "../../engine/exchange/errors.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { answerIn, type Model, type Told } from "../../engine/model.ts";
import type { Seen } from "../../engine/judgement/seen.ts";
import type { Row } from "./answers.ts";
import { namedIn } from "./rules/told.ts";
import type { WaverosSession } from "./session.ts";

/** Usernames are unique, and free again once the voucher is removed. */
const chart = {
  transitions: [
    ["absent", "create", "user-added", "stored"],
    ["absent", "remove", "username-unknown", "absent"],
    ["absent", "list", "unlisted", "absent"],
    ["stored", "create", "username-exists", "stored"],
    ["stored", "remove", "user-removed", "removed"],
    ["stored", "list", "listed", "stored"],
    ["removed", "create", "user-added", "stored"],
    ["removed", "remove", "username-unknown", "removed"],
    ["removed", "list", "unlisted", "removed"],
  ],
} as const;

type Thing = "A" | "B";

const OTHER = "listed with another password or name";

/** Only the router can cause these: no other client gives a voucher such a username. */
const SURE: ReadonlySet<string> = new Set(["listed", "username-exists"]);

/** Two vouchers; one's username begins with the other's. */
export const voucherModel: Model<WaverosSession, Thing> = {
  id: "model-of-a-voucher",
  title:
    "In any order of creations and removals, a voucher is listed as created until it is removed, and its username is taken until then.",
  source:
    '4. API Messages, "Username already exists"; 4. API Messages, "Username selected for deletion doesn\'t exist"; 1.3 - Fetch vouchers list',
  what: "voucher",
  chart,
  unsaid:
    "The page does not say what becomes of a voucher once its valid_for has passed. A run removes its own before that.",
  operations: { create: "create_voucher", remove: "remove_voucher", list: "get_voucher_users" },
  isReversible: true,
  commands: { create: "create", remove: "remove", list: "list" },
  things: ["A", "B"],
  async begin(session) {
    const { vouchers, api } = session;
    const { place } = vouchers;
    const { items } = place.ownRemovals.length > 0 ? await vouchers.current() : { items: [] };
    const isKept = (name: string) => place.own.has(name) && place.isRemoved(name);
    // What is created would stay.
    if (items.map(place.kind.idOf).some(isKept)) {
      throw new NotReachable("a removed voucher is still listed, so no more are created");
    }
    const username = String(vouchers.fresh().username);
    const names = { A: username, B: `${username}-2` };
    const orders = new Map<Thing, Row>();
    const tell = (thing: Thing, step: string, answer: string, exchange: Exchange): Told<Thing> => ({
      ...{ thing, step, answer, exchange },
      isSure: SURE.has(answer),
    });
    const list = async (isAgain = false): Promise<Told<Thing>[]> => {
      const look = await vouchers.look();
      const told = (["A", "B"] as const).map((thing) => {
        const answer = shown(namedIn(session, look, names[thing]), orders.get(thing));
        return tell(thing, "list", answer, look.exchange);
      });
      // A list that lags shows the state before.
      if (isAgain || !told.some(({ answer }) => answer === OTHER)) return told;
      await sleep(LAG, undefined);
      return list(true);
    };
    return {
      firstState: () => "absent",
      look: () => list(),
      async perform(command: string, thing: Thing) {
        if (command === "list") return list();
        const endless = thing === "B" && { valid_for: "always" };
        const order = { ...vouchers.fresh(), ...endless, username: names[thing] };
        const isCreate = command === "create";
        if (!isCreate) await vouchers.watch();
        const exchange = await (isCreate
          ? session.askInTurn("create_voucher", order)
          : session.askInTurn("remove_voucher", { username: names[thing] }));
        const answer = answerIn(api, exchange, chart);
        if (answer === "user-added") orders.set(thing, order);
        if (answer === "user-removed") orders.delete(thing);
        return [tell(thing, command, answer, exchange)];
      },
    };
  },
};

/** Just "listed" for a voucher that was not created with `order`. */
function shown([row, ...others]: readonly Seen<Row>[], order?: Row): string {
  if (!row) return "unlisted";
  if (others.length > 0) return `listed ${others.length + 1} times`;
  const { value } = row;
  const { passcode, fullname } = order ?? {};
  const isSo = !order || (value["password"] === passcode && value["fullname"] === fullname);
  return isSo ? "listed" : OTHER;
}
