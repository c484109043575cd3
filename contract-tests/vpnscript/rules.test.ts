import { expect, test } from "vitest";
import type { Answer, Asked } from "../sandbox/server.ts";
import { idsWith, wholeRun } from "./whole-run.ts";

type Fields = Record<string, unknown>;

/** A breach planted in the answers on their way out: what it is, where, and the rule that must see it. */
type Breach = readonly [what: string, path: string, rule: string, change: Change];
type Change = (json: Fields, asked: Asked) => unknown;

const page =
  (change: Change): Change =>
  (json, asked) =>
    "current_page" in json ? change(json, asked) : json;
const eachOf =
  (change: (one: Fields, index: number) => Fields): Change =>
  ({ data, ...rest }) => ({ ...rest, data: Array.isArray(data) ? data.map(change) : data });
const inData =
  (change: (data: Fields) => Fields): Change =>
  ({ data, ...rest }) =>
    data ? { ...rest, data: change(data as Fields) } : rest;
const inFile = (from: RegExp, to: string): Change =>
  eachOf((one) => ({
    ...one,
    config: (one["config"] as string | null)?.replace(from, to) ?? null,
  }));
const inText =
  (from: RegExp, to: string): Change =>
  (json) => ({
    ...json,
    data: typeof json["data"] === "string" ? json["data"].replace(from, to) : json["data"],
  });

const SERVERS = "/api/servers";
const CONFIGS = "/api/wireguard/configs";

const breaches: readonly Breach[] = [
  ["current_page is 1", SERVERS, "pages-add-up", page((json) => ({ ...json, current_page: 1 }))],
  [
    "prev_page_url is null",
    SERVERS,
    "pages-add-up",
    page((json) => ({ ...json, prev_page_url: null })),
  ],
  [
    "last page one short",
    SERVERS,
    "pages-add-up",
    page((json) => ({ ...json, to: Number(json["to"]) - 1 })),
  ],
  [
    "first page is 0",
    SERVERS,
    "pages-add-up",
    page((json) => ({ ...json, first_page_url: `${String(json["path"])}?page=0` })),
  ],
  [
    "last_page_url is page 1",
    SERVERS,
    "pages-add-up",
    page((json) => ({ ...json, last_page_url: json["first_page_url"] })),
  ],
  [
    "path has a query",
    SERVERS,
    "pages-add-up",
    page((json) => ({ ...json, path: `${String(json["path"])}?page=1` })),
  ],
  [
    "no button is active",
    SERVERS,
    "pages-add-up",
    page(({ links, ...json }) => ({
      ...json,
      links: (links as Fields[]).map((link) => ({ ...link, active: false })),
    })),
  ],
  [
    "pages show other hosts",
    SERVERS,
    "pages-add-up",
    page(eachOf((one) => ({ ...one, host: "elsewhere" }))),
  ],
  [
    "ids stand twice",
    SERVERS,
    "server-ids-are-unique",
    eachOf((one) => ({ ...one, id: one["id"] === 7 ? 6 : one["id"] })),
  ],
  [
    "protocols are swapped",
    SERVERS,
    "server-list-tells-the-state",
    eachOf((one) => ({
      ...one,
      protocol: one["protocol"] === "openvpn" ? "wireguard" : "openvpn",
    })),
  ],
  [
    "a full server has room",
    SERVERS,
    "server-list-tells-the-state",
    eachOf((one) => ({ ...one, wg_available_slots: Number(one["wg_available_slots"]) + 1 })),
  ],
  [
    "addresses are those of the next",
    SERVERS,
    "profile-leads-to-its-server",
    eachOf((one) => ({ ...one, host: "", ipaddr: `127.0.0.${Number(one["id"]) + 1}` })),
  ],
  [
    "a server is left out",
    SERVERS,
    "server-list-tells-the-state",
    (json) => ({ ...json, data: (json["data"] as Fields[]).slice(1) }),
  ],
  [
    "the service is another user's",
    "/api/account",
    "token-belongs-to-its-account",
    inData((data) => ({ ...data, user_id: Number(data["user_id"]) + 1 })),
  ],
  [
    "the account has no service",
    "/api/account",
    "token-belongs-to-its-account",
    inData((data) => ({ ...data, service: [] })),
  ],
  [
    "nothing is overdue",
    "/api/account",
    "account-shows-its-service-state",
    inData((data) => ({
      ...data,
      service: (data["service"] as Fields[]).map((one) => ({
        ...one,
        next_payment: "2999-01-01T00:00:00.000000Z",
      })),
    })),
  ],
  [
    "the login is another service's",
    "/api/openvpn/auth",
    "token-belongs-to-its-account",
    inData((data) => ({ ...data, service_id: 77 })),
  ],
  [
    "the profile has no remote",
    "/api/openvpn/profile",
    "profile-leads-to-its-server",
    inText(/^remote .*$/m, ""),
  ],
  [
    "the port is none",
    "/api/openvpn/profile",
    "profile-leads-to-its-server",
    inText(/^(remote \S+) .*$/m, "$1 0"),
  ],
  [
    "the certificate is broken",
    "/api/openvpn/profile",
    "certificate-is-the-profiles",
    inText(/MIIB2DCC/, "MIIBAAAA"),
  ],
  [
    "updated before it was created",
    CONFIGS,
    "configurations-stay-the-same",
    eachOf((one) => ({ ...one, updated_at: "2020-01-01T00:00:00.000000Z" })),
  ],
  [
    "created in another time zone",
    CONFIGS,
    "created-configuration-becomes-active",
    eachOf((one) => ({
      ...one,
      created_at: new Date(Date.now() + 7_200_000).toISOString().replace(/\d{3}Z/, "000000Z"),
    })),
  ],
  [
    "the file leads elsewhere",
    CONFIGS,
    "config-is-a-wg-quick-file",
    inFile(/Endpoint = .*/, "Endpoint = 10.9.9.9:51820"),
  ],
  ["the file has no address", CONFIGS, "config-is-a-wg-quick-file", inFile(/Address = .*\n/, "")],
  [
    "the file routes nothing",
    CONFIGS,
    "config-is-a-wg-quick-file",
    inFile(/AllowedIPs = .*\n/, ""),
  ],
  [
    "the file is empty",
    CONFIGS,
    "config-is-there-while-active",
    eachOf((one) => ({ ...one, config: one["config"] && "" })),
  ],
  [
    "a new one has the keys of the one before",
    CONFIGS,
    "configurations-share-nothing",
    ({ data, ...rest }) => ({
      ...rest,
      data: (data as Fields[] | undefined)?.map((one) => ({
        ...one,
        config: one["config"] && (data as Fields[])[0]?.["config"],
      })),
    }),
  ],
];

