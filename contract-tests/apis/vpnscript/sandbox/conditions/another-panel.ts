import type { Entry } from "../../../../sandbox/condition.ts";
import type { Json } from "../../../../sandbox/fronts.ts";
import { textOf, withBody, type Answer } from "../../../../sandbox/server.ts";
import { SERVER_IDS } from "../servers.ts";

/** On another panel, under ids that a run's own have here. */
export const holds =
  (count: number) =>
  async ({ baseUrl, personas }: Entry) => {
    const [account] = Object.values(personas as Json) as Json[];
    const ask = (path: string, sent: Json, authorization = "") =>
      fetch(`${String(baseUrl)}/api/${path}`, {
        method: "POST",
        headers: { accept: "application/json", "content-type": "application/json", authorization },
        body: JSON.stringify(sent),
      });
    const login = await ask("auth/token", { ...account, device_name: "phone" });
    const { token } = (await login.json()) as Json;
    for (let nth = 0; nth < count; nth++) {
      await ask("wireguard/create", { server_id: SERVER_IDS.wireguard }, `Bearer ${String(token)}`);
    }
  };

export function aDayOlder(reply: Answer): Answer {
  const older = (time: string) =>
    new Date(Date.parse(time) - 86_400_000).toISOString().replace("Z", "000Z");
  return withBody(reply, textOf(reply).replace(/(?<="created_at":")[^"]*/g, older));
}
