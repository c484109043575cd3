// Creates a voucher, lists it and removes it, by POST and by GET; errors come with status 200.
import assert from "node:assert/strict";
import * as router from "./client";
import { client } from "./client/client.gen";

const key = process.env["API_KEY"]!;
let keyOfGet = key;
client.setConfig({ baseUrl: process.env["BASE_URL"]!, auth: () => keyOfGet, throwOnError: true });

const names = (answer: router.ListVouchersAnswer | undefined) => {
  assert(answer && "users" in answer, "a list is told from an error");
  return answer.users.map(({ username }) => username);
};

const order = { "api-key": key, action: "create_voucher", username: "hey-post" } as const;
const list = { "api-key": key, action: "get_voucher_users" } as const;
const created = await router.createVoucher({ body: order });
assert(created.data && "user" in created.data, "a success is told from an error");
assert.equal(created.data.user.username, "hey-post");
const again = await router.createVoucher({ body: order });
assert(again.data?.error === true, "the same name again is an error");
assert.equal(again.data.message, "Username already exists");
assert(names((await router.listVouchers({ body: list })).data).includes("hey-post"));
const removal = { "api-key": key, action: "remove_voucher", username: "hey-post" } as const;
assert.equal((await router.removeVoucher({ body: removal })).data?.error, false);
assert(!names((await router.listVouchers({ body: list })).data).includes("hey-post"));
const refused = await router.listVouchers({ body: { ...list, "api-key": "wrong" } });
assert(refused.data && "message" in refused.data, "a wrong key is an error");
assert.equal(refused.data.message, "API Key is incorrect");

const username = "hey-get";
const query = { action: "create_voucher", username, fullname: "John Doe" } as const;
const byGet = await router.createVoucherByGet({ query });
assert(byGet.data && "user" in byGet.data && byGet.data.user.fullname === "John Doe");
const listByGet = () => router.listVouchersByGet({ query: { action: "get_voucher_users" } });
assert(names((await listByGet()).data).includes(username));
const removed = await router.removeVoucherByGet({ query: { action: "remove_voucher", username } });
assert.equal(removed.data?.error, false);
keyOfGet = "wrong";
const wrong = await listByGet();
assert(wrong.data && "error" in wrong.data, "a wrong key is an error");