test.concurrent.each(breaches)("%s: %s is seen by %s", async (_, path, rule, change) => {
  const alter = (asked: Asked, answer: Answer): Answer => {
    if (asked.url.pathname !== path || answer.status !== 200) return answer;
    const json = JSON.parse(String(answer.body)) as Fields;
    return { ...answer, body: JSON.stringify(change(json, asked)) };
  };
  const run = await wholeRun({ alter, jobMs: 100 }, { jobTimeout: 0.8 }, { onlyRules: true });
  expect(idsWith(run, "violates")).toContain(rule);
});

/** Breaches in how requests are understood, planted in front of the sandbox's own answer. */
const misunderstandings: readonly (readonly [
  string,
  string,
  (asked: Asked) => Answer | undefined,
])[] = [
  [
    "a token in the address is accepted",
    "token-in-address-is-refused",
    ({ url, headers }) =>
      url.searchParams.has("api_token") && !headers.authorization
        ? json(200, { success: true })
        : undefined,
  ],
  [
    "a negative id breaks it",
    "odd-numbers-are-refused",
    ({ url }) =>
      url.searchParams.get("server_id") === "-1"
        ? json(500, { message: "Server Error" })
        : undefined,
  ],
  [
    "a huge id breaks it",
    "odd-numbers-are-refused",
    ({ url }) =>
      (url.searchParams.get("server_id")?.length ?? 0) > 15
        ? json(500, { message: "Server Error" })
        : undefined,
  ],
  [
    "a list of ids breaks it",
    "ids-that-are-no-integers-are-invalid",
    ({ url }) =>
      url.searchParams.has("server_id[]") ? json(500, { message: "Server Error" }) : undefined,
  ],
  [
    "no pages of 0 breaks it",
    "odd-numbers-are-refused",
    ({ url }) =>
      url.searchParams.get("paginate") === "0" ? json(500, { message: "Server Error" }) : undefined,
  ],
  [
    "the second page breaks it",
    "pages-add-up",
    ({ url }) =>
      url.searchParams.get("page") === "2" ? json(500, { message: "Server Error" }) : undefined,
  ],
  [
    "a foreign delete is told apart",
    "configurations-are-the-accounts",
    ({ method, body }) =>
      method === "DELETE" && !body.includes("999999999")
        ? json(403, { message: "Forbidden" })
        : undefined,
  ],
];

test.concurrent.each(misunderstandings)("%s, which is seen by %s", async (_, rule, instead) => {
  const alter = (asked: Asked, answer: Answer): Answer => instead(asked) ?? answer;
  const run = await wholeRun({ alter, jobMs: 100 }, { jobTimeout: 0.8 }, { onlyRules: true });
  expect(idsWith(run, "violates")).toContain(rule);
});

function json(status: number, body: unknown): Answer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
