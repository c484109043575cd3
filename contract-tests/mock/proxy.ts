import type { Contract } from "../engine/description/catalogue.ts";
import { NoAnswer } from "../engine/exchange/errors.ts";
import type { WireRequest } from "../engine/exchange/exchange.ts";
import { documentedNames } from "../engine/judgement/documented-names.ts";
import { finding } from "../engine/judgement/finding.ts";
import { Secrets } from "../engine/secrets/secrets.ts";
import { printable } from "../report/printable.ts";
import { plural } from "../report/words.ts";
import type { Answer, Asked, ListenOptions } from "../sandbox/server.ts";
import { inspect, problem } from "./front.ts";
import { sendOnce } from "./samples.ts";
import { baseUrlOf, type Source } from "./served.ts";
import { shownRequest } from "./shown-request.ts";
import { listenAt } from "./start.ts";
import { judgeTraffic, type Judged } from "./traffic.ts";

interface ProxyOptions extends ListenOptions {
  readonly upstream: string;
  /** Called before the answer goes on to the app. Everything in it is masked. */
  readonly seen?: (seen: Seen) => void;
}

export interface Seen extends Judged {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly operation?: string | undefined;
}

/** Headers of one connection, those that a decoded body makes wrong, and cookies, which these APIs do not use. */
const NOT_PASSED_ON =
  /^(connection|keep-alive|host|transfer-encoding|content-length|content-encoding|te|trailer|upgrade|proxy-.*|accept-encoding|expect|x-scenario|access-control-.*|set-cookie)$/;

const UNKNOWN_OPERATION =
  "The vendor's page documents no such operation, so the answer was not judged.";

export async function startProxy(
  api: Contract,
  source: Source,
  { upstream, seen = () => undefined, ...place }: ProxyOptions,
) {
  const served = await source.read();
  const { basePath } = served;
  const secrets = new Secrets();

  async function pass(asked: Asked): Promise<Answer> {
    const { method } = asked;
    const { pathname, search } = asked.url;
    if (!pathname.startsWith(`${basePath}/`)) {
      return problem(404, "Not below the base URL", `The app's base URL is ${basePath}/ here.`);
    }
    const url = new URL(upstream.replace(/\/$/, "") + pathname.slice(basePath.length) + search);
    url.searchParams.delete("__scenario");
    const { endpoint, violations } = await inspect(served, asked);
    const { name: operation, effect = "reads" } = endpoint?.operation ?? {};
    const request: WireRequest = {
      operation: operation ?? "",
      effect,
      method,
      url: url.href,
      headers: passedOn(asked.headers),
      body: asked.body === "" ? undefined : asked.body,
    };
    const shown = shownRequest(request, secrets, api.secretFields);
    const about = { method, path: secrets.mask(pathname), operation };
    const notes = violations.map(({ message }) => `The app's request: ${message}.`);
    const exchange = await sendOnce(request).catch((error: unknown) => {
      if (error instanceof NoAnswer) return error;
      throw error;
    });
    if (exchange instanceof NoAnswer) {
      const lost = finding({ check: "an-answer-comes", message: exchange.message }, secrets);
      seen({ ...about, status: 0, findings: [lost], notes });
      return problem(502, "No answer from the installation", lost.message);
    }
    const { status, headers, bytes, body } = exchange.answer;
    secrets.learnBody(body, api.secretFields, documentedNames(api));
    const judged = endpoint
      ? judgeTraffic({ api, secrets }, endpoint.variants, { ...exchange, request: shown })
      : { findings: [], notes: [UNKNOWN_OPERATION] };
    seen({ ...about, status, ...judged, notes: [...notes, ...judged.notes] });
    return { status, headers: passedOn(headers), body: bytes };
  }

  const listening = await listenAt(place, pass);
  return { baseUrl: baseUrlOf(served, listening.origin), close: listening.close };
}

function passedOn(headers: Asked["headers"]): Record<string, string> {
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || NOT_PASSED_ON.test(name) ? [] : [[name, [value].flat().join(", ")]],
  );
  return Object.fromEntries(kept) as Record<string, string>;
}

/** Says each thing once, however often an app asks. */
export class ProxyReport {
  findings = 0;
  #exchanges = 0;
  readonly #variants = new Set<string>();
  readonly #said = new Set<string>();

  linesOf({ method, path, status, operation, variant, findings, notes }: Seen): string[] {
    this.#exchanges++;
    if (variant !== undefined && findings.length === 0) this.#variants.add(variant);
    const id = variant ?? operation ?? `${method} ${path}`;
    const lines: string[] = [];
    for (const { check, message, at, expected, actual, curl } of findings) {
      if (!this.#isNew(id, check, message, at)) continue;
      this.findings++;
      lines.push(`✗ ${id}`, `    ${printable(message)}`);
      // In the order of all findings.
      const parts = { documented: expected, came: actual, where: at, check, request: curl };
      for (const [label, text] of Object.entries(parts)) {
        if (text !== undefined) lines.push(`    ${label.padEnd(12)}${printable(text)}`);
      }
    }
    for (const note of notes) {
      if (this.#isNew(id, note)) lines.push(`· ${method} ${path}, ${status}: ${printable(note)}`);
    }
    return lines;
  }

  summary(): string {
    return `${plural(this.#exchanges, "exchange")}, ${plural(this.#variants.size, "variant")} as documented, ${plural(this.findings, "finding")}`;
  }

  #isNew(...parts: readonly (string | undefined)[]): boolean {
    const before = this.#said.size;
    return this.#said.add(JSON.stringify(parts)).size > before;
  }
}
