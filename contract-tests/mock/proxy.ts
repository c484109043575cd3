import type { Api } from "../engine/api.ts";
import { finding, type Finding } from "../engine/finding.ts";
import { Secrets } from "../engine/secrets.ts";
import type { Answer, Asked } from "../sandbox/server.ts";
import { generatedDescription } from "./described.ts";
import { createFront } from "./front.ts";
import { problem } from "./problems.ts";
import { baseUrlOf, listenAt, type MockOptions } from "./start.ts";
import { judgeTraffic } from "./traffic.ts";
import { learnRequest, shownRequest } from "./traffic-secrets.ts";
import { sendOnce } from "./wire.ts";

export interface ProxyOptions extends Pick<MockOptions, "port" | "host"> {
  /** Base URL of the installation, as a target file gives it. */
  readonly upstream: string;
  /** Told of every exchange, once its answer has gone on to the app. Everything in it is masked. */
  readonly seen?: (seen: Seen) => void;
}

/** One exchange between an app and an installation. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  /** 0 if no answer came. */
  readonly status: number;
  /** The operation that was called; absent for one that the page does not have. */
  readonly operation?: string;
  /** Id of the variant that came, or of the nearest one where none came as documented. */
  readonly variant?: string;
  /** What the installation does otherwise than documented. */
  readonly findings: readonly Finding[];
  /** What is worth knowing and breaks nothing: the app's own mistakes, fields and answers beyond the page. */
  readonly notes: readonly string[];
}

export interface Proxy {
  /** What an app takes for the installation's base URL. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Headers that belong to one connection, and those that a decoded body makes wrong. */
const NOT_PASSED_ON =
  /^(connection|keep-alive|host|transfer-encoding|content-length|content-encoding|te|trailer|upgrade|proxy-.*|accept-encoding|expect|x-scenario|access-control-.*|set-cookie)$/;

/**
 * Passes an app's requests on to an installation and its answers back, and holds each exchange
 * against the description by the engine's judge. Cookies are not passed back: these APIs use none.
 */
export async function startProxy(api: Api, options: ProxyOptions): Promise<Proxy> {
  const { upstream, seen = () => undefined } = options;
  const described = await generatedDescription(api.name);
  const front = await createFront(described);
  const secrets = new Secrets();
  const fields = api.secretFields;
  const base = upstream.replace(/\/$/, "");

  async function pass(asked: Asked): Promise<Answer> {
    const { method, body } = asked;
    const { pathname } = asked.url;
    if (!pathname.startsWith(`${described.basePath}/`)) {
      return problem(
        404,
        "Not below the base URL",
        `The app's base URL is ${described.basePath}/ here.`,
      );
    }
    const url = new URL(base + pathname.slice(described.basePath.length));
    for (const [name, value] of asked.url.searchParams) {
      if (name !== "__scenario") url.searchParams.append(name, value);
    }
    learnRequest(asked, secrets, fields);
    const { endpoint, violations } = await front.inspect(asked);
    const operation = endpoint?.operation;
    const request = shownRequest(
      asked,
      url.href,
      { operation: operation?.name ?? "", effect: operation?.effect ?? "reads" },
      fields,
    );
    const path = secrets.mask(pathname);
    const about = { method, path, ...(operation ? { operation: operation.name } : {}) };
    const notes = violations.map(({ message }) => `The app's request: ${message}.`);
    let answer;
    try {
      answer = await sendOnce({
        method,
        url: url.href,
        headers: passedOn(asked.headers),
        ...(body === "" ? {} : { body }),
      });
    } catch (error) {
      const message = `${method} ${url.origin}: ${reasonOf(error as Error)}`;
      const findings = [finding({ check: "an-answer-comes", message }, secrets)];
      seen({ ...about, status: 0, findings, notes });
      return problem(502, "No answer from the installation", secrets.mask(message));
    }
    const { status, headers, bytes } = answer;
    if (!endpoint)
      notes.push("The page documents no such operation, so the answer was not judged.");
    const judged = endpoint
      ? judgeTraffic({ api, secrets }, endpoint.variants, { request, answer, durationMs: 0 })
      : { findings: [], undocumented: [] };
    const { variant = judged.nearest, undocumented } = judged;
    let { findings } = judged;
    if (variant && variant.provenance !== "documented" && findings.length > 0) {
      notes.push(`Otherwise than ${variant.id} is ${variant.provenance}: ${findings[0]!.message}`);
      findings = [];
    }
    notes.push(...undocumented.map((field) => `The answer has ${field}, which the page does not.`));
    seen({ ...about, status, ...(variant ? { variant: variant.id } : {}), findings, notes });
    return { status, headers: passedOn(headers), body: bytes };
  }

  const listening = await listenAt(options, pass);
  return { baseUrl: baseUrlOf(described, listening.origin), close: listening.close };
}

function passedOn(
  headers: Asked["headers"] | Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || NOT_PASSED_ON.test(name) ? [] : [[name, [value].flat().join(", ")]],
    ),
  );
}

function reasonOf({ message, cause }: Error): string {
  const { code, message: why } = (cause ?? {}) as { code?: string; message?: string };
  return code ?? why ?? message;
}
