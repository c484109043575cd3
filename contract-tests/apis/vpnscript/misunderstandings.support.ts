import type { Answer, Asked } from "../../sandbox/server.ts";
import { messages } from "./sandbox/messages.ts";
import type { Sight } from "./verify-sandbox.support.ts";

/** Breaches in how requests are understood, planted in front of the sandbox's own answer. */
export const misunderstandings: [
  what: string,
  rule: string,
  instead: (asked: Asked) => Answer | undefined,
  seen?: Sight,
][] = [
  [
    "a token in the address is accepted",
    "token-in-address-is-refused",
    ({ url, headers }) =>
      url.searchParams.has("api_token") && !headers.authorization
        ? json(200, { success: true })
        : undefined,
  ],
  [
    "no pages of 0 breaks it",
    "malformed-input-breaks-nothing",
    ({ url }) => (url.searchParams.get("paginate") === "0" ? broken() : undefined),
  ],
  [
    "a list of ids breaks it",
    "malformed-input-breaks-nothing",
    ({ url }) => (url.searchParams.has("server_id[]") ? broken() : undefined),
  ],
  [
    "a fraction as id is sent elsewhere",
    "malformed-input-breaks-nothing",
    ({ url }) => (url.searchParams.get("server_id") === "1.9" ? json(302, {}) : undefined),
  ],
  [
    "an unknown address is the front page",
    "unknown-route-is-not-found",
    ({ url }) => (url.pathname.endsWith("route") ? json(200, {}) : undefined),
    "remarked",
  ],
  [
    "an unknown address is forbidden",
    "unknown-route-is-not-found",
    ({ url }) => (url.pathname.endsWith("route") ? json(403, { message: "No." }) : undefined),
    "remarked",
  ],
  [
    "the third page breaks it",
    "pages-add-up",
    ({ url }) => (url.searchParams.get("page") === "3" ? broken() : undefined),
  ],
  [
    "a profile that is not there breaks it",
    "no-profile-where-there-is-none",
    ({ url }) =>
      url.pathname.endsWith("profile") && url.searchParams.get("server_id") === "3"
        ? broken()
        : undefined,
  ],
  [
    "a listed server is told to be of another protocol",
    "listed-servers-are-there",
    ({ url }) =>
      url.pathname.endsWith("configs") && url.searchParams.get("server_id") === "7"
        ? json(422, { success: false, message: messages.notWireguard })
        : undefined,
  ],
  [
    "cert_only is refused as the vendor's page spells it",
    "certificate-is-the-profiles",
    ({ url }) =>
      url.searchParams.get("cert_only") === "True"
        ? json(422, { message: "Invalid.", errors: { cert_only: ["It must be true or false."] } })
        : undefined,
  ],
  [
    "a foreign delete is told apart",
    "configurations-are-the-accounts",
    ({ method, body }) =>
      method === "DELETE" && !body.includes("999999999")
        ? json(403, { message: "Forbidden" })
        : undefined,
    "remarked",
  ],
  [
    "a foreign delete is not found in other words",
    "configurations-are-the-accounts",
    ({ method, body }) =>
      method === "DELETE" && !body.includes("999999999")
        ? json(404, { success: false, message: "Nicht gefunden." })
        : undefined,
  ],
  [
    "a foreign delete is accepted",
    "configurations-are-the-accounts",
    ({ method }) => (method === "DELETE" ? json(200, { success: true }) : undefined),
  ],
  [
    "a create on a disabled server is forbidden",
    "disabled-server-is-not-found",
    ({ body }) => (body === '{"server_id":5}' ? json(403, { success: false }) : undefined),
  ],
  ["a refused create leaves something", "refused-create-creates-nothing", afterCreate()],
];

/** The full server lists a configuration as soon as one more has been asked of it. */
function afterCreate(): (asked: Asked) => Answer | undefined {
  let isAsked = false;
  const time = new Date().toISOString().replace("Z", "000Z");
  const made = { id: 77, config: null, status: 0, fail_reason: null };
  return ({ method, url, body }) => {
    isAsked ||= method === "POST" && body.includes(`"server_id":4`);
    const isListed = isAsked && url.searchParams.get("server_id") === "4";
    const data = [{ ...made, created_at: time, updated_at: time }];
    return isListed ? json(200, { status: true, message: null, data }) : undefined;
  };
}

function json(status: number, body: unknown): Answer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

function broken(): Answer {
  return json(500, { message: "Server Error" });
}
