// Logs in, reads the servers, and makes and deletes a WireGuard configuration.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import * as panel from "./client";

const { env } = process;
const server_id = Number(env["SERVERS_WIREGUARD"]);
let headers = {};
// What orval makes asks for paths; the address and the token are the app's.
const send = globalThis.fetch;
globalThis.fetch = (path, init) =>
  send(`${env["BASE_URL"]}${path}`, { ...init, headers: { ...init?.headers, ...headers } });

const login = { username: env["PERSONAS_ACTIVE_USERNAME"]!, device_name: "ecosystem" };
const refused = await panel.createToken({ ...login, password: "not the password" });
assert(refused.status === 422);
assert.equal(refused.data.message, "The provided credentials are incorrect.");
const password = env["PERSONAS_ACTIVE_PASSWORD"]!;
const issued = await panel.createToken({ ...login, password });
assert(issued.status === 200);
headers = { authorization: `Bearer ${issued.data.token}` };

const all = await panel.listServers();
assert(all.status === 200);
let seen = 0;
for (let page = 1, more = true; more; page++) {
  const { status, data } = await panel.listServers({ paginate: 2, page });
  assert(status === 200);
  seen += data.data.length;
  more = data.next_page_url !== null;
}
assert.equal(seen, all.data.data.length);

/** The configurations of the server; of the last one gone, the panel answers 404. */
async function configs() {
  const answer = await panel.listWireguardConfigs({ server_id });
  if (answer.status === 200) return answer.data.data;
  assert(answer.status === 404);
  return [];
}

assert.equal((await panel.createWireguardConfig({ server_id })).status, 200);
let usable;
while (!(usable = (await configs()).find(({ status }) => status === 1))) await pause(50);
assert.match(usable.config ?? "", /\[Interface\]/);
const { id } = usable;
assert.equal((await panel.deleteWireguardConfig({ config_id: id })).status, 200);
while ((await configs()).some((config) => config.id === id)) await pause(50);
