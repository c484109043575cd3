import { unchecked, type Condition, type Conditions } from "../condition.ts";
import type { Replied } from "../front.ts";
import { answered, from, json, page } from "../fronts.ts";

/** From that request on, everything is answered so. */
function all(title: string, reply: Replied, error: RegExp, since = 1): Condition {
  const front = answered(from(since), reply);
  // What the run has made before that cannot be looked for.
  return { title, truth: unchecked(error), front, unreadable: since > 1 };
}

const OUTAGE = /answers? 5\d\d|answered 5\d\d/;
const UNAVAILABLE = json(503, { message: "Service Unavailable" });
const ERROR = json(500, { message: "Server Error" });
const FORBIDDEN = json(403, { message: "Forbidden" });

/** One answer to everything, from the beginning or from the middle on. */
export const OUTAGES: Conditions = {
  maintenance: all("every answer is a 503 in JSON: maintenance", UNAVAILABLE, OUTAGE),
  "maintenance-page": all(
    "every answer is a page for people, with 503 and Retry-After: 300",
    page(503, "We'll be back", { "retry-after": "300" }),
    OUTAGE,
  ),
  "server-error": all("every answer is a 500 in JSON", ERROR, OUTAGE),
  offline: all(
    "the cloud address answers 502 in place of an installation that is offline",
    page(502, "Device offline"),
    OUTAGE,
  ),
  "tunnel-down": all(
    "Cloudflare answers everything with 530: its tunnel is down",
    page(530, "Error 1033: Cloudflare Tunnel error"),
    OUTAGE,
  ),
  "other-product": all(
    "another product answers everything with 200 and JSON of its own",
    json(200, { status: "ok", version: "4.2.1" }),
    /baseUrl/,
  ),
  "not-found": all(
    "another product answers everything with 404 and JSON of its own",
    json(404, { error: "not_found", path: "/" }),
    /baseUrl/,
  ),
  "nginx-welcome": all(
    "a web server without a site welcomes everybody",
    page(200, "Welcome to nginx!"),
    /baseUrl/,
  ),
  "nginx-not-found": all(
    "a web server answers everything with a 404 of its own",
    page(404, "404 Not Found"),
    /baseUrl/,
  ),
  "login-page": all("a login page answers everything with 200", page(200, "Sign in"), /baseUrl/),
  portal: all(
    "a captive portal sends everything elsewhere",
    page(302, "Found", { location: "http://login.hotel.example/" }),
    /sends elsewhere/,
  ),
  "https-alone": all(
    "a web server sends everything to https",
    page(301, "301 Moved Permanently", { location: "https://vpn.example.com/" }),
    /https/,
  ),
  "basic-auth": all(
    "a reverse proxy asks for a user name and a password",
    page(401, "401 Authorization Required", { "www-authenticate": 'Basic realm="Restricted"' }),
    /basicAuth/,
  ),
  "gateway-key": all(
    "an API gateway asks for a key of its own",
    json(401, { message: "No API key found in request" }, { "www-authenticate": "Key" }),
    /401/,
  ),
  challenge: all(
    "a challenge page for browsers answers everything with 403",
    page(403, "Just a moment...", { "cf-mitigated": "challenge" }),
    /challenge/,
  ),
  firewall: all("a firewall answers everything with 403 in JSON", FORBIDDEN, /403/),
  "headers-too-large": all(
    "a proxy answers everything with 431",
    page(431, "431 Request Header Fields Too Large"),
    /431/,
  ),
  silent: all("every connection is closed without an answer", "closed", /./),
  "maintenance-midway": all(
    "from request 60 on every answer is a 503 in JSON",
    UNAVAILABLE,
    OUTAGE,
    60,
  ),
  "error-midway": all("from request 60 on every answer is a 500 in JSON", ERROR, OUTAGE, 60),
  "offline-midway": all(
    "from request 60 on a proxy answers everything with 502",
    page(502, "502 Bad Gateway"),
    OUTAGE,
    60,
  ),
  "firewall-midway": all(
    "from request 60 on a firewall answers everything with 403 in JSON",
    FORBIDDEN,
    /403/,
    60,
  ),
  "portal-midway": all(
    "from request 60 on a login page answers everything",
    page(200, "Sign in"),
    /page/,
    60,
  ),
  "gone-midway": all(
    "from request 60 on every connection is closed without an answer",
    "closed",
    /./,
    60,
  ),
};
