import type { PersonaName } from "../accounts.ts";
import type { Step } from "../journey.ts";
import type { PanelVisitor, Received } from "../panel-visitor.support.ts";
import { seen } from "./accounts.ts";

interface Listed {
  readonly id: number;
  readonly config: string | null;
  readonly created_at: string;
}

const LIST = "/api/wireguard/configs?server_id=2";

function list(visitor: PanelVisitor, path = LIST): Promise<Received> {
  return visitor.askAs("active", "GET", path);
}

function create(visitor: PanelVisitor, id: unknown, persona: PersonaName = "active") {
  return visitor.askAs(persona, "POST", "/api/wireguard/create", { server_id: id });
}

function remove(visitor: PanelVisitor, id: unknown): Promise<Received> {
  return visitor.askAs("active", "DELETE", "/api/wireguard/delete", { config_id: id });
}

async function listed(visitor: PanelVisitor): Promise<readonly Listed[]> {
  return ((await list(visitor)).body as { readonly data?: readonly Listed[] }).data ?? [];
}

async function freeSlots(visitor: PanelVisitor): Promise<unknown> {
  const { body } = await visitor.askAs("active", "GET", "/api/servers?paginate=9");
  const { data } = body as { readonly data: readonly { readonly wg_available_slots: number }[] };
  return data[1]?.wg_available_slots;
}

function differ(configs: readonly Listed[], line: RegExp): boolean {
  const values = configs.map(({ config }) => line.exec(config ?? "")?.[1]);
  return new Set(values).size === values.length;
}

export const wireguardSteps: readonly Step[] = [
  ["list: none", async (visitor) => seen(await list(visitor))],
  ["list: OpenVPN server", async (v) => seen(await list(v, "/api/wireguard/configs?server_id=1"))],
  ["create: text id", async (visitor) => seen(await create(visitor, "two"))],
  ["create: missing server", async (visitor) => seen(await create(visitor, 999999))],
  ["create: full", async (visitor) => seen(await create(visitor, 4))],
  ["create: device limit", async (visitor) => seen(await create(visitor, 7, "deviceLimited"))],
  ["create: expired", async (visitor) => seen(await create(visitor, 2, "expired"))],
  ["create: OpenVPN server", async (visitor) => seen(await create(visitor, 1))],
  ["create: slots before", freeSlots],
  ["create", async (visitor) => [seen(await create(visitor, 2)), seen(await list(visitor))]],
  ["create: done", async (visitor) => seen(await list(visitor))],
  ["create: slots after", freeSlots],
  ["list: other server", async (v) => seen(await list(v, "/api/wireguard/configs?server_id=7"))],
  [
    "list: again",
    async (visitor) => {
      const times = [await listed(visitor), await listed(visitor)].map((l) => l[0]?.created_at);
      return times[0] === times[1];
    },
  ],
  [
    "create: second one",
    async (visitor, finishJobs) => {
      await create(visitor, 2);
      await finishJobs();
      const configs = await listed(visitor);
      return {
        keysDiffer: differ(configs, /PrivateKey = (\S+)/),
        addressesDiffer: differ(configs, /Address = (\S+)/),
        onePeer: !differ(configs, /PublicKey = (\S+)/),
      };
    },
  ],
  ["delete: no token", async (v) => seen(await v.ask("DELETE", "/api/wireguard/delete"))],
  ["delete: unknown", async (visitor) => seen(await remove(visitor, 4321))],
  [
    "delete: pending",
    async (visitor) => {
      await create(visitor, 2);
      return seen(await remove(visitor, (await listed(visitor)).at(-1)?.id));
    },
  ],
  [
    "delete",
    async (visitor) => [
      seen(await remove(visitor, (await listed(visitor)).at(-1)?.id)),
      seen(await list(visitor)),
    ],
  ],
  ["delete: done", async (visitor) => seen(await list(visitor))],
  ["delete: slots", freeSlots],
  ["delete: another's", async (visitor) => seen(await remove(visitor, 5))],
];
