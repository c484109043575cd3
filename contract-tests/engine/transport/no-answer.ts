import type { Contract } from "../description/catalogue.ts";
import { NoAnswer, NotReachable, TargetError } from "../exchange/errors.ts";
import type { Exchange, WireRequest } from "../exchange/exchange.ts";
import type { Target } from "./target.ts";

/** What an error of the system or of Node's HTTP client says of itself. */
interface Failure extends Error {
  readonly code?: string;
  readonly syscall?: string;
  /** What a connection was sought to, as far as it says. */
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
  /** What its answer began with. */
  readonly status?: number | undefined;
}

/** The proxy of the environment that has failed in place of the installation, after a blank; nothing where none has. */
function proxyIn({ code, address, port, hostname }: Failure, url: URL): string {
  const own = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if (code === "ERR_PROXY_TUNNEL") return " at the proxy";
  if (port !== undefined && port !== own) return ` at the proxy ${address}:${port}`;
  const isOther = hostname !== undefined && hostname !== url.hostname;
  return isOther ? ` at the proxy ${hostname}` : "";
}

/** How an answer may have been lost; undefined if the request failed otherwise. */
function lossOf({ code, syscall, message }: Failure): string | undefined {
  // Headers that are larger than is read were not lost: they come again.
  const isParsers = /^HPE_(?!HEADER_OVERFLOW)/.test(String(code));
  if (isParsers || message === "aborted") return "what came is not a whole HTTP answer";
  if (code === "ECONNRESET" && syscall !== undefined) return "the connection was reset";
  return code === "ECONNRESET" || code === "EPIPE" ? CLOSED : undefined;
}

const CLOSED = "the connection was closed";

const NO_CONNECTION = /^(ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** What was asked: behind one gateway, installations differ in their paths. */
function asked({ method, url, base = new URL(url).origin }: WireRequest): string {
  return `${method} ${base}`;
}

/** What a failure of the system, of Node's HTTP client or of the time limit means for a request. */
export function noAnswer(request: WireRequest, error: Failure, timeout: number): NoAnswer {
  const url = new URL(request.url);
  const loss = lossOf(error);
  const { code, status } = error;
  const isLate = error.name === "TimeoutError";
  const isUnsent = NO_CONNECTION.test(String(code));
  const how = isLate ? "late" : loss ? "lost" : isUnsent ? "unsent" : undefined;
  const why = isLate
    ? `no answer within ${timeout} s`
    : (loss ?? code ?? error.message) + proxyIn(error, url);
  return new NoAnswer(`${asked(request)}: ${why}`, {
    cause: error,
    request,
    how,
    status,
  });
}

/** What a gateway has answered, and perhaps passed on, or what is none of the API's answers: in the place of one. */
export function inItsPlace({ request, answer }: Exchange, how: "by a gateway" | "doubted") {
  const { status } = answer;
  const why =
    how === "doubted"
      ? `${status} with what is none of the API's answers`
      : `a gateway answered ${status} in its place`;
  return new NoAnswer(`${asked(request)}: ${why}`, { request, how });
}

/** What a first request is to find out about. */
export interface Suspect {
  readonly target: Pick<Target, "name" | "baseUrl" | "headers">;
  /** What should be there. */
  readonly api: Contract;
  /** An address as installations of the API have it. */
  readonly exampleAddress?: string;
  readonly outage?: { readonly hasAnswered: boolean };
}

/** Why no answer came, by the error's code; the first match counts. */
const SILENCES: readonly (readonly [code: RegExp, what: string, remedy: string])[] = [
  [
    / at the proxy/,
    "the proxy that the environment names for it does not let it through",
    "correct HTTP_PROXY or HTTPS_PROXY, or name the installation's host in NO_PROXY",
  ],
  [/ENOTFOUND|EAI_AGAIN/, "no such host", "check the name in baseUrl"],
  [/CERT_HAS_EXPIRED/, "its TLS certificate has expired", "renew it"],
  [
    /CERT_NOT_YET_VALID/,
    "its TLS certificate is not valid yet",
    "set the clock of this machine right, or wait",
  ],
  [
    /ALTNAME_INVALID/,
    "its TLS certificate is for another host",
    "write in baseUrl the name that it is issued for",
  ],
  [
    /DEPTH_ZERO_SELF_SIGNED/,
    "its TLS certificate is self-signed",
    "give the certificate's file as ca in the target file",
  ],
  [
    /SELF_SIGNED|ISSUER|VERIFY_LEAF|UNTRUSTED/,
    "its TLS certificate comes from an authority that Node.js does not know",
    "give the authority's file as ca in the target file, or to Node.js by NODE_EXTRA_CA_CERTS",
  ],
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|EPROTO|HTTP_REQUEST/,
    "it does not speak TLS on that port",
    "write http:// in baseUrl, or the port on which it does",
  ],
  [
    /^bad port$/,
    "it is on a port that browsers and Node.js keep from HTTP",
    "have it answer on another one, or through a proxy, and name that in baseUrl",
  ],
  [
    /CERT|SIGNATURE|TLS|SSL/,
    "its TLS certificate or protocol is not accepted",
    "fix the certificate, or give its authority as ca in the target file",
  ],
];

/** What a failure of something that the whole run rests on means for it; undefined for one of our own. */
export function endOf(suspect: Suspect, error: unknown): TargetError | undefined {
  if (error instanceof TargetError) return error;
  const isSilent = error instanceof NoAnswer;
  if (!isSilent && !(error instanceof NotReachable)) return undefined;
  const why = isSilent ? silence(error, suspect) : error.message;
  return new TargetError(`target "${suspect.target.name}": ${why}`, { cause: error });
}

/** Why no answer came, with the next step, for a reader. */
export function silence({ message }: NoAnswer, { target, outage }: Suspect): string {
  // The hostname before it says nothing of what failed.
  const why = message.slice(message.lastIndexOf(": ") + 2);
  const known = SILENCES.find(([code]) => code.test(why));
  if (known) return `${known[1]} (${message}); ${known[2]}`;
  if (outage?.hasAnswered) {
    return `it does not answer any more (${message}); see that it runs, and that nothing before it has shut this machine out`;
  }
  // Plain HTTP on a port for TLS, where the server says nothing.
  if (why === CLOSED && target.baseUrl.startsWith("http:")) {
    return `it does not answer (${message}), as a port for TLS does not to http://; if it is one, write https:// in baseUrl, and else see that the installation runs`;
  }
  return `it does not answer (${message}); check baseUrl, and that the installation runs and can be reached from here`;
}
