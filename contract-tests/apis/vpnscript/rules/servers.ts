import schemas from "../../../../generated/vpnscript/schemas.json" with { type: "json" };
import { NotReachable } from "../../../engine/exchange/errors.ts";
import type { Exchange, WireRequest } from "../../../engine/exchange/exchange.ts";
import { answerOf, each, fieldOf } from "../../../engine/judgement/seen.ts";
import { asActive, type Server } from "../calls.ts";
import { holdDisabled, OTHER } from "../meanwhile.ts";
import { listedNow } from "../server-lists.ts";
import { LISTED, type Fixture } from "../target.ts";
import { isSame, type Rules, type Trial } from "./trial.ts";

/** How many servers are looked up that the target file does not name. */
const MOST_ASKED = 2;

export const serverRules: Rules = {
  // The vendor's page lists "all VPN servers available". That the free slots agree with what a
  // create finds is inferred.
  "server-list-tells-the-state": {
    title:
      "The list has every enabled server once and no other, with the protocol and room that the other operations show.",
    source:
      "Server List; Server List, tab 1; OpenVPN Authentication Details, tab 7; WireGuard Configurations, tab 6; inferred from WireGuard Configuration (POST), tab 7",
    async check({ session, read, must, should }) {
      const list = await read("listServers/200/all-servers");
      const all = list.value.map(({ id }) => id);
      // Apps send the ids elsewhere.
      for (const [index, server] of each(list).entries()) {
        must(fieldOf(server, "id"), all.indexOf(server.value.id) === index, "an id of its own", {
          "server-id-is-unique": "The id is in the list twice.",
        });
      }
      const ids = `servers ${all.join(", ")}`;
      const fixtures = Object.entries(session.target.servers) as [Fixture, number][];
      if (fixtures.length === 0) throw new NotReachable("needs servers in the target file");
      const lacking = fixtures.filter(
        ([fixture, id]) => LISTED[fixture] && !list.value.some((one) => isSame(one.id, id)),
      );
      const lacks = lacking.map(([, id]) => id).join(", ");
      const restsOn = lacking.map(([fixture]) => `servers.${fixture}`).join(", ");
      // "All VPN servers available" may be those that have room.
      const inferred = lacking.map(([one]) => one).join() === "wireguardFull";
      must({ ...list, value: ids, restsOn, inferred }, lacking.length === 0, `server ${lacks}`, {
        "list-has-the-enabled-servers": `An enabled server is missing from the list: server ${lacks}.`,
      });
      for (const [fixture, id] of fixtures) {
        const server = each(list).find(({ value }) => isSame(value.id, id));
        const wanted = LISTED[fixture];
        if (!server) continue;
        const restsOn = `servers.${fixture}`;
        const listed = { ...fieldOf(server, "id"), value: ids, restsOn };
        must(listed, wanted !== undefined, `no server ${id}`, {
          "list-has-no-other-servers": `The list has server ${id}, which is not available.`,
        });
        if (!wanted) continue;
        // How a protocol is written is the schema's concern.
        const isIt = String(server.value.protocol).toLowerCase() === wanted.protocol;
        must({ ...fieldOf(server, "protocol"), restsOn }, isIt, JSON.stringify(wanted.protocol), {
          "list-tells-the-protocol": `The list gives server ${id} a protocol that the other operations do not.`,
        });
        const slots = fieldOf(server, "wg_available_slots");
        const isRoom = wanted.hasRoom === undefined || wanted.hasRoom === slots.value > 0;
        const room = wanted.hasRoom ? "more than 0: it takes another" : "0: it takes no other";
        should({ ...slots, restsOn }, isRoom, room, {
          "list-tells-the-room": wanted.hasRoom
            ? `The list gives server ${id} no room, but a create finds some.`
            : `The list gives server ${id} room, but a create finds none.`,
        });
      }
    },
  },
  "listed-servers-are-there": {
    title: "The other operations find each listed server, and no other.",
    source:
      "Server List; inferred from OpenVPN Authentication Details, tab 6; inferred from WireGuard Configurations, tab 7",
    async check(trial) {
      const { session, read, must } = trial;
      const { value: servers } = await read("listServers/200/all-servers");
      const known = Object.values(session.target.servers);
      const isTwin = ({ id, ipaddr }: Server) =>
        servers.some((one) => one.id !== id && one.ipaddr === ipaddr);
      const others = servers.filter(({ id }) => !known.includes(id)).toReversed();
      const first = others.toSorted((a, b) => Number(isTwin(b)) - Number(isTwin(a)));
      for (const { id, protocol } of first.slice(0, MOST_ASKED)) {
        const operation = protocol === "openvpn" ? "getOpenvpnProfile" : "listWireguardConfigs";
        const own = await session.once(operation, asActive({ server_id: id }));
        // For other accounts, too.
        const all = session.answers.exchanges(operation);
        const isIts = ({ request }: Exchange) => serverIn(request) === String(id);
        const lost = [own, ...all.filter(isIts)].find((one) => OTHER.has(session.nameOf(one)));
        // Staff may have removed or changed it since the list was read.
        if (lost && (await listedNow(session, id))?.protocol !== protocol) continue;
        must(answerOf(lost ?? own), !lost, "any other answer", {
          "listed-server-is-found": `The list has server ${id} for ${protocol}, and ${operation} does not find it so.`,
        });
      }
      await holdUnlisted(trial, servers);
    },
  },
  // "The server is not found or enabled": disabled is as good as missing. Its protocol is not
  // known, and a call for the other one may be refused for that first.
  "disabled-server-is-not-found": {
    title: "A disabled server counts as not found.",
    source:
      "OpenVPN Authentication Details, tab 6; WireGuard Configurations, tab 7; WireGuard Configuration (POST), tab 5",
    async check({ session, must }) {
      session.credentials("active");
      const server_id = session.server("disabled");
      const others = new Set<string>();
      for (const [operation, otherProtocol] of [
        ["getOpenvpnAuth", "not-openvpn"],
        ["listWireguardConfigs", "not-wireguard"],
        ["createWireguardConfig", "not-wireguard"],
      ] as const) {
        if (operation === "createWireguardConfig" && !session.transport.allowWrites) continue;
        const exchange = await session.once(operation, asActive({ server_id }));
        const name = session.nameOf(exchange) ?? "";
        // A token that is refused says nothing of the server.
        if (name === "unauthenticated") {
          throw session.broken(`${operation}/404/server-not-found`, exchange);
        }
        if (name === otherProtocol) others.add(name);
        // It speaks one of the two.
        const isRefused =
          name === "server-not-found" || (name === otherProtocol && others.size < 2);
        if (!isRefused) await holdDisabled(session);
        const expected = `404, ${schemas.ServerNotFound.properties.message.const}`;
        const shown = { ...answerOf(exchange), restsOn: "servers.disabled" };
        must(shown, isRefused, expected, {
          "disabled-server-is-refused": `${operation} does not refuse a disabled server as one that is not found.`,
        });
      }
    },
  },
};

