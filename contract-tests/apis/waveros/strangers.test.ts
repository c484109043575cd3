import { expect, test } from "vitest";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { Place } from "../../engine/tracker/seen/place.ts";
import type { Row } from "./answers.ts";
import { strangersAt } from "./strangers.ts";
import { withRouter } from "./verify-sandbox.support.ts";

test("what was listed before the first creation is not left by the run, whatever seems to have come", async () => {
  await withRouter({}, async ({ vouchers, tracker }) => {
    const place = new Place<Row>(tracker.at("").kind, "", vouchers.mark);
    const items = ["lobby", "desk"].map((username) => ({ username }));
    place.looked({ items, exchange: {} as Exchange });
    Object.assign(place, { older: new Set(["lobby"]) });
    const left = strangersAt(place, new Set(["lobby", "desk"]));
    expect(left.map(({ what }) => what)).toEqual(['voucher "desk"']);
  });
});
