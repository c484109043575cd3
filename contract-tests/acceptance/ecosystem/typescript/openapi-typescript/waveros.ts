// Creates a voucher, lists it and removes it, by POST and by GET; errors come with status 200.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./client";

const key = process.env["API_KEY"]!;
const router = createClient<paths>({ baseUrl: process.env["BASE_URL"]! });
let keyOfGet = key;
router.use({
  /** A GET carries its key in the query, which types of paths say nothing of. */
  onRequest({ request }) {
    if (request.method !== "GET") return undefined;
    const url = new URL(request.url);
    url.searchParams.set("api-key", keyOfGet);
    return new Request(url, request);
  },
});

const names = (answer: components["schemas"]["ListVouchersAnswer"] | undefined) => {
  assert(answer && "users" in answer, "a list is told from an error");
  return answer.users.map(({ username }) => username);
};

const order = { "api-key": key, action: "create_voucher", username: "types-post" } as const;
const list = { "api-key": key, action: "get_voucher_users" } as const;
const created = await router.POST("/create_voucher/../", { body: order });
assert(created.data && "user" in created.data, "a success is told from an error");
assert.equal(created.data.user.username, "types-post");
const again = await router.POST("/create_voucher/../", { body: order });
assert(again.data?.error === true, "the same name again is an error");
assert.equal(again.data.message, "Username already exists");
const listed = await router.POST("/get_voucher_users/../", { body: list });
assert(names(listed.data).includes("types-post"));
const removal = { "api-key": key, action: "remove_voucher", username: "types-post" } as const;
const removed = await router.POST("/remove_voucher/../", { body: removal });
assert.equal(removed.data?.error, false);
const refused = await router.POST("/get_voucher_users/../", {
  body: { ...list, "api-key": "wrong" },
});
assert(refused.data && "message" in refused.data, "a wrong key is an error");
assert.equal(refused.data.message, "API Key is incorrect");

const username = "types-get";
const byGet = await router.GET("/create_voucher/../", {
  params: { query: { action: "create_voucher", username, fullname: "John Doe" } },
});
assert(byGet.data && "user" in byGet.data && byGet.data.user.fullname === "John Doe");
const listByGet = () =>
  router.GET("/get_voucher_users/../", { params: { query: { action: "get_voucher_users" } } });
assert(names((await listByGet()).data).includes(username));
const removedByGet = await router.GET("/remove_voucher/../", {
  params: { query: { action: "remove_voucher", username } },
});
assert.equal(removedByGet.data?.error, false);
keyOfGet = "wrong";
const wrong = await listByGet();
assert(wrong.data && "error" in wrong.data, "a wrong key is an error");
