"use strict";

/**
 * What an app does with both clients, the same in every runtime. The modules and the facts of the
 * sandboxes are given to it, so that it runs with `import`, `require` and every bundler.
 * @throws if an answer is not in its documented arm
 */
module.exports = async function scenario({ vpnscript, waveros, validators }, env) {
  const seen = [];
  const expect = (answer, variant) => {
    if (answer.variant !== variant) {
      const { status, body } = answer;
      throw new Error(`expected ${variant}, got ${JSON.stringify({ ...answer, status, body })}`);
    }
    seen.push(variant);
    return answer.body;
  };

  const server_id = Number(env.VPNSCRIPT_SERVERS_WIREGUARD);
  const login = { username: env.VPNSCRIPT_PERSONAS_ACTIVE_USERNAME, device_name: "project" };
  const panel = vpnscript.createVpnScriptClient({
    baseUrl: env.VPNSCRIPT_BASE_URL,
    timeoutMs: 10_000,
    validation: validators.throwInvalid(validators.validators),
  });
  expect(await panel.getAccount(), "unauthenticated");
  expect(await panel.logIn({ ...login, password: "wrong" }), "wrong-credentials");
  const password = env.VPNSCRIPT_PERSONAS_ACTIVE_PASSWORD;
  expect(await panel.logIn({ ...login, password }), "token-issued");
  expect(await panel.listServers({}, { signal: new AbortController().signal }), "all-servers");
  for await (const page of vpnscript.serverPages(panel, { paginate: 20 })) {
    expect(page, "server-page");
  }
  const made = await vpnscript.createActiveWireguardConfig(
    panel,
    { server_id },
    { intervalMs: 20 },
  );
  expect(made, "active");
  const config_id = made.config.id;
  expect(await panel.deleteWireguardConfig({ config_id }), "delete-dispatched");
  expect(await panel.deleteWireguardConfig({ config_id: 999_999 }), "config-not-found");

  const router = waveros.createWaverOsClient({
    baseUrl: env.WAVEROS_BASE_URL,
    apiKey: env.WAVEROS_API_KEY,
  });
  const { user } = expect(await router.createVoucher({ valid_for: "1 day" }), "user-added");
  const { users } = expect(await router.listVouchers(), "vouchers");
  if (!users.some(({ username }) => username === user.username)) throw new Error("no such voucher");
  expect(await router.removeVoucher({ username: user.username }), "user-removed");
  expect(await router.removeVoucher({ username: user.username }), "username-unknown");
  return seen;
};
