import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { CLEAN, clean, met, partly, unanswered, type Conditions } from "../condition.ts";
import type { Front } from "../front.ts";
import { altered, answered, every, headed, json, oneIn, onWire, page } from "../fronts.ts";
import { bytesOf } from "../server.ts";

const [ONE_IN_23, ONE_IN_25] = [oneIn(23), oneIn(25)];

const TIMED_OUT = "HTTP/1.1 408 Request Time-out\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

/** Does something to the connection once an answer has been written. */
function afterwards(does: (socket: Socket) => unknown): () => Front {
  return onWire((response) => {
    const { socket } = response;
    response.on("finish", () => does(socket!));
  });
}

export const WAY: Conditions = {
  nothing: clean("nothing is between", () => ({})),
  "keep-alive-ends": met({ ...CLEAN, note: /lost on the way/ })(
    "the server drops each connection at its third request",
    answered(({ onConnection }) => onConnection > 2, "closed"),
  ),
  "idle-connections-cut": clean(
    "a load balancer cuts connections 20 ms after their last answer",
    afterwards((socket) => setTimeout(() => socket.destroy(), 20)),
  ),
  "idle-connections-told": clean(
    "a proxy says 408 on connections that are idle for 20 ms, and cuts them",
    afterwards((socket) => setTimeout(() => socket.end(TIMED_OUT), 20)),
  ),
  "lines-between": clean(
    "an empty line comes after each answer on a connection that is kept",
    afterwards((socket) => socket.write("\r\n")),
  ),
  "connections-close": clean(
    "every connection is closed after its answer",
    headed({ connection: "close" }),
  ),
  ipv6: clean("the installation has an IPv6 address alone", { front: () => ({}), host: "::1" }),
  slow: clean("every answer takes 60 ms more", () => ({ ask: () => sleep(60, undefined) })),
  "slow-at-first": clean("the first answer takes two seconds: the server has been asleep", () => ({
    ask: ({ count }) => (count > 1 ? undefined : sleep(2000, undefined)),
  })),
  "some-unanswered": partly("one request in 45 is never answered", unanswered(oneIn(45))),
  "answers-lost": partly(
    "one answer in 23 is lost after the installation has done what was asked",
    altered(ONE_IN_23, "closed"),
  ),
  "answers-cut": partly(
    "one answer in 23 breaks off in the middle",
    onWire((response, reply, nth) => {
      if (nth % 23 !== 0) return true;
      const bytes = bytesOf(reply);
      response.writeHead(reply.status, { ...reply.headers, "content-length": bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      return false;
    }),
  ),
  "answers-reset": partly(
    "one connection in 29 is reset in place of an answer",
    onWire(({ socket }, _, nth) => {
      if (nth % 29 === 0) socket?.resetAndDestroy();
      return nth % 29 !== 0;
    }),
  ),
  "requests-lost": partly(
    "one request in 23 is lost before the installation hears of it",
    answered(ONE_IN_23, "closed"),
  ),
  "bad-gateways": partly(
    "a proxy answers one request in 25 with a 502 of its own",
    answered(ONE_IN_25, page(502, "502 Bad Gateway")),
  ),
  "gateway-timeouts": partly(
    "a proxy answers one request in 25 with a 504, though the installation has done it",
    altered(ONE_IN_25, page(504, "504 Gateway Time-out")),
  ),
  "cloudflare-errors": partly(
    "Cloudflare answers one request in 25 with a 520 of its own",
    answered(ONE_IN_25, page(520, "Web server is returning an unknown error")),
  ),
  "challenges-some": partly(
    "Cloudflare answers one request in 25 with a challenge for browsers",
    answered(ONE_IN_25, page(403, "Just a moment...", { "cf-mitigated": "challenge" })),
  ),
  "pages-between": partly(
    "the cloud answers one request in 23 with a page of its own, and 200",
    answered(ONE_IN_23, page(200, "Router offline")),
  ),
  "below-a-path": clean("the installation is served below a path", {
    target: (entry) => ({
      ...entry,
      baseUrl: String(entry["baseUrl"]).replace(/(\/\/[^/]+)/, "$1/panel"),
    }),
    front: () => ({
      ask(passing) {
        if (passing.path.startsWith("/states/")) return undefined;
        if (!passing.path.startsWith("/panel")) return page(404, "404 Not Found");
        passing.path = passing.path.slice("/panel".length) || "/";
        return undefined;
      },
    }),
  }),
  "usual-limits": clean(
    "a proxy refuses addresses above 8 KB, headers above 8 KB and bodies above 1 MB",
    answered(every, ({ path, headers, body }) => {
      if (path.length > 8192) return page(414, "414 Request-URI Too Large");
      if (JSON.stringify(headers).length > 8192) return page(431, "431 Headers Too Large");
      return body.length > 1_000_000 ? page(413, "413 Request Entity Too Large") : undefined;
    }),
  ),
  "preflights-answered": clean(
    "an API gateway answers OPTIONS and HEAD itself",
    answered(
      ({ method }) => /OPTIONS|HEAD/.test(method),
      json(204, undefined, { "access-control-allow-origin": "*" }),
    ),
  ),
};
