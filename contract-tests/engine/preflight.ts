import { NoAnswer, TargetError } from "./errors.ts";
import type { Exchange } from "./exchange.ts";

/** What a first request is to find out about. */
export interface Suspect {
  readonly name: string;
  readonly baseUrl: string;
  /** What should be there: the API's title. */
  readonly title: string;
}

/**
 * The answer to a first request, if something like the API has given it.
 * @throws TargetError in one line, if nothing answers, or what answers is something else:
 * a captive portal, a login page, a proxy's error page, a parked domain.
 */
export async function firstAnswer(
  { name, baseUrl, title }: Suspect,
  send: () => Promise<Exchange>,
): Promise<Exchange> {
  let exchange: Exchange;
  try {
    exchange = await send();
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new TargetError(`target "${name}": ${silence(error)}`, { cause: error });
  }
  const { status, headers, body } = exchange.answer;
  const location = headers["location"];
  if (status >= 300 && status < 400) {
    throw new TargetError(
      `target "${name}": ${baseUrl} sends elsewhere (${status}${elsewhere(location, exchange)}), as a captive portal, a login page or a moved site does; no ${title} installation does so here; check baseUrl, and that this network lets you through`,
    );
  }
  if (body.problem === undefined) return exchange;
  const page = /<title[^>]*>\s*([^<]{1,80})/i.exec(body.text)?.[1]?.trim();
  const what = page === undefined ? `a body that ${body.problem}` : `a page titled "${page}"`;
  throw new TargetError(
    status >= 500
      ? `target "${name}": ${baseUrl} answers ${status} with ${what}: a proxy's error page, or an installation that is down; see that it runs`
      : `target "${name}": ${baseUrl} answers ${status} with ${what}, not with JSON: a captive portal, a login page or a parked domain, but no ${title} installation; check baseUrl, and that this network lets you through`,
  );
}

function elsewhere(location: string | undefined, { request }: Exchange): string {
  if (location === undefined || !URL.canParse(location, request.url)) return "";
  return ` to ${new URL(location, request.url).origin}`;
}

function silence(error: NoAnswer): string {
  const { message } = error;
  if (/ENOTFOUND|EAI_AGAIN/.test(message)) {
    return `no such host (${message}); check the name in baseUrl`;
  }
  if (/CERT|SELF_SIGNED|TLS|SSL|EPROTO|ISSUER|SIGNATURE/i.test(message)) {
    return `its TLS certificate or protocol is not accepted (${message}); mend the certificate, or give its authority to Node by NODE_EXTRA_CA_CERTS`;
  }
  return `does not answer (${message}); check baseUrl, and that the installation runs and can be reached from here`;
}
