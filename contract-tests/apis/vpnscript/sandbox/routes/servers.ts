import type { Answer } from "../../../../sandbox/server.ts";
import { availableSlots, inOrder, SUBNET_SLOTS, type World } from "../world.ts";
import { json, type Call } from "../laravel.ts";
import { PROTOCOLS, SERVER_IDS, type Server } from "../servers.ts";
import { positiveInteger, requireService, serviceProblem, validate } from "../validation.ts";
import { signedIn } from "./auth.ts";

export function listServers(call: Call): Answer {
  const { world, has } = call;
  const account = signedIn(call, "servers-open");
  if (has("servers-need-service") && !account.service) requireService(world, account);
  const { paginate: perPage } = validate(call, [], ["paginate"]);
  const headers = has("servers-content-type")
    ? { "content-type": "text/html; charset=UTF-8" }
    : undefined;
  world.serverLists++;
  const isHidden = has("server-hidden") && account !== world.personas.active;
  const isFull = (server: Server) =>
    has("full-unlisted") && server.protocol === "wireguard" && availableSlots(world, server) < 1;
  const servers = inOrder(world, world.servers)
    .filter(({ enabled }) => enabled || has("disabled-servers-listed"))
    .filter((server) => !isFull(server))
    .filter(({ id }) => id !== SERVER_IDS.wireguard || !isHidden)
    .map((server) => serverBody(world, server));
  const isLapsed = serviceProblem(world, account) !== undefined;
  if (has("last-unlisted") || (isLapsed && has("last-hidden-from-lapsed"))) servers.pop();
  if (has("phantom-listed")) servers.push({ ...servers[0]!, id: 4711 });

  if (perPage !== undefined && !has("paginate-ignored")) {
    return json(200, pageOf(call, servers, perPage), headers);
  }
  return json(200, { data: has("servers-keyed") ? { ...servers } : servers }, headers);
}

function serverBody(world: World, server: Server) {
  const other = server.protocol === "openvpn" ? "wireguard" : "openvpn";
  const protocol = world.has("protocols-swapped") ? other : server.protocol;
  return {
    id: server.id,
    name: server.name,
    country: server.country,
    country_slug: server.country.toLowerCase().replaceAll(" ", "-"),
    country_iso_code: server.country_iso_code,
    city: "",
    state: server.state,
    host: server.host,
    ipaddr: world.has("address-of-next") && server.id === 1 ? "127.0.0.6" : server.ipaddr,
    protocol: world.has("protocol-capitalised") ? PROTOCOLS[protocol] : protocol,
    config_id: world.has("config-id-for-all") ? server.id : server.config_id,
    wg_available_slots: slotsShown(world, server),
    wg_slots: server.wg_slots,
  };
}

function slotsShown(world: World, server: Server): number {
  if (world.has("slots-unsaid")) return SUBNET_SLOTS;
  const slots = availableSlots(world, server);
  const others = world.has("slots-change") ? (world.serverLists * 2) % 5 : 0;
  return Math.max(Math.min(slots, 1), slots - others);
}

function pageOf({ has, asked, input }: Call, items: readonly unknown[], size: number) {
  // Laravel takes a page that is not a positive integer for the first.
  const sent = positiveInteger(input.get("page"));
  const wanted = typeof sent === "string" || has("page-ignored") ? 1 : sent.value;
  const perPage = has("per-page-ignored") ? 15 : size;
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const page = has("page-clamped") ? Math.min(wanted, last) : wanted;
  const overlap = has("pages-overlap") && page > 1 ? 1 : 0;
  const start = (page - 1) * perPage - overlap;
  const begin = has("page-beyond-repeats") && page > last ? 0 : start;
  const data = items.slice(begin, begin + perPage);
  const origin = has("behind-a-proxy") ? "http://backend:8000/panel" : asked.url.origin;
  const path = `${origin}/api/servers`;
  const url = (number: number): string => `${path}?page=${number}`;
  const previousUrl = page > 1 ? url(page - 1) : null;
  const nextUrl = page < last ? url(page + (has("next-page-same") ? 0 : 1)) : null;
  const base = has("from-zero-based") ? 0 : 1;
  const active = has("links-first-active") ? 1 : page;
  const [previous, next] = labels(has);
  const links = Array.from({ length: last }, (_, index) => ({
    url: url(index + 1),
    label: String(index + 1),
    active: index + 1 === active,
  }));

  return {
    current_page: page,
    data,
    first_page_url: url(1),
    from: data.length > 0 ? start + base : null,
    last_page: has("last-page-off-by-one") ? last + 1 : last,
    last_page_url: url(last),
    links: [
      { url: previousUrl, label: previous, active: false },
      ...links,
      { url: nextUrl, label: next, active: false },
    ],
    next_page_url: nextUrl,
    path,
    // A text when it came in the query.
    per_page: has("per-page-integer") ? size : input.get("paginate"),
    prev_page_url: previousUrl,
    to: data.length > 0 ? start + data.length - 1 + base : null,
    total: has("total-of-page") ? data.length : items.length,
  };
}

function labels(has: World["has"]): readonly [previous: string, next: string] {
  if (has("labels-untranslated")) return ["pagination.previous", "pagination.next"];
  if (has("labels-translated")) return ["&laquo; Zurück", "Weiter &raquo;"];
  return ["&laquo; Previous", "Next &raquo;"];
}
