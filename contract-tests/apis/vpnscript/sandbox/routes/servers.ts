import type { Answer } from "../../../../sandbox/server.ts";
import { availableSlots, SUBNET_SLOTS } from "../configs.ts";
import { json, type SignedInCall } from "../laravel.ts";
import { paginate } from "../paginator.ts";
import { PROTOCOL_NAMES, type Server } from "../servers.ts";
import { optional, positiveInteger, validate } from "../validation.ts";
import { inOrder, type World } from "../world.ts";

/** GET /api/servers */
export function listServers(call: SignedInCall): Answer {
  const { world, asked, input } = call;
  const { paginate: perPage } = validate(call, { paginate: optional(positiveInteger) });
  const headers: Readonly<Record<string, string>> = world.has("servers-content-type")
    ? { "content-type": "text/html; charset=UTF-8" }
    : {};
  world.serverLists++;
  const servers = inOrder(world, world.servers)
    .filter(({ enabled }) => enabled || world.has("disabled-servers-listed"))
    .map((server) => serverBody(world, server));

  if (perPage === undefined || world.has("paginate-ignored")) {
    const data = world.has("servers-keyed") ? { ...servers } : servers;
    return json(200, { data }, headers);
  }
  const page = paginate(world, servers, {
    path: `${world.has("behind-a-proxy") ? "http://backend:8000/panel" : asked.url.origin}/api/servers`,
    page: pageAsked(input.get("page")),
    perPage,
    perPageSent: input.get("paginate"),
  });
  return json(200, page, headers);
}

/** The framework takes a page that is not a positive integer for the first one, and refuses none. */
function pageAsked(page: unknown): number {
  const checked = positiveInteger(page, "page");
  return "value" in checked ? checked.value : 1;
}

function serverBody(world: World, server: Server): unknown {
  return {
    id: server.id,
    name: server.name,
    country: server.country,
    country_slug: server.country.toLowerCase().replaceAll(" ", "-"),
    country_iso_code: server.countryIsoCode,
    city: "",
    state: server.state,
    host: server.host,
    ipaddr: server.ipaddr,
    protocol: world.has("protocol-capitalised") ? PROTOCOL_NAMES[server.protocol] : server.protocol,
    config_id: server.configId,
    wg_available_slots: slotsShown(world, server),
    wg_slots: server.wgSlots,
  };
}

/** The free slots as the list has them: what it said a moment ago need not be so any more. */
function slotsShown(world: World, server: Server): number {
  if (world.has("slots-unsaid")) return SUBNET_SLOTS;
  const slots = availableSlots(world, server);
  const others = world.has("slots-change") ? (world.serverLists * 2) % 5 : 0;
  return Math.max(Math.min(slots, 1), slots - others);
}
