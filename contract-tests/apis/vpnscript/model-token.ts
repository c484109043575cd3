import { together } from "../../engine/exchange/together.ts";
import { answerIn, type Model, type Told } from "../../engine/model.ts";
import { dataIn, type Account } from "./calls.ts";
import { isOf } from "./creating.ts";
import type { VpnScriptSession } from "./session.ts";

const chart = {
  transitions: [
    ["none", "use", "unauthenticated", "none"],
    ["none", "log in", "token-issued", "newest"],
    ["newest", "use", "account", "newest"],
    ["newest", "later login", "token-issued", "earlier"],
    ["earlier", "later login", "token-issued", "earlier"],
    ["earlier", "use", "account", "earlier"],
  ],
  // Whether a login ends the tokens before it.
  open: [
    ["ended", "use", "unauthenticated", "ended"],
    ["ended", "later login", "token-issued", "ended"],
  ],
  openByItself: [["earlier", "ended"]],
} as const;

const THINGS = { A: "active", B: "active", C: "active", D: "other" } as const;

type Thing = keyof typeof THINGS;

export const tokenModel: Model<VpnScriptSession, Thing> = {
  id: "model-of-a-token",
  title: "However often accounts log in, each valid token shows the account that it was given to.",
  source: "Authenticate User, tab 1; Account Details, tab 1",
  what: "token",
  chart,
  operations: { "log in": "createToken", "later login": "createToken", use: "getAccount" },
  isReversible: false,
  commands: { "log in": "log in", use: "use" },
  things: Object.keys(THINGS) as Thing[],
  begin(session) {
    const { api, target } = session;
    const tokens = new Map<Thing, string>();
    const use = async (thing: Thing): Promise<Told<Thing>> => {
      // Before there is a token, one that no panel has issued.
      const token = tokens.get(thing) ?? `999999|${thing.repeat(40)}`;
      const exchange = await session.send("getAccount", { authorization: `Bearer ${token}` });
      const answer = answerIn(api, exchange, chart);
      if (answer !== "account") return { thing, step: "use", answer, exchange };
      const { username } = target.personas[THINGS[thing]]!;
      const isOwn = isOf(dataIn<Account>(exchange)!, username);
      return { thing, step: "use", answer: isOwn ? answer : "the account of another", exchange };
    };
    return Promise.resolve({
      firstState: (thing: Thing) => target.personas[THINGS[thing]] && "none",
      look: () => together([...tokens.keys()].map(use)),
      async perform(command: string, thing: Thing) {
        if (command === "use") return [await use(thing)];
        const as = THINGS[thing];
        const { exchange, token } = await session.logIn(as, `TOKEN_${thing}`);
        const answer = answerIn(api, exchange, chart);
        const earlier = [...tokens.keys()].filter((one) => THINGS[one] === as);
        // The run's own token may have ended with that.
        session.tokens.set(as, Promise.resolve(token!));
        tokens.set(thing, token!);
        return [
          { thing, step: command, answer, exchange },
          ...earlier.map((one) => ({ thing: one, step: "later login", answer, exchange })),
        ];
      },
    });
  },
};
