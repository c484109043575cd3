// Creates a voucher, lists it and removes it, by POST and by GET; errors come with status 200.
import assert from "node:assert/strict";
import * as router from "./client";

const key = process.env["API_KEY"]!;
// What orval makes asks for paths; the address is the app's.
const send = globalThis.fetch;
globalThis.fetch = (path, init) => send(`${process.env["BASE_URL"]}${path}`, init);

const names = ({ users }: router.ListVouchersAnswer) => users?.map(({ username }) => username);

const order = { "api-key": key, action: "create_voucher", username: "orval-post" } as const;
const list = { "api-key": key, action: "get_voucher_users" } as const;
const created = await router.createVoucher(order);
assert(created.status === 200 && !created.data.error);
assert.equal(created.data.user?.username, "orval-post");
const again = await router.createVoucher(order);
assert(again.data.error, "the same name again is an error");
assert(names((await router.listVouchers(list)).data)?.includes("orval-post"));
const removal = { "api-key": key, action: "remove_voucher", username: "orval-post" } as const;
assert.equal((await router.removeVoucher(removal)).data.error, false);
assert.equal(names((await router.listVouchers(list)).data)?.includes("orval-post"), false);
const refused = await router.listVouchers({ ...list, "api-key": "wrong" });
assert(refused.data.error, "a wrong key is an error");
assert.equal(refused.data.message, "API Key is incorrect");

const username = "orval-get";
const byGet = await router.createVoucherByGet({ ...order, username, fullname: "John Doe" });
assert(byGet.status === 200 && byGet.data.user?.fullname === "John Doe");
assert(names((await router.listVouchersByGet(list)).data)?.includes(username));
assert.equal((await router.removeVoucherByGet({ ...removal, username })).data.error, false);
const wrong = await router.listVouchersByGet({ ...list, "api-key": "wrong" });
assert(wrong.data.error, "a wrong key is an error");
