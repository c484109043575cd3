// Logs in, reads the servers, and makes and deletes a WireGuard configuration.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import * as panel from "./client";
import { client } from "./client/client.gen";

const { env } = process;
const server_id = Number(env["SERVERS_WIREGUARD"]);
let token = "";
client.setConfig({ baseUrl: env["BASE_URL"]!, auth: () => token });

const login = { username: env["PERSONAS_ACTIVE_USERNAME"]!, device_name: "ecosystem" };
const refused = await panel.createToken({ body: { ...login, password: "not the password" } });
assert.equal(refused.response?.status, 422);
assert(refused.error && "message" in refused.error);
assert.equal(refused.error.message, "The provided credentials are incorrect.");
const issued = await panel.createToken({
  body: { ...login, password: env["PERSONAS_ACTIVE_PASSWORD"]! },
  throwOnError: true,
});
token = issued.data.token;

const all = await panel.listServers({ throwOnError: true });
let seen = 0;
for (let page = 1, more = true; more; page++) {
  const { data } = await panel.listServers({ query: { paginate: 2, page }, throwOnError: true });
  assert("current_page" in data, "a page is told from the whole list");
  seen += data.data.length;
  more = data.next_page_url !== null;
}
assert.equal(seen, all.data.data.length);

/** The configurations of the server; of the last one gone, the panel answers 404. */
async function configs() {
  const { data, response } = await panel.listWireguardConfigs({ query: { server_id } });
  assert(data || response?.status === 404);
  return data?.data ?? [];
}

await panel.createWireguardConfig({ body: { server_id }, throwOnError: true });
let usable;
while (!(usable = (await configs()).find(({ status }) => status === 1))) await pause(50);
assert.match(usable.config ?? "", /\[Interface\]/);
const { id } = usable;
await panel.deleteWireguardConfig({ body: { config_id: id }, throwOnError: true });
while ((await configs()).some((config) => config.id === id)) await pause(50);
