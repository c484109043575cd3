import { NotReachable } from "../../../engine/errors.ts";
import type { Exchange } from "../../../engine/exchange.ts";
import type { Breach } from "../../../engine/finding.ts";
import type { Look } from "../../../engine/place.ts";
import { placeAt, STATE, stateOf, type Configuration } from "../configurations.ts";
import type { VpnScriptRule, VpnScriptSession } from "../session.ts";
import { activeOne } from "../situations.ts";
import type { Fixture, Persona } from "../target.ts";
import { read } from "./answers.ts";
import { inOrder } from "./refusals.ts";

/** What is tried on is this run's own: if the other account can delete it, nothing of anybody's is lost. */
export const configurationsAreTheAccounts: VpnScriptRule = {
  id: "configurations-are-the-accounts",
  title: "An account neither sees nor deletes the configurations of another.",
  alone: true,
  async check(session, found) {
    session.credentials("active");
    session.credentials("other");
    const server = session.server("wireguard");
    const { configurations } = session;
    const id = await ownConfiguration(session, server);
    const { items: others } = await configurations.look(placeAt("other", server));
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
    const { items } = await configurations.look(placeAt("active", server));
    const now = items.find((one) => one.id === id);
    if (!now || stateOf(now) === STATE.pendingDeletion) {
      found({
        check: "only-its-owner-deletes",
        message: `personas.other asked for the deletion of a configuration of personas.active, and it is ${now ? "pending deletion" : "gone"}.`,
        expected: "still there",
        actual: now ? `status ${now.status}` : "gone",
        exchange,
      });
    }
    if (!inOrder(exchange, "the delete of a configuration of another", found)) return;
    // For another account it does not exist, so that is what should be said; the page does not.
    const key = "deleteWireguardConfig/404/config-not-found";
    for (const breach of session.breachesOf(key, exchange)) {
      found({ ...breach, inferred: true });
    }
  },
};

/** The id of a configuration of this run's own: one that it knows of, or else one that is active. */
async function ownConfiguration(session: VpnScriptSession, server: number): Promise<number> {
  const { configurations } = session;
  const place = configurations.at(placeAt("active", server));
  const own = configurations.ownAmong(place.name, place.looks.at(-1)?.items ?? []);
  const known = own.find(({ id }) => !place.isAsked(String(id)));
  return known?.id ?? (await activeOne(session, "active", server)).id;
}

/** The page: "all WireGuard configurations for specific vpn server". Any look at another server since the first create will do. */
export const configurationsAreOnTheirServer: VpnScriptRule = {
  id: "configurations-are-on-their-server",
  title: "A configuration is listed for the server that it was created on, and for no other.",
  alone: true,
  async check(session, found) {
    session.credentials("active");
    const server = session.server("wireguard");
    const elsewhere =
      session.target.servers.wireguardFull ?? (await anotherWireguardServer(session, server));
    const id = await ownConfiguration(session, server);
    const [create] = session.configurations.at(placeAt("active", server)).made;
    const { items: list, exchange } = await lookSince(
      session,
      "active",
      elsewhere,
      create?.exchange,
    );
    if (!list.some((configuration) => configuration.id === id)) return;
    found({
      check: "list-is-of-the-server",
      message: `A configuration that was created on server ${server} is listed for server ${elsewhere}.`,
      at: "/data",
      expected: `no configuration ${id}`,
      actual: `configurations ${list.map((one) => one.id).join(", ")}`,
      exchange,
    });
  },
};

async function anotherWireguardServer(session: VpnScriptSession, server: number): Promise<number> {
  const { value: servers } = await read(session, "listServers/200/all-servers");
  const another = servers.find(
    ({ id, protocol }) =>
      protocol === "wireguard" && id !== server && id !== session.target.servers.disabled,
  );
  if (another) return another.id;
  throw new NotReachable("needs a second WireGuard server");
}

/** The last look at a place if it came after that exchange, else a new one. */
async function lookSince(
  session: VpnScriptSession,
  persona: Persona,
  server: number,
  since: Exchange | undefined,
): Promise<Look<Configuration>> {
  const name = placeAt(persona, server);
  const last = session.configurations.at(name).looks.at(-1);
  if (last && since && session.answers.isLater(last.exchange, since)) return last;
  return session.configurations.look(name);
}

const REFUSALS: readonly (readonly [Persona, Fixture, "server-full" | "device-limit"])[] = [
  ["active", "wireguardFull", "server-full"],
  ["deviceLimited", "wireguard", "device-limit"],
];

/** "No" has to mean that nothing was done: a configuration made all the same takes a slot that nobody knows of. */
export const refusedCreateCreatesNothing: VpnScriptRule = {
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
  found: (breach: Breach) => void,
): Promise<void> {
  const name = placeAt(persona, server);
  await session.configurations.prepare(name);
  const { before } = session.configurations.at(name);
  const known = new Set(before);
  const exchange = await session.once("createWireguardConfig", {
    as: persona,
    parameters: { server_id: server },
  });
  const key = `createWireguardConfig/422/${refusal}` as const;
  if (session.breachesOf(key, exchange).length > 0) throw session.broken(key, exchange);
  const now = await lookSince(session, persona, server, exchange);
  const fresh = now.items.filter(({ id }) => !known.has(String(id)));
  if (fresh.length === 0) return;
  found({
    check: "refused-create-left-nothing",
    message: `A create was refused (${refusal}), and there are new configurations all the same.`,
    expected: "none but those from before the run",
    actual: `configurations ${fresh.map(({ id }) => id).join(", ")}`,
    exchange: now.exchange,
  });
}
