import { json, type Condition, type Entry } from "../../../sandbox/conditions.ts";
import type { Front, Passing, Reply } from "../../../sandbox/front.ts";
import { SERVER_IDS } from "./servers.ts";

const CLEAN = { says: "clean" } as const;
const PARTLY = { says: "clean", partly: true } as const;

const UNAUTHENTICATED = json(401, { success: false, message: "Unauthenticated." });
const SERVER_ERROR = json(500, { message: "Server Error" });

type Json = Record<string, unknown>;

/** Answers of one route with other JSON. */
function changed(route: string, change: (body: Json) => Json | undefined): () => Front {
  return () => ({
    answer(reply, { path }) {
      if (!path.startsWith(route) || !isJson(reply)) return undefined;
      const body = change(JSON.parse(reply.body.toString()) as Json);
      return body && { ...reply, body: JSON.stringify(body) };
    },
  });
}

function isJson({ headers, body }: Reply): boolean {
  return String(headers["content-type"]).includes("json") && body.toString().startsWith("{");
}

/** Tokens of another form, which the front translates for the panel. */
function tokensAs(form: (count: number, secret: string) => string): () => Front {
  return () => {
    const tokens = new Map<string, string>();
    return {
      ask({ headers }) {
        const [, token = ""] = /^Bearer (.*)$/.exec(headers.authorization ?? "") ?? [];
        const real = tokens.get(token);
        if (real !== undefined) headers.authorization = `Bearer ${real}`;
        return undefined;
      },
      answer(reply, { path }) {
        if (!path.startsWith("/api/auth/token") || !isJson(reply)) return undefined;
        const body = JSON.parse(reply.body.toString()) as { token?: string };
        if (body.token === undefined) return undefined;
        const token = form(tokens.size, body.token.split("|")[1] ?? "");
        tokens.set(token, body.token);
        return { ...reply, body: JSON.stringify({ ...body, token }) };
      },
    };
  };
}

/** Logins, and what each token was given to. */
function sessions(isOver: (born: number, later: boolean) => boolean): () => Front {
  return () => {
    const born = new Map<string, { at: number; account: string }>();
    const last = new Map<string, string>();
    return {
      answer(reply, passing) {
        const account = accountOf(passing);
        if (account !== undefined && isJson(reply)) {
          const { token } = JSON.parse(reply.body.toString()) as { token?: string };
          if (token !== undefined) {
            born.set(token, { at: Date.now(), account });
            last.set(account, token);
          }
          return undefined;
        }
        const token = (passing.headers.authorization ?? "").replace(/^Bearer /, "");
        const given = born.get(token);
        const isLater = given !== undefined && last.get(given.account) !== token;
        return given && isOver(given.at, isLater) ? UNAUTHENTICATED : undefined;
      },
    };
  };
}

function accountOf({ path, body }: Passing): string | undefined {
  if (!path.startsWith("/api/auth/token")) return undefined;
  try {
    return String((JSON.parse(body) as { username?: unknown }).username);
  } catch {
    return undefined;
  }
}

function personas(change: (all: Record<string, object>) => object): (entry: Entry) => Entry {
  return (entry) => {
    const all = entry["personas"] as Record<string, object>;
    return { ...entry, personas: { ...all, ...change(all) } };
  };
}

function servers(others: Partial<Record<keyof typeof SERVER_IDS, number>>) {
  return (entry: Entry): Entry => ({
    ...entry,
    servers: { ...(entry["servers"] as object), ...others },
  });
}

/** The lists of configurations fail from one look to another. */
function listsFail(first: number, last: number, reply = SERVER_ERROR): () => Front {
  return () => {
    let lists = 0;
    return {
      answer(_, { path }) {
        if (!path.startsWith("/api/wireguard/configs")) return undefined;
        lists++;
        return lists >= first && lists <= last ? reply : undefined;
      },
    };
  };
}

