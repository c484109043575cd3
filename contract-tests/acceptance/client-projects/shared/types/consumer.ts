import {
  ConnectionError,
  createActiveWireguardConfig,
  createVpnScriptClient,
  createVpnScriptClientOf,
  serverPages,
  type VpnScriptClient,
} from "access-contracts/vpnscript";
import { createVpnScriptFetch } from "access-contracts/vpnscript/fetch";
import { listServers } from "access-contracts/vpnscript/operations";
import { throwInvalid, validators } from "access-contracts/vpnscript/validators";
import { createWaverOsClient } from "access-contracts/waveros";

export const panel: VpnScriptClient = createVpnScriptClient({
  baseUrl: "http://localhost",
  validation: throwInvalid(validators),
});
const router = createWaverOsClient({ baseUrl: "http://localhost/api/", apiKey: "none" });

/** What became of a deletion: every variant has its case, or the last line does not compile. */
export async function deletion(config_id: number): Promise<string> {
  const answer = await panel.deleteWireguardConfig({ config_id });
  switch (answer.variant) {
    case "delete-dispatched":
    case "config-pending":
    case "config-not-found":
    case "unauthenticated":
      return answer.message;
    case "invalid-data":
      return Object.values(answer.body.errors).join(", ");
    case "too-many-requests":
    case "framework-error":
      return answer.headers.get("retry-after") ?? answer.body.message;
    case "undocumented":
      return String(answer.body);
  }
  return answer satisfies never;
}

export async function passcode(): Promise<string | undefined> {
  const answer = await router.createVoucher({ valid_for: "1 day" });
  return answer.variant === "user-added" ? answer.body.user.passcode : undefined;
}

export async function names(): Promise<string[]> {
  const all: string[] = [];
  for await (const page of serverPages(panel)) {
    if (page.variant === "server-page") all.push(...page.body.data.map(({ name }) => name));
  }
  return all;
}

export async function configuration(server_id: number): Promise<string | null> {
  const outcome = await createActiveWireguardConfig(panel, { server_id });
  return outcome.variant === "active" ? outcome.config.config : null;
}

export async function count(): Promise<number | string> {
  const small = createVpnScriptClientOf({ listServers }, { baseUrl: "http://localhost" });
  try {
    // @ts-expect-error: it has only the operations that it was made of
    await small.getAccount();
    const answer = await small.listServers({}, { timeoutMs: 1000 });
    return answer.variant === "all-servers" ? answer.body.data.length : answer.status;
  } catch (error) {
    return error instanceof ConnectionError ? (error.code ?? error.message) : String(error);
  }
}

export async function account(): Promise<string | undefined> {
  const plain = createVpnScriptFetch({ baseUrl: "http://localhost" });
  const { data, error } = await plain.GET("/api/account");
  return data?.data.username ?? error?.message;
}
