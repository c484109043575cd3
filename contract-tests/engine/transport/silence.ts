import type { Contract } from "../description/catalogue.ts";
import { NoAnswer, NotReachable, TargetError } from "../exchange/errors.ts";
import type { Target } from "./target.ts";

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
export function silence({ message, isLost }: NoAnswer, { target, outage }: Suspect): string {
  // The hostname before it says nothing of what failed.
  const why = message.slice(message.lastIndexOf(": ") + 2);
  const known = SILENCES.find(([code]) => code.test(why));
  if (known) return `${known[1]} (${message}); ${known[2]}`;
  if (outage?.hasAnswered) {
    return `it does not answer any more (${message}); see that it runs, and that nothing before it has shut this machine out`;
  }
  // Plain HTTP on a port for TLS, where the server says nothing.
  if (isLost && target.baseUrl.startsWith("http:")) {
    return `it does not answer (${message}), as a port for TLS does not to http://; if it is one, write https:// in baseUrl, and else see that the installation runs`;
  }
  return `it does not answer (${message}); check baseUrl, and that the installation runs and can be reached from here`;
}
