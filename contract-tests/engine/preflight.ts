import type { Contract } from "./contract.ts";
import { NoAnswer, TargetError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import type { Target } from "./target.ts";

/** What a first request is to find out about: a session, as far as it matters. */
interface Suspect {
  readonly target: Pick<Target, "name" | "baseUrl">;
  readonly api: Pick<Contract, "title">;
}

/**
 * The first answer that something like the API has given, of several different questions.
 *
 * One call that answers a page where JSON is due is a finding, to be told by the run; only what
 * answers none of them is something else: a captive portal, a login page, a proxy's error page,
 * a parked domain, or nothing at all.
 * @throws TargetError in one line, which says what answered the first of them.
 */
export async function firstAnswer(
  suspect: Suspect,
  ...questions: readonly (() => Promise<Exchange>)[]
): Promise<Exchange> {
  const { name } = suspect.target;
  let doubt: TargetError | undefined;
  for (const ask of questions) {
    try {
      const exchange = await ask();
      const problem = doubtOf(suspect, exchange);
      if (problem === undefined) return exchange;
      doubt ??= new TargetError(`target "${name}": ${problem}`);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      doubt ??= new TargetError(`target "${name}": ${silence(error)}`, { cause: error });
    }
  }
  throw doubt ?? new Error("nothing was asked");
}

/** Why an answer is none of such an API's; undefined for one that may be. */
function doubtOf({ target, api }: Suspect, exchange: Exchange): string | undefined {
  const { baseUrl } = target;
  const { title } = api;
  const { status, headers, body } = exchange.answer;
  if (status >= 300 && status < 400) {
    return `${baseUrl} sends elsewhere (${status}${elsewhere(headers["location"], exchange)}), as a captive portal, a login page or a moved site does; no ${title} installation does so here; check baseUrl, and that this network lets you through`;
  }
  if (body.problem === undefined) return undefined;
  const page = titleOf(body.text);
  const what = page === undefined ? `a body that ${body.problem}` : `a page titled "${page}"`;
  return status >= 500
    ? `${baseUrl} answers ${status} with ${what}: a proxy's error page, or an installation that is down; see that it runs`
    : `${baseUrl} answers ${status} with ${what}, not with JSON: a captive portal, a login page or a parked domain, but no ${title} installation; check baseUrl, and that this network lets you through`;
}

function elsewhere(location: string | undefined, { request }: Exchange): string {
  if (location === undefined || !URL.canParse(location, request.url)) return "";
  return ` to ${new URL(location, request.url).origin}`;
}

/** The title of an HTML page; undefined for a long one: cut off, it might end in a piece of a secret. */
function titleOf(text: string): string | undefined {
  const [, title] = /<title[^>]{0,80}>([^<]{1,120})<\/title/i.exec(text.slice(0, 65_536)) ?? [];
  return title?.replace(/\s+/g, " ").trim() || undefined;
}

function silence({ message }: NoAnswer): string {
  // The host's name, which stands before it, says nothing of what failed.
  const why = message.slice(message.lastIndexOf(": ") + 2);
  if (/ENOTFOUND|EAI_AGAIN/.test(why)) {
    return `no such host (${message}); check the name in baseUrl`;
  }
  if (/CERT|SELF_SIGNED|TLS|SSL|EPROTO|ISSUER|SIGNATURE/i.test(why)) {
    return `its TLS certificate or protocol is not accepted (${message}); fix the certificate, or give its authority to Node by NODE_EXTRA_CA_CERTS`;
  }
  return `does not answer (${message}); check baseUrl, and that the installation runs and can be reached from here`;
}
