import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createVpnScriptClient } from "../../../generated/vpnscript/index.js";
import { createWaverOsClient } from "../../../generated/waveros/index.js";
import { sourcesOf } from "../../../scripts/described.ts";
import { startMock, type Mock } from "../../mock/start.ts";
import { describedAnswers } from "./described-answers.ts";

type Method = (parameters: object) => Promise<{ variant: string }>;

/** Parameters that satisfy every operation of an API; each takes what it knows. */
const PARAMETERS = {
  vpnscript: {
    getOpenvpnProfile: { server_id: 1 },
    listWireguardConfigs: { server_id: 2 },
    createWireguardConfig: { server_id: 2 },
    deleteWireguardConfig: { config_id: 1 },
    createToken: { username: "alice", password: "wonderland", device_name: "phone" },
  },
  waveros: { removeVoucher: { username: "user123" } },
} as const satisfies Record<string, Record<string, object>>;

describe.each(["vpnscript", "waveros"] as const)("%s: the mock", (api) => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(sourcesOf(api), { watch: false });
  });
  afterAll(() => mock.close());

  test.each(describedAnswers(api))(
    "answers $method $variant, which arrives in its own arm",
    async ({ method, variant }) => {
      const options = {
        baseUrl: mock.baseUrl,
        headers: { Prefer: `example=${variant}` },
        retries: 0,
      };
      const client =
        api === "vpnscript"
          ? createVpnScriptClient({ ...options, token: "1|token" })
          : createWaverOsClient({ ...options, apiKey: "key" });
      const parameters = (PARAMETERS[api] as Record<string, object>)[method] ?? {};
      const call = (client as unknown as Record<string, Method>)[method]!;
      expect((await call(parameters)).variant).toBe(variant);
    },
  );
});
