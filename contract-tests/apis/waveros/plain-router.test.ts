import { expect, test } from "vitest";
import { Secrets } from "../../engine/secrets.ts";
import { Transport } from "../../engine/transport.ts";
import { api as waveros } from "./api.ts";
import { PlainRouter, type Liberties } from "./plain-router.support.ts";
import type { WaverosTarget } from "./target.ts";
import { remarksIn, wholeRun, withVerdict, type WholeRun } from "./verify-sandbox.support.ts";

/** What a plain router cannot show: the states are those of a lab. */
const BEYOND = /\/(api-disabled|error-occurred)$|^disabled-method-is-refused$/;

function runOver(router: PlainRouter): Promise<WholeRun> {
  return router.serve((baseUrl) => {
    const target: WaverosTarget = {
      name: "plain",
      api: "waveros",
      baseUrl,
      apiKey: router.apiKey,
      methods: ["POST", "GET"],
      allowWrites: true,
      requestsPerMinute: 60_000,
      timeout: 5,
    };
    const session = waveros.connect(target, new Transport(target), new Secrets());
    return wholeRun(session, { twice: true, pauseMs: 1200 });
  });
}

const LIBERTIES: Readonly<Record<string, readonly [Liberties, remark: string]>> = {
  "that does what the page says and no more": [{}, "guests-count-forward"],
  "for which usernames have no case": [{ anyCase: true }, "only-the-whole-username-removes"],
  "that takes any validity": [{ anyValidity: true }, "validity-is-a-documented-one"],
  "that takes the key wherever it stands": [
    { keyAnywhere: true },
    "post-takes-no-key-from-the-url",
  ],
  "that takes no name beyond ASCII": [{ asciiNames: true }, "documented-orders-are-accepted"],
  "that says null for what was not given": [{ nullForNone: true }, "limits-are-kept"],
  "that has one moment for everything": [
    { oneMoment: true },
    "voucher-without-start-is-valid-at-once",
  ],
  "whose guests' figures are anything": [{ wildGuests: true }, "guests-count-forward"],
  "that has its own way with unknown actions": [{ ownNotFound: true }, "unknown-action-is-refused"],
  "that takes a list for a text": [{ loose: true }, "username-that-is-no-text-is-refused"],
};

test.concurrent.each(Object.entries(LIBERTIES))(
  "a router %s conforms",
  async (_, [liberties, remark]) => {
    const router = new PlainRouter(liberties);
    const before = JSON.stringify(router.vouchers);
    const run = await runOver(router);
    expect(withVerdict(run, "violates")).toEqual([]);
    expect(withVerdict(run, "not-exercised").filter((name) => !BEYOND.test(name))).toEqual([]);
    expect(remarksIn(run)).toContain(remark);
    expect(run.leftovers).toEqual([]);
    expect(JSON.stringify(router.vouchers)).toBe(before);
  },
);