function serverIn({ url }: WireRequest) {
  return new URL(url).searchParams.get("server_id");
}

/** Answers of `getOpenvpnAuth` that show that a server is there. */
const FOUND: ReadonlySet<string | undefined> = new Set([
  ...["openvpn-credentials", "not-openvpn", "profile-not-found"],
]);

/** The largest id that every database has room for. */
const LARGEST_ID = 2 ** 31 - 1;

/** The next server that staff have added would have the id after the last one that is known. */
async function holdUnlisted({ session, must }: Trial, servers: readonly Server[]): Promise<void> {
  const { missing, ...others } = session.target.servers;
  const known = [...servers.map(({ id }) => Number(id)), ...Object.values(others)];
  const next = Math.max(...known) + 1;
  const ask = (server_id: number) => session.once("getOpenvpnAuth", asActive({ server_id }));
  const isNotFound = async (id: number | undefined) =>
    id !== undefined && session.nameOf(await ask(id)) === "server-not-found";
  // Where disabled servers are found, too, that is another rule's concern.
  // What else the list lacks has the same cause.
  const isLacking = Object.entries(others).some(
    ([fixture, id]) => fixture in LISTED && !servers.some((one) => isSame(one.id, id)),
  );
  if (next === missing || next > LARGEST_ID || isLacking) return;
  if (!(await isNotFound(missing)) || !(await isNotFound(others.disabled))) return;
  const exchange = await ask(next);
  const name = session.nameOf(exchange);
  const isThere = FOUND.has(name) && !(await listedNow(session, next));
  // "All VPN servers available" may be those that have room.
  const isFullListed = servers.some((one) => one.wg_slots > 0 && one.wg_available_slots <= 0);
  const inferred = name === "not-openvpn" && !isFullListed;
  must({ ...answerOf(exchange), inferred }, !isThere, "404, or the server in the list", {
    "found-server-is-listed": `getOpenvpnAuth finds server ${next}, and the list lacks it.`,
  });
}
