import { expect, test } from "vitest";
import { readBody, type Exchange } from "../../engine/exchange/exchange.ts";
import { isStrange } from "../../engine/transport/whose.ts";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { api } from "./api.ts";
import {
  eachOf,
  isSeen,
  type Breach,
  type Change,
  type Fields,
} from "./planted-answers.support.ts";
import { sightOf } from "./verify-sandbox.support.ts";

const page =
  (change: Change): Change =>
  (json, asked) =>
    "current_page" in json ? change(json, asked) : json;
const inData =
  (change: (data: Fields) => Fields): Change =>
  ({ data, ...rest }) =>
    data ? { ...rest, data: change(data as Fields) } : rest;
const inText =
  (from: RegExp, to: string): Change =>
  (json) => ({
    ...json,
    data: typeof json["data"] === "string" ? json["data"].replace(from, to) : json["data"],
  });

const eachService = (change: (service: Fields) => Fields[]): Change =>
  inData((data) => ({ ...data, service: (data["service"] as Fields[]).flatMap(change) }));
const isPast = ({ next_payment }: Fields) => Date.parse(String(next_payment)) < Date.now();

const ACCOUNT = "/api/account";
const SERVERS = "/api/servers";

const breaches: Breach[] = [
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
    "a server is missing from the third page on, and another there twice",
    SERVERS,
    "pages-add-up",
    page(({ data, ...json }, { url }) => {
      const [first, ...others] = data as Fields[];
      const isLate = Number(url.searchParams.get("page")) > 2;
      return { ...json, data: first ? [isLate ? others[0] : first, ...others] : data };
    }),
  ],
  [
    "pages show other slots",
    SERVERS,
    "pages-add-up",
    page(eachOf((one) => ({ ...one, wg_slots: 7 }))),
    "remarked",
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
    "an id is there twice",
    SERVERS,
    "server-list-tells-the-state",
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
    "remarked",
  ],
  [
    "addresses are those of the next",
    SERVERS,
    "profile-leads-to-its-server",
    eachOf((one) => ({ ...one, host: "", ipaddr: `127.0.0.${Number(one["id"]) + 1}` })),
    "remarked",
  ],
  [
    "a server is left out",
    SERVERS,
    "server-list-tells-the-state",
    (json) => ({ ...json, data: (json["data"] as Fields[]).slice(1) }),
  ],
  [
    "the service is another user's",
    ACCOUNT,
    "token-belongs-to-its-account",
    inData((data) => ({ ...data, user_id: Number(data["user_id"]) + 1 })),
  ],
  [
    "the account has no service",
    ACCOUNT,
    "token-belongs-to-its-account",
    inData((data) => ({ ...data, service: [] })),
  ],
  [
    "the login is another service's",
    "/api/openvpn/auth",
    "token-belongs-to-its-account",
    inData((data) => ({ ...data, service_id: 77 })),
  ],
  [
    "all logins have one username",
    "/api/openvpn/auth",
    "token-belongs-to-its-account",
    inData((data) => ({ ...data, username: "vpn1" })),
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
    "remarked",
  ],
  [
    "another server's profile has no message",
    "/api/openvpn/profile",
    "every-answer-is-described",
    ({ message, ...json }, { url }) =>
      url.searchParams.get("server_id") === "6" ? json : { message, ...json },
  ],
  [
    "the profile has a port where its host should be",
    "/api/openvpn/profile",
    "profile-leads-to-its-server",
    inText(/^remote .*/m, "remote  443"),
  ],
  [
    "an expired service is not listed",
    ACCOUNT,
    "token-belongs-to-its-account",
    eachService((service) => (isPast(service) ? [] : [service])),
  ],
  [
    "an expired service is another user's",
    ACCOUNT,
    "token-belongs-to-its-account",
    eachService((service) => [isPast(service) ? { ...service, user_id: 77 } : service]),
  ],
];

test.concurrent.each(breaches)("%s: %s is seen by %s", isSeen);

test("two servers' profiles are taken for each other's, of which one has none", async () => {
  const none = { success: false, message: "OpenVPN profile is not found for this server." };
  const given = { success: true, message: null, data: "client\nremote 127.0.0.3 1194\n" };
  const alter = ({ url }: Asked, answer: Answer): Answer => {
    const id = url.pathname === "/api/openvpn/profile" && url.searchParams.get("server_id");
    if (id === "6") return { ...answer, status: 404, body: JSON.stringify(none) };
    return id === "3" ? { ...answer, status: 200, body: JSON.stringify(given) } : answer;
  };
  expect(await sightOf("config-id-tells-of-a-profile", { alter })).toBe("found");
});

test.each([
  [
    "a sentence of another operation's",
    "The WireGuard configuration is pending creation or deletion.",
    false,
  ],
  ["a sentence of none", "Come back later, please.", true],
])("a refusal with %s is another's than the installation's: %j", (_, message, isAnothers) => {
  const body = readBody(Buffer.from(JSON.stringify({ message })));
  const answer = { status: 422, headers: {}, body };
  const exchange = {
    request: { operation: "createWireguardConfig" },
    answer,
  } as unknown as Exchange;
  expect(isStrange(api, exchange)).toBe(isAnothers);
});
