import type { Contract } from "./catalogue.ts";
import { NoAnswer, TargetError } from "./errors.ts";
import { withJsonWithin, type Body, type Exchange } from "./exchange.ts";
import { keptBy } from "./judge.ts";
import type { Target } from "./target.ts";

/** What a first request is to find out about. */
export interface Suspect {
  readonly target: Pick<Target, "name" | "baseUrl">;
  /** What should be there. */
  readonly api: Contract;
}

/**
 * The first answer that only this API gives, of several different questions.
 *
 * One call that answers something else is a finding, to be told by the run. What answers none of
 * them as the page does is something else: another product, a captive portal, a login page, a
 * proxy's error page, a parked domain, an installation that is down, or nothing at all.
 * @throws TargetError in one line, which says what answered the first of them.
 */
export async function firstAnswer(
  suspect: Suspect,
  ...questions: readonly (() => Promise<Exchange>)[]
): Promise<Exchange> {
  let doubt: TargetError | undefined;
  for (const ask of questions) {
    try {
      const exchange = await ask();
      if (isOfApi(suspect.api, exchange)) return exchange;
      doubt ??= new TargetError(`target "${suspect.target.name}": ${doubtOf(suspect, exchange)}`);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const why = silence(error);
      doubt ??= new TargetError(`target "${suspect.target.name}": ${why}`, { cause: error });
    }
  }
  throw doubt ?? new Error("nothing was asked");
}

/**
 * Whether an answer is a documented one of its operation, whatever its status. Something before or
 * after its JSON makes it a broken answer, and not another product's.
 */
export function isOfApi(api: Contract, exchange: Exchange): boolean {
  const { request, answer } = withJsonWithin(exchange);
  const isDocumented = keptBy(
    api,
    request.operation,
    answer.body,
    (one) => one.provenance === "documented",
  );
  return isDocumented !== undefined && (answer.status < 300 || answer.status >= 400);
}

/** What an answer is that is none of the API's, and what to do. */
export function doubtOf(
  { api: { title }, target: { baseUrl } }: Suspect,
  exchange: Exchange,
): string {
  const { status, headers, body } = exchange.answer;
  const answers = `${baseUrl} answers ${status}`;
  if (status >= 300 && status < 400) {
    return `${baseUrl} sends elsewhere (${status}${elsewhere(headers["location"], exchange)}), as a captive portal, a login page or a moved site does; no ${title} installation does so here; check baseUrl, and that this network lets you through`;
  }
  if (status === 401 && /^basic\b/i.test(headers["www-authenticate"] ?? "")) {
    return `${answers} and asks for a user name and a password, as a reverse proxy does; give them as basicAuth in the target file`;
  }
  if (headers["cf-mitigated"] === "challenge") {
    return `${answers} with a challenge page, which only a browser passes; have it let this machine through, or give the headers that it wants as headers in the target file`;
  }
  const page = titleOf(body.text);
  const what = page === undefined ? contentOf(body) : `a page titled "${page}"`;
  if (status >= 500) {
    return `${answers} with ${what}: a proxy's error page, or an installation that is down; see that it runs`;
  }
  return body.problem === undefined
    ? `${answers} with ${what}, which no ${title} installation does: another product, or a wrong path; check baseUrl`
    : `${answers} with ${what}, not with JSON: a captive portal, a login page or a parked domain, but no ${title} installation; check baseUrl, and that this network lets you through`;
}

/** A body in words; its values may be secrets. */
function contentOf({ problem, json }: Body): string {
  if (problem !== undefined) return `a body that ${problem}`;
  const fields = typeof json === "object" && json !== null ? Object.keys(json).slice(0, 8) : [];
  return fields.length === 0 ? "JSON without a field" : `JSON of ${fields.join(", ")}`;
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
