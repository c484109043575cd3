"use strict";

/** What the tests of an app do: the client meets documented failures that no server has to be brought to. */
module.exports = async function scenario({ vpnscript, vpnscriptMsw, waveros, waverosMsw, msw }) {
  const seen = [];
  const expect = ({ variant, body }, expected) => {
    if (variant !== expected) {
      throw new Error(`expected ${expected}, got ${variant}: ${JSON.stringify(body)}`);
    }
    seen.push(variant);
  };

  // Made first, as an app's modules are: its requests must be intercepted all the same.
  const baseUrl = "https://vpn.example.com";
  const panel = vpnscript.createVpnScriptClient({ baseUrl });
  const router = waveros.createWaverOsClient({ baseUrl: "http://192.168.10.1/api/", apiKey: "k" });
  const server = msw.setupServer(
    ...vpnscriptMsw.handlersAt(baseUrl).all(),
    ...waverosMsw.handlers.all(),
  );
  server.listen({ onUnhandledRequest: "error" });
  try {
    expect(await panel.createWireguardConfig({ server_id: 2 }), "create-dispatched");
    server.use(vpnscriptMsw.handlers.createWireguardConfig("device-limit", { once: true }));
    expect(await panel.createWireguardConfig({ server_id: 2 }), "device-limit");
    expect(await panel.createWireguardConfig({ server_id: 2 }), "create-dispatched");
    server.use(waverosMsw.handlers.removeVoucher("username-unknown"));
    expect(await router.removeVoucher({ username: "nobody" }), "username-unknown");
    expect(await router.createVoucher(), "user-added");
  } finally {
    server.close();
  }
  return seen;
};
