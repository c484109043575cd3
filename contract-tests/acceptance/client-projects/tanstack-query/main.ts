import assert from "node:assert/strict";
import { MutationObserver, QueryClient } from "@tanstack/query-core";
import { createVpnScriptClient } from "access-contracts/vpnscript";
import { mutations, queries } from "access-contracts/vpnscript/query";

const { env } = process;
const panel = createVpnScriptClient({ baseUrl: env["VPNSCRIPT_BASE_URL"]! });
const cache = new QueryClient();

const refused = await cache.fetchQuery(queries(panel).listServers({}));
assert.equal(refused.variant, "unauthenticated");

const logIn = new MutationObserver(cache, mutations(panel).createToken);
const issued = await logIn.mutate({
  username: env["VPNSCRIPT_PERSONAS_ACTIVE_USERNAME"]!,
  password: env["VPNSCRIPT_PERSONAS_ACTIVE_PASSWORD"]!,
  device_name: "project",
});
assert(issued.variant === "token-issued");
panel.token = issued.body.token;

const page = await cache.fetchQuery(queries(panel).listServers({ paginate: 2 }));
assert(page.variant === "server-page");
assert.equal(page.body.data.length, 2);
