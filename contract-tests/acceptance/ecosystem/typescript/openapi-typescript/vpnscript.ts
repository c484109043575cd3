// Logs in, reads the servers, and makes and deletes a WireGuard configuration.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import createClient from "openapi-fetch";
import type { paths } from "./client";

const { env } = process;
const server_id = Number(env["SERVERS_WIREGUARD"]);
const panel = createClient<paths>({ baseUrl: env["BASE_URL"]! });

const login = { username: env["PERSONAS_ACTIVE_USERNAME"]!, device_name: "ecosystem" };
const refused = await panel.POST("/api/auth/token", {
  body: { ...login, password: "not the password" },
});
assert.equal(refused.response.status, 422);
assert(refused.error && "message" in refused.error);
assert.equal(refused.error.message, "The provided credentials are incorrect.");
const issued = await panel.POST("/api/auth/token", {
  body: { ...login, password: env["PERSONAS_ACTIVE_PASSWORD"]! },
});
assert(issued.data);
const authorization = `Bearer ${issued.data.token}`;
panel.use({
  onRequest({ request }) {
    request.headers.set("authorization", authorization);
  },
});

const all = await panel.GET("/api/servers");
let seen = 0;
for (let page = 1, more = true; more; page++) {
  const { data } = await panel.GET("/api/servers", { params: { query: { paginate: 2, page } } });
  assert(data && "current_page" in data, "a page is told from the whole list");
  seen += data.data.length;
  more = data.next_page_url !== null;
}
assert.equal(seen, all.data?.data.length);

/** The configurations of the server; of the last one gone, the panel answers 404. */
async function configs() {
  const query = { server_id };
  const { data, response } = await panel.GET("/api/wireguard/configs", { params: { query } });
  assert(data || response.status === 404);
  return data?.data ?? [];
}

const ordered = await panel.POST("/api/wireguard/create", { body: { server_id } });
assert.equal(ordered.data?.status, true);
let usable;
while (!(usable = (await configs()).find(({ status }) => status === 1))) await pause(50);
assert.match(usable.config ?? "", /\[Interface\]/);
const { id } = usable;
const deleted = await panel.DELETE("/api/wireguard/delete", { body: { config_id: id } });
assert.equal(deleted.data?.success, true);
while ((await configs()).some((config) => config.id === id)) await pause(50);
