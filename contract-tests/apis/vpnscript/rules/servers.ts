import type { VariantKey } from "../../../../generated/vpnscript/catalogue.ts";
import { NotReachable } from "../../../engine/errors.ts";
import type { Found } from "../../../engine/finding.ts";
import type { VpnScriptRule } from "../session.ts";
import type { Fixture } from "../target.ts";
import { readServers, type Server } from "./reads.ts";

/** The list is where an app finds the ids that it sends elsewhere, so an id must stand for one server. */
export const serverIdsAreUnique: VpnScriptRule = {
  id: "server-ids-are-unique",
  title: "No two servers in the list have the same id.",
  async check(session, found) {
    const { data, exchange } = await readServers(session);
    const seen = new Set<unknown>();
    for (const [index, { id }] of data.entries()) {
      if (seen.has(id)) {
        found({
          check: "server-id-is-unique",
          message: "The id stands in the list twice.",
          at: `/data/${index}/id`,
          expected: "an id of its own",
          actual: id,
          exchange,
        });
      }
      seen.add(id);
    }
  },
};

/** What the target file says of each fixture is what the other operations answer for it; the list must say the same. */
const LISTED: Readonly<Partial<Record<Fixture, (server: Server) => Omit<Found, "exchange">[]>>> = {
  openvpn: (server) => speaks(server, "openvpn"),
  openvpnWithoutProfile: (server) => speaks(server, "openvpn"),
  wireguard: (server) => [
    ...speaks(server, "wireguard"),
    ...(server.wg_available_slots > 0 ? [] : [slots(server, "more than 0: it takes another")]),
  ],
  wireguardFull: (server) => [
    ...speaks(server, "wireguard"),
    ...(server.wg_available_slots > 0 ? [slots(server, "0: it takes no other")] : []),
  ],
};

/**
 * The page lists "all VPN servers available". That a disabled one is not, and that the free slots
 * go with what creating on a server finds, is only to be supposed.
 */
export const serverListTellsTheState: VpnScriptRule = {
  id: "server-list-tells-the-state",
  title:
    "The list has every enabled server, with the protocol and room that the other operations say, and no other.",
  async check(session, found) {
    const { data, exchange } = await readServers(session);
    const { servers } = session.target;
    const fixtures = Object.entries(servers) as [Fixture, number][];
    if (fixtures.length === 0) throw new NotReachable("needs servers in the target file");
    for (const [fixture, id] of fixtures) {
      const index = data.findIndex((server) => String(server.id) === String(id));
      const judged = LISTED[fixture];
      if (index >= 0 !== (judged !== undefined)) {
        found({
          check: "list-has-the-enabled-servers",
          message: judged
            ? `The list lacks server ${id}, which is enabled.`
            : `The list has server ${id}, which is ${fixture}.`,
          at: index < 0 ? "/data" : `/data/${index}/id`,
          expected: judged ? `a server ${id}` : `no server ${id}`,
          actual: `servers ${data.map((server) => server.id).join(", ")}`,
          exchange,
          inferred: judged === undefined,
        });
      }
      for (const breach of (index >= 0 && judged?.(data[index]!)) || []) {
        found({ ...breach, at: `/data/${index}${breach.at ?? ""}`, exchange });
      }
    }
  },
};

function speaks(server: Server, protocol: Server["protocol"]): Omit<Found, "exchange">[] {
  // How a protocol is written is the schema's concern; here only which one it is.
  if (String(server.protocol).toLowerCase() === protocol) return [];
  return [
    {
      check: "list-tells-the-protocol",
      message: `The list gives server ${server.id} a protocol that the other operations do not.`,
      at: "/protocol",
      expected: protocol,
      actual: server.protocol,
    },
  ];
}

function slots({ id, wg_available_slots }: Server, expected: string): Omit<Found, "exchange"> {
  return {
    check: "list-tells-the-room",
    message: `The list gives server ${id} room that creating on it does not find.`,
    at: "/wg_available_slots",
    expected,
    actual: wg_available_slots,
    inferred: true,
  };
}

/**
 * "The server is not found or enabled": disabled is as good as missing. Which of the two protocols
 * the server speaks is not known, and a call for the other one may name that first.
 */
export const disabledServerIsNotFound: VpnScriptRule = {
  id: "disabled-server-is-not-found",
  title: "A disabled server serves nobody: whoever sends its id is told that it is not found.",
  async check(session, found) {
    session.credentials("active");
    const server_id = session.server("disabled");
    for (const [operation, otherProtocol] of [
      ["getOpenvpnAuth", "not-openvpn"],
      ["listWireguardConfigs", "not-wireguard"],
    ] as const) {
      const exchange = await session.send(operation, { as: "active", parameters: { server_id } });
      session.secrets.learn(exchange.answer.body.json, session.api.secretFields);
      const refusals: readonly VariantKey[] = [
        `${operation}/404/server-not-found`,
        `${operation}/422/${otherProtocol}` as VariantKey,
      ];
      const { status, body } = exchange.answer;
      const isRefusal = refusals.some((key) => {
        const variant = session.api.catalogue.variants[key];
        return variant?.status === status && session.api.validators[key]?.(body.json);
      });
      if (isRefusal) continue;
      found({
        check: "disabled-server-is-refused",
        message: `${operation} does not refuse a disabled server as one that is not found.`,
        expected: "404, The server is not found or enabled.",
        actual: `${status}: ${body.text}`,
        exchange,
      });
    }
  },
};
