import type { Rule } from "../../engine/api.ts";
import { NotReachable } from "../../engine/errors.ts";
import type { Found } from "../../engine/finding.ts";
import { STATE, stateOf } from "../configurations.ts";
import type { VpnScriptSession } from "../session.ts";
import type { Fixture, Persona } from "../target.ts";
import { breachesOf, throwAll } from "./answers.ts";
import { readsOf } from "./reads.ts";

/** What is tried on is this run's own: if the other account can delete it, nothing of anybody's is lost. */
export const configurationsAreTheAccounts: Rule<VpnScriptSession> = {
  id: "configurations-are-the-accounts",
  title: "An account neither sees nor deletes the configurations of another.",
  alone: true,
  async check(session, found) {
    session.credentials("active");
    session.credentials("other");
    const server = session.server("wireguard");
    const { configurations } = session;
    const { id } = await configurations.active("active", server);
    const others = await configurations.list("other", server);
    if (others.some((configuration) => configuration.id === id)) {
      found({
        check: "list-has-only-own",
        message: "A configuration of personas.active is in the list of personas.other.",
        at: "/data",
        expected: `no configuration ${id}`,
        actual: `configurations ${others.map((one) => one.id).join(", ")}`,
      });
    }
    const exchange = await session.send("deleteWireguardConfig", {
      as: "other",
      parameters: { config_id: id },
    });
    const breaches = breachesOf(session, "deleteWireguardConfig/404/config-not-found", exchange);
    const now = (await configurations.list("active", server)).find((one) => one.id === id);
    if (!now || stateOf(now) !== STATE.active) {
      found({
        check: "only-its-owner-deletes",
        message: `personas.other asked for the deletion of a configuration of personas.active, and it is ${now ? "pending deletion" : "gone"}.`,
        expected: "still active",
        actual: now ? `status ${now.status}` : "gone",
        exchange,
      });
    }
    throwAll(breaches);
  },
};

/** The page: "all WireGuard configurations for specific vpn server". */
export const configurationsAreOnTheirServer: Rule<VpnScriptSession> = {
  id: "configurations-are-on-their-server",
  title: "A configuration is listed for the server that it was created on, and for no other.",
  alone: true,
  async check(session, found) {
    session.credentials("active");
    const server = session.server("wireguard");
    const { data: servers } = await readsOf(session).servers();
    const elsewhere =
      session.target.servers.wireguardFull ??
      servers.find(({ id, protocol }) => protocol === "wireguard" && id !== server)?.id;
    if (elsewhere === undefined) throw new NotReachable("needs a second WireGuard server");
    const { configurations } = session;
    const { id } = await configurations.active("active", server);
    const listed = await configurations.list("active", elsewhere);
    if (!listed.some((configuration) => configuration.id === id)) return;
    found({
      check: "list-is-of-the-server",
      message: `A configuration that was created on server ${server} is listed for server ${elsewhere}.`,
      at: "/data",
      expected: `no configuration ${id}`,
      actual: `configurations ${listed.map((one) => one.id).join(", ")}`,
    });
  },
};

const REFUSALS: readonly (readonly [Persona, Fixture, "server-full" | "device-limit"])[] = [
  ["active", "wireguardFull", "server-full"],
  ["deviceLimited", "wireguard", "device-limit"],
];

/** "No" must mean that nothing was done: a configuration made all the same takes a slot that nobody knows of. */
export const refusedCreateCreatesNothing: Rule<VpnScriptSession> = {
  id: "refused-create-creates-nothing",
  title:
    "A create that is refused, because the server is full or the plan has no device left, creates nothing.",
  alone: true,
  async check(session, found) {
    const { personas, servers } = session.target;
    const refusals = REFUSALS.filter(([persona, fixture]) => personas[persona] && servers[fixture]);
    if (refusals.length === 0) {
      throw new NotReachable(
        "needs servers.wireguardFull and personas.active, or servers.wireguard and personas.deviceLimited, in the target file",
      );
    }
    for (const [persona, fixture, refusal] of refusals) {
      await refused(session, persona, session.server(fixture), refusal, found);
    }
  },
};

async function refused(
  session: VpnScriptSession,
  persona: Persona,
  server: number,
  refusal: "server-full" | "device-limit",
  found: (breach: Found) => void,
): Promise<void> {
  const { configurations } = session;
  const before = await configurations.before(persona, server);
  const exchange = await session.send("createWireguardConfig", {
    as: persona,
    parameters: { server_id: server },
  });
  throwAll(breachesOf(session, `createWireguardConfig/422/${refusal}`, exchange));
  const now = await configurations.list(persona, server);
  const fresh = now.filter(({ id }) => !before.has(id));
  if (fresh.length === 0) return;
  found({
    check: "refused-create-left-nothing",
    message: `A create was refused (${refusal}), and there are new configurations all the same.`,
    expected: "none but those from before the run",
    actual: `configurations ${fresh.map(({ id }) => id).join(", ")}`,
    exchange,
  });
}
