import type { PersonaName } from "../accounts.ts";
import type { Step } from "../journey.ts";
import type { PanelVisitor } from "../panel-visitor.support.ts";
import { seen } from "./accounts.ts";

function get(name: string, path: string, persona: PersonaName = "active"): Step {
  return [name, async (visitor) => seen(await visitor.askAs(persona, "GET", path))];
}

export const serverSteps: readonly Step[] = [
  ["servers: no token", async (visitor) => seen(await visitor.ask("GET", "/api/servers"))],
  get("servers", "/api/servers"),
  get("servers: page 1 of 2", "/api/servers?paginate=4"),
  get("servers: page 2 of 2", "/api/servers?paginate=4&page=2"),
  get("servers: page 3 of 2", "/api/servers?paginate=4&page=3"),
];

async function passwords(visitor: PanelVisitor): Promise<readonly unknown[]> {
  const answers = [
    await visitor.askAs("active", "GET", "/api/openvpn/auth"),
    await visitor.askAs("active", "GET", "/api/openvpn/auth"),
  ];
  return answers.map(
    ({ body }) => (body as { readonly data?: { readonly password: unknown } }).data?.password,
  );
}

export const openvpnSteps: readonly Step[] = [
  get("profile", "/api/openvpn/profile?server_id=1"),
  get("profile: other server", "/api/openvpn/profile?server_id=6"),
  get("profile: certificate", "/api/openvpn/profile?server_id=1&cert_only=true"),
  get("profile: no profile", "/api/openvpn/profile?server_id=3"),
  get("profile: WireGuard server", "/api/openvpn/profile?server_id=2"),
  get("profile: missing server", "/api/openvpn/profile?server_id=999999"),
  get("profile: disabled server", "/api/openvpn/profile?server_id=5"),
  get("profile: no service", "/api/openvpn/profile?server_id=1", "noService"),
  get("profile: inactive", "/api/openvpn/profile?server_id=1", "inactive"),
  get("profile: expired", "/api/openvpn/profile?server_id=1", "expired"),
  get("profile: text id", "/api/openvpn/profile?server_id=one"),
  get("auth", "/api/openvpn/auth"),
  get("auth: server", "/api/openvpn/auth?server_id=1"),
  get("auth: no profile", "/api/openvpn/auth?server_id=3"),
  get("auth: WireGuard server", "/api/openvpn/auth?server_id=2"),
  get("auth: missing server", "/api/openvpn/auth?server_id=999999"),
  get("auth: disabled server", "/api/openvpn/auth?server_id=5"),
  get("auth: no service", "/api/openvpn/auth", "noService"),
  get("auth: inactive", "/api/openvpn/auth", "inactive"),
  get("auth: expired", "/api/openvpn/auth", "expired"),
  [
    "auth: same password again",
    async (visitor) => {
      const [one, again] = await passwords(visitor);
      return one === again;
    },
  ],
];