/** The conditions that only a panel is met under. */
export const CONDITIONS: Readonly<Record<string, Condition>> = {
  "token-uuid": {
    title: "tokens are a UUID, a bar and forty letters",
    truth: CLEAN,
    front: tokensAs((n, secret) => `9c1f0e2a-2f4d-4d0e-9f0a-0d1a0a5f5a${10 + n}|${secret}`),
  },
  "token-opaque": {
    title: "tokens are forty letters and digits",
    truth: CLEAN,
    front: tokensAs((n, secret) => `${secret.slice(0, 37)}${100 + n}`),
  },
  "certificates-with-text": {
    title: "certificates have the text before them that openssl writes",
    truth: CLEAN,
    front: changed("/api/openvpn/profile", (body) =>
      typeof body["data"] !== "string"
        ? undefined
        : {
            ...body,
            data: body["data"].replace(
              "-----BEGIN CERTIFICATE-----",
              "Certificate:\n    Data:\n        Version: 3 (0x2)\n-----BEGIN CERTIFICATE-----",
            ),
          },
    ),
  },
  "logins-throttled": {
    title: "no more than five logins in three seconds",
    truth: CLEAN,
    front: () => {
      let hits: number[] = [];
      return {
        ask({ path, ms }) {
          if (!path.startsWith("/api/auth/token")) return undefined;
          hits = hits.filter((one) => ms - one < 3000);
          if (hits.length < 5) {
            hits.push(ms);
            return undefined;
          }
          const after = String(Math.ceil((hits[0]! + 3000 - ms) / 1000));
          return json(429, { message: "Too Many Attempts." }, { "retry-after": after });
        },
      };
    },
  },
  "page-links-internal": {
    title: "links of a page of servers lead to a host behind the proxy",
    truth: { says: "clean", note: /link|host/i },
    front: () => ({
      answer(reply, { path, headers }) {
        const text = reply.body.toString();
        const other = text.replaceAll(String(headers.host), "vpn.internal:8000");
        return path.startsWith("/api/servers") ? { ...reply, body: other } : undefined;
      },
    }),
  },
  "pager-labels": {
    title: "the pager's labels are French",
    truth: CLEAN,
    front: changed("/api/servers", (body) =>
      Array.isArray(body["links"])
        ? {
            ...body,
            links: (body["links"] as Json[]).map((link, index, { length }) => ({
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
    truth: { says: "finding", of: /per_page|listServers/ },
    front: changed("/api/servers", (body) =>
      body["per_page"] === undefined ? undefined : { ...body, per_page: Number(body["per_page"]) },
    ),
  },
  "debug-mode": {
    title: "errors have the fields of Laravel's debug mode",
    truth: CLEAN,
    front: changed("/api/", (body) =>
      typeof body["message"] === "string" && !("token" in body) && !("data" in body)
        ? { ...body, exception: "Symfony\\X", file: "/var/www/x.php", line: 43, trace: [] }
        : undefined,
    ),
  },
  "no-servers": {
    title: "the panel lists no server",
    truth: { says: "finding", of: /listServers|rules/ },
    front: changed("/api/servers", (body) => {
      if (!Array.isArray(body["data"])) return undefined;
      if (!("total" in body)) return { ...body, data: [] };
      const none = { total: 0, from: null, to: null, last_page: 1, current_page: 1 };
      const url = body["first_page_url"];
      const ends = { next_page_url: null, prev_page_url: null, last_page_url: url };
      return { ...body, ...none, ...ends, data: [], links: [] };
    }),
  },
  "sessions-end": {
    title: "tokens are refused four seconds after their login",
    truth: PARTLY,
    front: sessions((born) => Date.now() - born > 4000),
  },
  "single-session": {
    title: "a login ends the account's earlier one",
    truth: CLEAN,
    front: sessions((_, isLater) => isLater),
  },
  "first-lists-fail": {
    title: "the first three lists of configurations answer 500",
    truth: { says: "finding", of: /listWireguardConfigs/ },
    front: listsFail(1, 3),
  },
  "lists-fail-later": {
    title: "every list of configurations after the tenth answers 500",
    truth: { says: "finding", of: /listWireguardConfigs/ },
    front: listsFail(11, Infinity),
  },
  "lists-refused-later": {
    title: "every list of configurations after the tenth is refused by a firewall",
    truth: { says: "finding", of: /listWireguardConfigs/ },
    front: listsFail(11, Infinity, json(403, { message: "Forbidden" })),
  },
  "creates-lost": {
    title: "the answer to every creation is lost after it was done",
    truth: PARTLY,
    front: () => ({
      answer: (_, { path }) => (path.startsWith("/api/wireguard/create") ? "closed" : undefined),
    }),
  },
  "deletes-lost": {
    title: "the answer to every deletion is lost after it was done",
    truth: PARTLY,
    front: () => ({
      answer: (_, { path }) => (path.startsWith("/api/wireguard/delete") ? "closed" : undefined),
    }),
  },
  "html-media-type": {
    title: "JSON is sent as text/html",
    truth: { says: "finding", of: /./ },
    front: () => ({
      answer: (reply) => ({
        ...reply,
        headers: { ...reply.headers, "content-type": "text/html; charset=UTF-8" },
      }),
    }),
  },
  "api-twice": {
    title: "the target file's base URL ends in /api",
    truth: { says: "unchecked", error: /baseUrl/ },
    target: (entry) => ({ ...entry, baseUrl: `${String(entry["baseUrl"])}/api` }),
  },
  "accounts-exchanged": {
    title: "the target file has the active and the expired account exchanged",
    truth: { says: "unchecked", error: /personas\.(active|expired)/ },
    target: personas(({ active, expired }) => ({ active: expired, expired: active })),
  },
  "active-suspended": {
    title: "the target file's active account is suspended",
    truth: { says: "unchecked", error: /personas\.active/ },
    target: personas(({ suspended }) => ({ active: suspended, suspended: undefined })),
  },
  "same-account-twice": {
    title: "the target file names one account as active and as other",
    truth: { says: "unchecked", error: /personas\.(active|other)/ },
    target: personas(({ active }) => ({ other: active })),
  },
  "wrong-password": {
    title: "the target file's password of the active account is wrong",
    truth: { says: "unchecked", error: /personas\.active/ },
    target: personas(({ active }) => ({ active: { ...active, password: "not-this-one" } })),
  },
  "missing-exists": {
    title: "the server that the target file calls missing exists",
    truth: { says: "unchecked", error: /servers\.missing/ },
    target: servers({ missing: SERVER_IDS.wireguard }),
  },
  "wireguard-unknown": {
    title: "the target file's wireguard server is an id that no server has",
    truth: { says: "unchecked", error: /servers\.wireguard/ },
    target: servers({ wireguard: 888_888 }),
  },
  "protocols-exchanged": {
    title: "the target file has the OpenVPN and the WireGuard server exchanged",
    truth: { says: "unchecked", error: /servers\.(openvpn|wireguard)/ },
    target: servers({ openvpn: SERVER_IDS.wireguard, wireguard: SERVER_IDS.openvpn }),
  },
  "jobs-overdue": {
    title: "no job ends within the target file's jobTimeout",
    truth: { says: "clean", partly: true, note: /jobTimeout/ },
    target: (entry) => ({ ...entry, jobTimeout: 0.05 }),
    sandbox: { liberties: ["jobs-slow"] },
  },
};
