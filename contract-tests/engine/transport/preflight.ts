import { variantsOf, type Contract } from "../description/catalogue.ts";
import { NoAnswer, NotReachable, TargetError } from "../exchange/errors.ts";
import type { Body, Exchange } from "../exchange/exchange.ts";
import { valueAt } from "../description/explain.ts";
import { MOST_QUOTED, titleOf } from "../exchange/gist.ts";
import { errorsOf } from "../judgement/judge.ts";
import { silence, type Suspect } from "./no-answer.ts";
import { isDoor, isOfApi } from "./whose.ts";

/**
 * The first answer that only this API gives, of several different questions.
 *
 * One call that answers something else is a finding, to be told by the run. What answers none of
 * them as the vendor's page does is something else: another product, a captive portal, a login page, a
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
      const isLimit = error instanceof NotReachable && error.code === "unchecked";
      if (!(error instanceof NoAnswer) && !isLimit) throw error;
      const why = isLimit
        ? `${suspect.target.baseUrl} answers more than is read: ${error.message}`
        : silence(error as NoAnswer, suspect);
      doubt ??= new TargetError(`target "${suspect.target.name}": ${why}`, { cause: error });
    }
  }
  throw doubt ?? new Error("nothing was asked");
}

/** What an answer is that is none of the API's, and what to do. */
export function doubtOf(suspect: Suspect, exchange: Exchange): string {
  const { api, target } = suspect;
  const { title } = api;
  const { headers: headersGiven } = target;
  const { status, headers, body } = exchange.answer;
  const { url } = exchange.request;
  // Some requests go to other installations of a target.
  const baseUrl = url.startsWith(target.baseUrl) ? target.baseUrl : url.replace(/\?.*/, "");
  const answers = `${baseUrl} answers ${status}`;
  const remedy = wrongPath(suspect) ?? "check baseUrl";
  const network = "and see that this network lets you through";
  if (status === 400 && WANTS_TLS.test(body.text.slice(0, 2000))) {
    return `${answers} and wants TLS on that port; write https:// in baseUrl`;
  }
  if (status >= 300 && status < 400) {
    return `${baseUrl} sends elsewhere (${status}${elsewhere(headers["location"], exchange)}), as a captive portal, a login page or a moved site does; no ${title} installation does so here; ${remedy}, ${network}`;
  }
  if (isDoor(exchange)) {
    const asks = `${answers} and asks for a username and a password, as a reverse proxy does`;
    const { authorization = "" } = exchange.request.headers;
    if (/^basic\b/i.test(authorization)) return `${asks}, but not those of basicAuth; correct it`;
    return /^bearer\b/i.test(authorization)
      ? `${asks}, in the header that carries the API's token; have it let this machine through by its address, or by headers in the target file`
      : `${asks}; give them as basicAuth in the target file`;
  }
  if (headers["cf-mitigated"] === "challenge") {
    return `${answers} with a challenge page, which only a browser passes; have it let this machine through, or give the headers that it wants as headers in the target file`;
  }
  const { method } = exchange.request;
  const { allow = "" } = headers;
  if (status === 405 && allow !== "" && !allow.toUpperCase().includes(method)) {
    const without = "methods" in target ? `take it out of methods in the target file, ` : "";
    return `${answers} to ${method} and allows ${allow}, as a proxy or a wrong path does; have it let ${method} through, ${without}or ${remedy}`;
  }
  const page = titleOf(body.text);
  const words = otherWordsIn(suspect.api, exchange);
  const content = words === undefined ? contentOf(body) : `the message "${words}"`;
  const what = page === undefined ? content : `a page titled "${page}"`;
  if (status >= 500) {
    return `${answers} with ${what}: a proxy's error page, or an installation that is down; see that it runs`;
  }
  if ((status === 401 || status === 403) && headersGiven !== undefined) {
    return `${answers} with ${what}, as a gateway before an installation does; see that headers in the target file are what it takes, or ${remedy}`;
  }
  if (words !== undefined) {
    return `${answers} with ${what}, which the vendor's page does not document; see to that, or ${remedy}`;
  }
  if (suspect.outage?.hasAnswered) {
    return `${answers} with ${what}: something before it answers in its place, as in maintenance, or where it has shut this machine out`;
  }
  const besides = page === undefined ? "" : ", not with JSON";
  return body.problem === undefined
    ? `${answers} with ${what}, which no ${title} installation does: another product, or a wrong path; ${remedy}`
    : `${answers} with ${what}${besides}: a captive portal, a login page or a parked domain, but no ${title} installation; ${remedy}, ${network}`;
}

/** A body in words; its values may be secrets. */
function contentOf({ problem, json }: Body): string {
  if (problem !== undefined) return `a body that ${problem}`;
  const fields = typeof json === "object" && json !== null ? Object.keys(json).slice(0, 8) : [];
  return fields.length === 0 ? "JSON without a field" : `JSON of ${fields.join(", ")}`;
}

/** What an answer says that is like a documented one of its operation except for its words; undefined for any other, or a long one. */
function otherWordsIn(api: Contract, { request, answer: { body } }: Exchange): string | undefined {
  const like = variantsOf(api.catalogue, request.operation)
    .map((one) => (body.json === undefined ? [] : errorsOf(api, one, body)))
    .find((errors) => errors.length === 1 && errors[0]!.keyword === "const");
  const words = like && valueAt(body.json, like[0]!.instancePath);
  return typeof words === "string" && words.length <= MOST_QUOTED ? words : undefined;
}

function elsewhere(location: string | undefined, { request }: Exchange): string {
  if (location === undefined || !URL.canParse(location, request.url)) return "";
  return ` to ${new URL(location, request.url).origin}`;
}

/** What servers say to plain HTTP on a port for TLS. */
const WANTS_TLS = /plain HTTP|HTTP request to an HTTPS server/i;

/** What is wrong with the path of the base URL, by an address as it should be. */
function wrongPath({ api, target: { baseUrl }, exampleAddress }: Suspect): string | undefined {
  if (exampleAddress === undefined) return undefined;
  const [own, wanted] = [baseUrl, exampleAddress].map((url) => partsOf(new URL(url).pathname));
  const last = wanted!.at(-1);
  if (last !== undefined && own!.at(-1) !== last) {
    if (own!.includes(last)) return `take off what follows /${last}/ in baseUrl`;
    return `baseUrl does not end in /${last}/, as ${exampleAddress} does: add it`;
  }
  const ways = Object.values(api.catalogue.operations).flatMap((operation) => operation.ways);
  const firsts = new Set(ways.map(({ path }) => partsOf(path)[0]));
  const twice = last ?? (firsts.size === 1 ? [...firsts][0] : undefined);
  const at = last === undefined ? -1 : -2;
  if (twice === undefined || own!.at(at) !== twice) return undefined;
  return `baseUrl has one /${twice} too many: write it like ${exampleAddress}`;
}

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}
