import schemas from "../../../../generated/vpnscript/schemas.json" with { type: "json" };
import { NotReachable } from "../../../engine/errors.ts";
import { each, must, mustAnswer } from "../../../engine/seen.ts";
import type { VpnScriptRule } from "../session.ts";
import type { Fixture } from "../target.ts";
import { read, type Server } from "./answers.ts";

/** What the list must say of each enabled server that the target file names: the other operations go by it. */
const LISTED: Readonly<
  Partial<Record<Fixture, { protocol: Server["protocol"]; hasRoom?: boolean }>>
> = {
  openvpn: { protocol: "openvpn" },
  openvpnWithoutProfile: { protocol: "openvpn" },
  wireguard: { protocol: "wireguard", hasRoom: true },
  wireguardFull: { protocol: "wireguard", hasRoom: false },
};

export const serverRules: readonly VpnScriptRule[] = [
  {
    // An app finds in the list the ids that it sends elsewhere, so an id must belong to one server.
    id: "server-ids-are-unique",
    title: "No two servers in the list have the same id.",
    async check(session, found) {
      const seen = new Set<unknown>();
      for (const server of each(await read(session, "listServers/200/all-servers"))) {
        const { id } = server.value;
        must(found, server, "id", !seen.has(id), "an id of its own", {
          check: "server-id-is-unique",
          message: "The id is in the list twice.",
        });
        seen.add(id);
      }
    },
  },
  {
    // The page lists "all VPN servers available". That a disabled one is not, and that the free slots
    // go with what creating on a server finds, is only to be supposed.
    id: "server-list-tells-the-state",
    title:
      "The list has every enabled server, with the protocol and room that the other operations say, and no other.",
    async check(session, found) {
      const list = await read(session, "listServers/200/all-servers");
      const servers = each(list);
      const ids = `servers ${list.value.map(({ id }) => id).join(", ")}`;
      const fixtures = Object.entries(session.target.servers) as [Fixture, number][];
      if (fixtures.length === 0) throw new NotReachable("needs servers in the target file");
      for (const [fixture, id] of fixtures) {
        const server = servers.find(({ value }) => String(value.id) === String(id));
        const wanted = LISTED[fixture];
        const presence = { check: "list-has-the-enabled-servers", actual: ids };
        if (!server) {
          const message = `The list lacks server ${id}, which is enabled.`;
          must(found, list, "", !wanted, `a server ${id}`, { ...presence, message });
          continue;
        }
        must(found, server, "id", wanted !== undefined, `no server ${id}`, {
          ...presence,
          message: `The list has server ${id}, which is ${fixture}.`,
          inferred: true,
        });
        if (!wanted) continue;
        const { protocol, wg_available_slots: slots } = server.value;
        // How a protocol is written is the schema's concern; here only which one it is.
        const isProtocol = String(protocol).toLowerCase() === wanted.protocol;
        must(found, server, "protocol", isProtocol, wanted.protocol, {
          check: "list-tells-the-protocol",
          message: `The list gives server ${id} a protocol that the other operations do not.`,
        });
        const isRoom = wanted.hasRoom === undefined || wanted.hasRoom === slots > 0;
        const room = wanted.hasRoom ? "more than 0: it takes another" : "0: it takes no other";
        must(found, server, "wg_available_slots", isRoom, room, {
          check: "list-tells-the-room",
          message: `The list gives server ${id} room that creating on it does not find.`,
          inferred: true,
        });
      }
    },
  },
  {
    // "The server is not found or enabled": disabled is as good as missing. Which of the two protocols
    // the server speaks is not known, and a call for the other one may name that first.
    id: "disabled-server-is-not-found",
    title: "A disabled server is answered as one that is not found.",
    async check(session, found) {
      session.credentials("active");
      const server_id = session.server("disabled");
      const { catalogue, validators, secretFields } = session.api;
      for (const [operation, otherProtocol] of [
        ["getOpenvpnAuth", "not-openvpn"],
        ["listWireguardConfigs", "not-wireguard"],
      ] as const) {
        const exchange = await session.send(operation, { as: "active", parameters: { server_id } });
        const { status, body } = exchange.answer;
        session.secrets.learn(body.json, secretFields);
        const refusals = [`${operation}/404/server-not-found`, `${operation}/422/${otherProtocol}`];
        const isRefusal = (key: string) =>
          catalogue.variants[key]?.status === status && validators[key]?.(body.json) === true;
        const expected = `404, ${schemas.ServerNotFound.properties.message.const}`;
        mustAnswer(found, exchange, refusals.some(isRefusal), expected, {
          check: "disabled-server-is-refused",
          message: `${operation} does not refuse a disabled server as one that is not found.`,
        });
      }
    },
  },
];
