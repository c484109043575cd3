"use strict";

/**
 * What an app does with both clients, the same in every runtime. The modules and the facts of the
 * sandboxes are given to it, so that it runs with `import`, `require` and every bundler.
 * @throws if an answer is not in its documented arm
 */
module.exports = async function scenario(
  { vpnscript, operations, plain, validators, waveros },
  env,
) {
  const seen = [];
  const rejects = async (made, name) => {
    const error = await made.then(
      () => undefined,
      (reason) => reason,
    );
    if (!(error instanceof vpnscript[name])) throw new Error(`expected ${name}, got ${error}`);
    seen.push(name);
  };
  const expect = (answer, variant) => {
    if (answer.variant !== variant) {
      const { status, body } = answer;
      throw new Error(`expected ${variant}, got ${JSON.stringify({ ...answer, status, body })}`);
    }
    seen.push(variant);
    return answer.body;
  };

  const baseUrl = env.VPNSCRIPT_BASE_URL;
  const server_id = Number(env.VPNSCRIPT_SERVERS_WIREGUARD);
  const login = { username: env.VPNSCRIPT_PERSONAS_ACTIVE_USERNAME, device_name: "project" };
  const panel = vpnscript.createVpnScriptClient({
    baseUrl,
    validation: validators.throwInvalid(validators.validators),
  });
  expect(await panel.getAccount(), "unauthenticated");
  expect(await panel.logIn({ ...login, password: "wrong" }), "wrong-credentials");
  const password = env.VPNSCRIPT_PERSONAS_ACTIVE_PASSWORD;
  expect(await panel.logIn({ ...login, password }), "token-issued");
  expect(await panel.listServers({}, { signal: new AbortController().signal }), "all-servers");
  let asked = 0;
  const counting = {
    onRequest() {
      asked++;
    },
  };
  panel.use(counting);
  for await (const page of vpnscript.serverPages(panel, { paginate: 2 })) {
    expect(page, "server-page");
  }
  panel.eject(counting);
  if (asked < 2) throw new Error(`middleware has seen ${asked} requests`);
  const made = await vpnscript.createActiveWireguardConfig(
    panel,
    { server_id },
    { intervalMs: 20 },
  );
  expect(made, "active");
  const config_id = made.config.id;
  expect(await panel.deleteWireguardConfig({ config_id }), "delete-dispatched");
  expect(await panel.deleteWireguardConfig({ config_id: 999_999 }), "config-not-found");
  const { response } = await plain.createVpnScriptFetch({ baseUrl }).GET("/api/account");
  if (response.status !== 401) throw new Error(`expected status 401, got ${response.status}`);
  const { token } = panel;
  const { listServers } = operations;
  const small = vpnscript.createVpnScriptClientOf({ listServers }, { baseUrl, token });
  expect(await small.listServers(), "all-servers");

  const lost = { baseUrl: "http://127.0.0.1:2", retries: 1 };
  await rejects(vpnscript.createVpnScriptClient(lost).getAccount(), "ConnectionError");
  const silent = { baseUrl, timeoutMs: 50, fetch: () => new Promise(() => {}) };
  await rejects(vpnscript.createVpnScriptClient(silent).getAccount(), "TimeoutError");
  const given = new AbortController();
  const aborted = panel.getAccount({}, { signal: given.signal });
  given.abort();
  if ((await aborted.catch(({ name }) => name)) !== "AbortError") throw new Error("not aborted");
  const refused = (async () => vpnscript.createVpnScriptClient({ baseUrl: "vpn.example.com" }))();
  await rejects(refused, "UsageError");

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
