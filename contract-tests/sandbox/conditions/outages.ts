import { met, unchecked, type Conditions } from "../condition.ts";
import type { Replied } from "../front.ts";
import { answered, from, json, page } from "../fronts.ts";
import { LATE } from "./spells.ts";

const OUTAGE = /answers? 5\d\d|answered 5\d\d/;

const redirect = (location: string) => page(302, "Found", { location });

/** What answers everything so, its answer, and what a run says of it. */
const OUTAGES_BY_NAME: Readonly<Record<string, readonly [string, Replied, RegExp]>> = {
  maintenance: [
    "a 503 in JSON: maintenance",
    json(503, { message: "Service Unavailable" }),
    OUTAGE,
  ],
  "maintenance-page": [
    "a page for people, with 503 and Retry-After: 300",
    page(503, "We'll be back", { "retry-after": "300" }),
    OUTAGE,
  ],
  "server-error": ["a 500 in JSON", json(500, { message: "Server Error" }), OUTAGE],
  offline: ["the cloud's 502: the installation is offline", page(502, "Device offline"), OUTAGE],
  "tunnel-down": [
    "Cloudflare's 530: its tunnel is down",
    page(530, "Error 1033: Cloudflare Tunnel error"),
    OUTAGE,
  ],
  "other-product": [
    "another product's 200, with JSON of its own",
    json(200, { status: "ok", version: "4.2.1" }),
    /baseUrl/,
  ],
  "not-found": [
    "another product's 404, with JSON of its own",
    json(404, { error: "not_found", path: "/" }),
    /baseUrl/,
  ],
  "nginx-welcome": ["the welcome of a web server", page(200, "Welcome to nginx!"), /baseUrl/],
  "nginx-not-found": ["a web server's own 404", page(404, "404 Not Found"), /baseUrl/],
  "login-page": ["a login page, with 200", page(200, "Sign in"), /baseUrl|page/],
  portal: [
    "a captive portal, which sends everything elsewhere",
    redirect("http://login.hotel.example/"),
    /sends elsewhere/,
  ],
  "moved-permanently": [
    "a 308 to the address to which the installation has moved",
    page(308, "308 Permanent Redirect", { location: "https://2b080b3af6.example.com/api/" }),
    /sends elsewhere/,
  ],
  "https-alone": [
    "a web server that sends everything to https",
    redirect("https://vpn.example.com/"),
    /https/,
  ],
  "basic-auth": [
    "a reverse proxy that asks for a username and a password",
    page(401, "401 Authorization Required", { "www-authenticate": 'Basic realm="Restricted"' }),
    /basicAuth/,
  ],
  "gateway-key": [
    "an API gateway that asks for a key of its own",
    json(401, { message: "No API key found in request" }, { "www-authenticate": "Key" }),
    /401/,
  ],
  challenge: [
    "a challenge page for browsers, with 403",
    page(403, "Just a moment...", { "cf-mitigated": "challenge" }),
    /challenge/,
  ],
  firewall: ["a firewall's 403 in JSON", json(403, { message: "Forbidden" }), /403/],
  "headers-too-large": ["a 431", page(431, "431 Request Header Fields Too Large"), /431/],
  silent: ["none: the connection is closed", "closed", /./],
};

/** What the run has made before the outage cannot be looked for. */
function since(count: number, when: string, suffix: string, ...names: readonly string[]) {
  return names.map((name) => {
    const [what, reply, error] = OUTAGES_BY_NAME[name]!;
    const between = { front: answered(from(count), reply), unreadable: count > 1 };
    const title = `${when}every answer is ${what}`;
    return [`${name}${suffix}`, met(unchecked(error))(title, between)] as const;
  });
}

const MIDWAY = [
  "maintenance",
  "server-error",
  "offline",
  "firewall",
  "login-page",
  "portal",
  "moved-permanently",
  "silent",
];

export const OUTAGES: Conditions = Object.fromEntries([
  ...since(1, "", "", ...Object.keys(OUTAGES_BY_NAME)),
  ...since(60, "from request 60 on ", "-midway", ...MIDWAY),
  ...since(LATE, "at the time of cleaning up ", "-late", "firewall", "portal", "silent"),
]);
