import {
  CLEAN,
  clean,
  findingOf,
  met,
  PARTLY,
  partly,
  type Conditions,
} from "../../../../sandbox/condition.ts";
import { conditionsOf } from "../../../../sandbox/conditions/things.ts";
import type { Front, Passing } from "../../../../sandbox/front.ts";
import {
  altered,
  changed,
  dateAhead,
  every,
  headed,
  jsonAltered,
  listed,
  page,
  textAltered,
  type Json,
  type Which,
} from "../../../../sandbox/fronts.ts";
import { textOf, withBody, withHeaders, type Answer } from "../../../../sandbox/server.ts";

const DAY = 24 * 60 * 60_000;

export function at(route: string): Which {
  return ({ path }) => path.startsWith(route);
}

export const CREATE = at("/api/wireguard/create");

export const SERVERS = at("/api/servers");

function cached(which: Which, ms: number): Front {
  const kept = new Map<string, { readonly reply: Answer; readonly until: number }>();
  const keyOf = ({ path, headers }: Passing) => `${path} ${headers.authorization ?? ""}`;
  return {
    ask(passing) {
      const { reply, until = 0 } = kept.get(keyOf(passing)) ?? {};
      return until < Date.now() ? undefined : withHeaders(reply!, { age: "1" });
    },
    answer(reply, passing) {
      const until = Date.now() + ms;
      if (which(passing) && reply.status === 200) kept.set(keyOf(passing), { reply, until });
      return undefined;
    },
  };
}

export const ANSWERS: Conditions = {
  ...conditionsOf({
    what: "configuration",
    lists: at("/api/wireguard/configs"),
    creates: CREATE,
    removes: ({ method }) => method === "DELETE",
    rows: "data",
    listing: /listWireguardConfigs|wireguard\/configs/,
    removing: /deleteWireguardConfig/,
  }),
  "clock-days-behind": clean("the panel's clock is three days behind, also in what it lists", {
    front: altered(every, (reply) => {
      const moved = textOf(reply).replace(/(?<="(?:created|updated)_at":")[^"]+/g, (time) =>
        new Date(Date.parse(time) - 3 * DAY).toISOString().replace(/\.\d{3}Z$/, ".000000Z"),
      );
      return withHeaders(withBody(reply, moved), { date: dateAhead(-3 * DAY) });
    }),
  }),
  "certificates-with-text": clean(
    "certificates have the text before them that openssl writes",
    jsonAltered(at("/api/openvpn/profile"), ({ data, ...rest }) => {
      const text = "Certificate:\n    Data:\n        Version: 3 (0x2)\n";
      const certificate = "-----BEGIN CERTIFICATE-----";
      return typeof data === "string"
        ? { ...rest, data: data.replace(certificate, text + certificate) }
        : undefined;
    }),
  ),
  "refusals-crash": met(findingOf(/config-pending/))(
    "a refusal for a job that is at work ends PHP, so that a gateway answers 502 in its place",
    altered(every, (reply) =>
      textOf(reply).includes("is pending creation") ? page(502, "502 Bad Gateway") : undefined,
    ),
  ),
  "page-links-internal": met({ ...CLEAN, note: /link|host/i })(
    "links of a page of servers lead to a host behind the proxy",
    { sandbox: { liberties: ["behind-a-proxy"] } },
  ),
  "pager-labels": clean("the pager's labels are in another language", {
    sandbox: { liberties: ["labels-translated"] },
  }),
  "per-page-a-number": met(findingOf(/listServers/))(
    "a newer Laravel answers per_page as an integer",
    jsonAltered(SERVERS, ({ per_page, ...rest }) =>
      per_page === undefined ? undefined : { ...rest, per_page: Number(per_page) },
    ),
  ),
  "debug-mode": clean(
    "errors have the fields of Laravel's debug mode",
    jsonAltered(at("/api/"), (body) =>
      typeof body["message"] === "string" && !("token" in body) && !("data" in body)
        ? { ...body, exception: "Symfony\\X", file: "/var/www/x.php", line: 43, trace: [] }
        : undefined,
    ),
  ),
  "no-servers": met(findingOf(/listServers|rules/))(
    "the panel lists no server",
    jsonAltered(SERVERS, (body) => {
      if (!("data" in body)) return undefined;
      if (!("total" in body)) return { ...body, data: [] };
      const none = { total: 0, from: null, to: null, last_page: 1, current_page: 1, data: [] };
      const { first_page_url: last_page_url } = body;
      const ends = { next_page_url: null, prev_page_url: null, last_page_url };
      const links = [body["links"] as Json[]].flat().slice(0, 2);
      const next = { url: null, label: "Next &raquo;", active: false };
      return { ...body, ...none, ...ends, links: [...links, next] };
    }),
  ),
  "servers-cached": clean(
    "a cache answers lists of servers for two seconds after it was asked for one",
    () => cached(SERVERS, 2000),
  ),
  "lists-cached": met({ ...PARTLY, note: /jobTimeout/ })(
    "lists of configurations come from a cache for longer than the jobTimeout",
    {
      front: () => cached(at("/api/wireguard/configs"), 6000),
      target: (entry) => ({ ...entry, jobTimeout: 2 }),
    },
  ),
  "servers-in-any-order": partly("each reading of the server list has another order", () => {
    let all: readonly Json[] = [];
    return listed(SERVERS, "data", (rows, _, { path, count }) => {
      const query = new URL(path, "http://panel").searchParams;
      const [size, page] = [Number(query.get("paginate")), Number(query.get("page") ?? 1)];
      if (size === 0) all = rows;
      const start = count % all.length;
      const turned = [...all.slice(start), ...all.slice(0, start)];
      return size === 0 ? turned : turned.slice((page - 1) * size, page * size);
    })();
  }),
  "ids-as-text": met(findingOf(/listWireguardConfigs/))(
    "ids of configurations are strings of digits",
    textAltered(at("/api/wireguard/configs"), (text) => text.replace(/"id":(\d+)/g, '"id":"$1"')),
  ),
  "login-kept-for-a-server": met(findingOf(/openvpn-login/))(
    "where a server is named, the OpenVPN login is that of who asked first",
    () => {
      let first: unknown;
      return jsonAltered(at("/api/openvpn/auth?server_id"), ({ data, ...rest }) => {
        if (data === undefined) return undefined;
        first ??= data;
        return { ...rest, data: first };
      })();
    },
  ),
  "removal-bodies-dropped": met(findingOf(/deleteWireguardConfig/))(
    "a proxy drops the bodies of DELETE requests",
    changed((passing) => {
      if (passing.method === "DELETE") passing.body = "";
    }),
  ),
  "html-media-type": met(findingOf(/./))(
    "JSON is sent as text/html",
    headed({ "content-type": "text/html; charset=UTF-8" }),
  ),
  "jobs-overdue": met({ ...PARTLY, note: /jobTimeout/ })(
    "no job ends within the target file's jobTimeout",
    {
      target: (entry) => ({ ...entry, jobTimeout: 0.05 }),
      sandbox: { liberties: ["jobs-slow"] },
    },
  ),
};
