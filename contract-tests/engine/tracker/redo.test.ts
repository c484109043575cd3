import { expect, test } from "vitest";
import { NotReachable } from "../exchange/errors.ts";
import type { WireRequest } from "../exchange/exchange.ts";
import type { Kind } from "./kind.ts";
import { exchange, placeAfter } from "./seen/place.support.ts";
import { redoAt } from "./redo.ts";

const request = (effect: "creates" | "deletes", body: string): WireRequest => ({
  operation: "o",
  effect,
  method: "POST",
  url: "http://shelf.example/",
  headers: {},
  body,
});

/** Things whose ids carry the mark of the run that has made them, and are asked for in the body. */
const KIND: Partial<Kind<string>> = {
  bears: (id, mark) => id.includes(mark),
  idAsked: ({ body }) => body,
  removedId: ({ body }) => body,
  likeOf: (create) => ({ ...create, body: "like" }),
};

test.each<[what: string, write: WireRequest, listed: string[], body: string | undefined]>([
  ["a create that no list shows", request("creates", "ct-1-b"), ["ct-1-a"], "ct-1-b"],
  ["one that a list shows", request("creates", "ct-1-b"), ["ct-1-a", "ct-1-b"], "like"],
  ["one without a name that a list shows", request("creates", ""), ["ct-1-a", "ct-1-x"], "like"],
  ["one of a name that was asked for before", request("creates", "ct-1-a"), [], undefined],
  ["a removal of what is listed", request("deletes", "ct-1-a"), ["ct-1-a"], "ct-1-a"],
  ["one of what is not listed any more", request("deletes", "ct-1-a"), [], undefined],
  ["one of what nobody has", request("deletes", "nobody"), ["ct-1-a"], "nobody"],
])("in place of %s", async (_, write, items, body) => {
  const place = placeAfter(["+ ct-1-a"], ["ct-1-a"], KIND);
  const look = () => Promise.resolve({ items, exchange: exchange() });
  expect((await redoAt(place, write, look))?.body).toBe(body);
});

test.each<[what: string, more: object]>([
  ["what is told by its number alone", { bears: undefined }],
  ["what a job makes", { patience: 10 }],
])("nothing is sent in place of a create of %s", async (_, more) => {
  const place = placeAfter([], [], { ...KIND, ...more } as Partial<Kind<string>>);
  const look = () => Promise.resolve({ items: [], exchange: exchange() });
  expect(await redoAt(place, request("creates", "ct-1-a"), look)).toBeUndefined();
});

test("nothing is sent in place of a write where nothing can be listed", async () => {
  const look = () => Promise.reject(new NotReachable("no list"));
  const place = placeAfter([], [], KIND);
  expect(await redoAt(place, request("creates", "ct-1-a"), look)).toBeUndefined();
});
