import { CLEAN, PARTLY, type Conditions } from "../condition.ts";
import { altered, answered, every, from, json, oneIn, page, withHeaders } from "../fronts.ts";

/** What becomes of connections, requests and answers on the way. */
export const WAY: Conditions = {
  nothing: { title: "nothing stands between", truth: CLEAN, front: () => ({}) },
  "keep-alive-ends": {
    title: "the server drops each connection at its sixth request",
    truth: { says: "clean", note: /connection/i },
    front: answered(({ onConnection }) => onConnection > 5, "closed"),
  },
  "idle-connections-cut": {
    title: "a load balancer cuts connections 20 ms after their last answer",
    truth: CLEAN,
    front: () => ({
      write(response, { status, headers, body }) {
        const { socket } = response;
        response.writeHead(status, { ...headers }).end(body);
        setTimeout(() => socket?.destroy(), 20);
      },
    }),
  },
  "connections-close": {
    title: "every connection is closed after its answer",
    truth: CLEAN,
    front: withHeaders({ connection: "close" }),
  },
  ipv6: {
    title: "the installation has an IPv6 address alone",
    truth: CLEAN,
    host: "::1",
    front: () => ({}),
  },
  slow: {
    title: "every answer takes 60 ms more",
    truth: CLEAN,
    front: () => ({ ask: () => new Promise((go) => setTimeout(() => go(undefined), 60)) }),
  },
  "slow-at-first": {
    title: "the first answer takes two seconds: the server has been asleep",
    truth: CLEAN,
    front: () => ({
      ask: ({ count }) =>
        count > 1 ? undefined : new Promise((go) => setTimeout(() => go(undefined), 2000)),
    }),
  },
  "answers-lost": {
    title: "one answer in 23 is lost after the installation has done what was asked",
    truth: PARTLY,
    front: altered(oneIn(23), "closed"),
  },
  "answers-cut": {
    title: "one answer in 23 breaks off in the middle",
    truth: PARTLY,
    front: () => {
      let count = 0;
      return {
        write(response, { status, headers, body }) {
          const bytes = Buffer.from(body);
          response.writeHead(status, { ...headers, "content-length": bytes.length });
          if (++count % 23 !== 0) response.end(bytes);
          else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
        },
      };
    },
  },
  "requests-lost": {
    title: "one request in 23 is lost before the installation hears of it",
    truth: PARTLY,
    front: answered(oneIn(23), "closed"),
  },
  "bad-gateways": {
    title: "a proxy answers one request in 25 with a 502 of its own",
    truth: PARTLY,
    front: answered(oneIn(25), page(502, "502 Bad Gateway")),
  },
  "gateway-timeouts": {
    title: "a proxy answers one request in 25 with a 504, though the installation has done it",
    truth: PARTLY,
    front: altered(oneIn(25), page(504, "504 Gateway Time-out")),
  },
  "cloudflare-errors": {
    title: "Cloudflare answers one request in 25 with a 520 of its own",
    truth: PARTLY,
    front: answered(oneIn(25), page(520, "Web server is returning an unknown error")),
  },
  restart: {
    title: "three requests in the middle are answered with 503 and Retry-After: 1",
    truth: PARTLY,
    front: answered(
      from(40, 42),
      json(503, { message: "Service Unavailable" }, { "retry-after": "1" }),
    ),
  },
  "restart-abrupt": {
    title: "three requests in the middle find no one: their connections are closed",
    truth: PARTLY,
    front: answered(from(40, 42), "closed"),
  },
  "below-a-path": {
    title: "the installation is served below a path",
    truth: CLEAN,
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
  },
  "usual-limits": {
    title: "a proxy refuses addresses above 8 KB, headers above 8 KB and bodies above 1 MB",
    truth: CLEAN,
    front: answered(every, ({ path, headers, body }) => {
      if (path.length > 8192) return page(414, "414 Request-URI Too Large");
      if (JSON.stringify(headers).length > 8192) return page(431, "431 Headers Too Large");
      return body.length > 1_000_000 ? page(413, "413 Request Entity Too Large") : undefined;
    }),
  },
  "preflights-answered": {
    title: "an API gateway answers OPTIONS and HEAD itself",
    truth: CLEAN,
    front: answered(({ method }) => /OPTIONS|HEAD/.test(method), {
      status: 204,
      headers: { "access-control-allow-origin": "*" },
      body: "",
    }),
  },
};
