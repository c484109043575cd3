import {
  CLEAN,
  findingOf,
  PARTLY,
  type Condition,
  type Conditions,
} from "../../../../sandbox/condition.ts";
import type { Front, Passing, Reply } from "../../../../sandbox/front.ts";
import {
  altered,
  json,
  jsonAltered,
  withHeaders,
  type Json,
  type Which,
} from "../../../../sandbox/fronts.ts";

export function at(route: string): Which {
  return ({ path }) => path.startsWith(route);
}

const LISTS = at("/api/wireguard/configs");

/** From one look at a list of configurations to another, all are answered so. */
function listsFail(
  title: string,
  first: number,
  last = Infinity,
  reply: Reply = json(500, { message: "Server Error" }),
): Condition {
  const front = altered(LISTS, (_, nth) => (nth >= first && nth <= last ? reply : undefined));
  return {
    title,
    truth: findingOf(/listWireguardConfigs|wireguard\/configs/),
    front,
    unreadable: last === Infinity,
  };
}

/** Each page of servers with other fields; and each in a pager's own. */
function servers(change: (body: Json) => Json | undefined): () => Front {
  return jsonAltered(at("/api/servers"), (body) =>
    Array.isArray(body["data"]) ? change(body) : undefined,
  );
}

/** Other answers of the panel's, or of something that is before one route. */
export const ANSWERS: Conditions = {
  "certificates-with-text": {
    title: "certificates have the text before them that openssl writes",
    truth: CLEAN,
    front: jsonAltered(at("/api/openvpn/profile"), ({ data, ...rest }) =>
      typeof data !== "string"
        ? undefined
        : {
            ...rest,
            data: data.replace(
              "-----BEGIN CERTIFICATE-----",
              "Certificate:\n    Data:\n        Version: 3 (0x2)\n-----BEGIN CERTIFICATE-----",
            ),
          },
    ),
  },
  "page-links-internal": {
    title: "links of a page of servers lead to a host behind the proxy",
    truth: { says: "clean", note: /link|host/i },
    front: altered(at("/api/servers"), (reply, _, { headers }) => ({
      ...reply,
      body: reply.body.toString().replaceAll(String(headers.host), "vpn.internal:8000"),
    })),
  },
  "pager-labels": {
    title: "the pager's labels are French",
    truth: CLEAN,
    front: servers(({ links, ...rest }) =>
      Array.isArray(links)
        ? {
            ...rest,
            links: (links as Json[]).map((link, index, { length }) => ({
              ...link,
              ...(index === 0 && { label: "&laquo; Précédent" }),
              ...(index === length - 1 && { label: "Suivant &raquo;" }),
            })),
          }
        : undefined,
    ),
  },
  "per-page-a-number": {
    title: "a newer Laravel answers per_page as an integer",
    truth: findingOf(/listServers/),
    front: servers(({ per_page, ...rest }) =>
      per_page === undefined ? undefined : { ...rest, per_page: Number(per_page) },
    ),
  },
  "debug-mode": {
    title: "errors have the fields of Laravel's debug mode",
    truth: CLEAN,
    front: jsonAltered(at("/api/"), (body) =>
      typeof body["message"] === "string" && !("token" in body) && !("data" in body)
        ? { ...body, exception: "Symfony\\X", file: "/var/www/x.php", line: 43, trace: [] }
        : undefined,
    ),
  },
  "no-servers": {
    title: "the panel lists no server",
    truth: findingOf(/listServers|rules/),
    front: servers((body) => {
      if (!("total" in body)) return { ...body, data: [] };
      const none = { total: 0, from: null, to: null, last_page: 1, current_page: 1 };
      const ends = {
        next_page_url: null,
        prev_page_url: null,
        last_page_url: body["first_page_url"],
      };
      // The pager's three buttons are there all the same.
      const links = [body["links"] as Json[]].flat().slice(0, 2);
      const next = { url: null, label: "Next &raquo;", active: false };
      return { ...body, ...none, ...ends, data: [], links: [...links, next] };
    }),
  },
  "servers-cached": {
    title: "a cache answers lists of servers for two seconds after it was asked for one",
    truth: CLEAN,
    front: () => {
      const kept = new Map<string, { readonly reply: Reply; readonly until: number }>();
      const keyOf = ({ path, headers }: Passing) => `${path} ${headers.authorization ?? ""}`;
      return {
        ask(passing) {
          const found = kept.get(keyOf(passing));
          if (!found || found.until < Date.now()) return undefined;
          return {
            ...found.reply,
            headers: { ...found.reply.headers, "x-cache": "HIT", age: "1" },
          };
        },
        answer(reply, passing) {
          if (at("/api/servers")(passing) && reply.status === 200) {
            kept.set(keyOf(passing), { reply, until: Date.now() + 2000 });
          }
          return undefined;
        },
      };
    },
  },
  "first-lists-fail": listsFail("the first three lists of configurations answer 500", 1, 3),
  "lists-fail-later": listsFail("every list of configurations after the tenth answers 500", 11),
  "lists-refused-later": listsFail(
    "every list of configurations after the tenth is refused by a firewall",
    11,
    Infinity,
    json(403, { message: "Forbidden" }),
  ),
  "creates-lost": {
    title: "the answer to every creation is lost after it was done",
    truth: PARTLY,
    front: altered(at("/api/wireguard/create"), "closed"),
  },
  "deletes-lost": {
    title: "the answer to every deletion is lost after it was done",
    truth: PARTLY,
    front: altered(at("/api/wireguard/delete"), "closed"),
  },
  "delete-bodies-stripped": {
    title: "a proxy drops the bodies of DELETE requests",
    truth: findingOf(/deleteWireguardConfig/),
    front: () => ({
      ask(passing) {
        if (passing.method === "DELETE") passing.body = "";
        return undefined;
      },
    }),
  },
  "html-media-type": {
    title: "JSON is sent as text/html",
    truth: findingOf(/./),
    front: withHeaders({ "content-type": "text/html; charset=UTF-8" }),
  },
  "jobs-overdue": {
    title: "no job ends within the target file's jobTimeout",
    truth: { says: "clean", partly: true, note: /jobTimeout/ },
    target: (entry) => ({ ...entry, jobTimeout: 0.05 }),
    sandbox: { liberties: ["jobs-slow"] },
  },
};
