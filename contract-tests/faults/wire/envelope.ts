import { withBody, withHeaders } from "../../sandbox/answer.ts";
import type { Described } from "../described.ts";
import type { Equivalent, WireFault } from "../fault.ts";
import { altersText } from "./edit.ts";
import type { Derived } from "./fields.ts";

/** Statuses that an installation may come to answer with instead. */
const STATUSES = [200, 201, 204, 302, 400, 401, 403, 404, 422, 500, 503];

/** Content types that are not the documented one; null for none at all. */
const MEDIA_TYPES: Readonly<Record<string, string | null>> = {
  html: "text/html; charset=UTF-8",
  text: "text/plain",
  javascript: "application/javascript",
  problem: "application/problem+json",
  binary: "application/octet-stream",
  latin1: "application/json; charset=iso-8859-1",
  emptied: "",
  missing: null,
};

/** The faults of status and content type. */
export function envelopeFaults({ variant }: Described): Derived {
  const faults: WireFault[] = [];
  const equivalents: Equivalent[] = [
    {
      id: `${variant.id}/status/429`,
      reason: "any installation may throttle; the request is sent again",
    },
  ];
  if (variant.status === null) {
    equivalents.push({ id: `${variant.id}/status`, reason: "the page gives no status for errors" });
  }
  for (const status of variant.status === null ? [] : STATUSES) {
    if (status === variant.status) continue;
    faults.push({
      id: `${variant.id}/status/${status}`,
      variant: variant.id,
      kind: "status",
      at: "status",
      alter: (answer) => ({ ...answer, status }),
    });
  }
  for (const [name, type] of Object.entries(MEDIA_TYPES)) {
    faults.push({
      id: `${variant.id}/media-type/${name}`,
      variant: variant.id,
      kind: "media-type",
      at: "content-type",
      alter: (answer) => withHeaders(answer, { "content-type": type }),
    });
  }
  for (const [name, alter] of Object.entries(PAGES)) {
    faults.push({ id: `${variant.id}/body/${name}`, variant: variant.id, kind: "body", alter });
  }
  return { faults, equivalents };
}

const HTML = "<!DOCTYPE html>\n<html><head><title>Log in</title></head><body></body></html>\n";

/** Answers of something else than the API: what a login page, a proxy or a dying PHP sends. */
const PAGES: Readonly<Record<string, WireFault["alter"]>> = {
  "html-page": (answer) =>
    withHeaders(withBody(answer, HTML), { "content-type": "text/html; charset=UTF-8" }),
  "html-as-json": altersText(() => HTML),
  "login-redirect": (answer) => ({
    ...withHeaders(withBody(answer, HTML), { "content-type": "text/html", location: "/login" }),
    status: 302,
  }),
  "proxy-error": (answer) => ({
    ...withHeaders(withBody(answer, "502 Bad Gateway"), { "content-type": "text/plain" }),
    status: 502,
  }),
  "php-fatal": (answer) => ({
    ...withHeaders(withBody(answer, "<br />\n<b>Fatal error</b>:  Uncaught Error in /var/www"), {
      "content-type": "text/html",
    }),
    status: 500,
  }),
  "framework-error": (answer) => ({
    ...withBody(answer, JSON.stringify({ message: "Server Error" })),
    status: 500,
  }),
};
