import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getHttpOperationsFromSpec, type IHttpRequest } from "@stoplight/prism-http";
import { validateInput, validateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { redocly } from "../../../scripts/generators/bundle.ts";
import {
  DescriptionError,
  follow,
  type Description,
} from "../../../scripts/generators/description.ts";
import type { Api } from "../../engine/api.ts";
import { actionOf } from "../../engine/description/example.ts";
import type { Exchange } from "../../engine/exchange/exchange.ts";
import { entryOf, harText } from "../../report/har.ts";

/** A published document of an API. */
export interface Published {
  readonly api: Api;
  /** Its file. */
  readonly path: string;
  readonly document: Description;
}

export type Tool = "ajv" | "prism" | "drift";

/** What a tool says against an exchange; nothing if it accepts it. */
export interface Verdict {
  readonly answer?: string | undefined;
  readonly request?: string | undefined;
}

interface Outsider {
  /** Whether it can make anything of such a document. */
  reads(published: Published): boolean;
  /** Holds exchanges against the document, each by itself. */
  judge(published: Published, exchanges: readonly Exchange[]): Promise<readonly Verdict[]>;
}

/** Tools that are not this project's. */
export const OUTSIDERS: Readonly<Record<Tool, Outsider>> = {
  /** JSON Schema alone: the schema that the document has for the operation and status. */
  ajv: {
    reads: ({ document }) => document.openapi.startsWith("3.1"),
    judge: async (published, exchanges) => {
      const { document } = published;
      const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, "it");
      const compiled = new Map<string, ValidateFunction>();
      return exchanges.map((exchange) => {
        const $ref = `it#${responsePlace(published, exchange)}/content/application~1json/schema`;
        const validate = compiled.get($ref) ?? ajv.compile({ $ref });
        compiled.set($ref, validate);
        const body = jsonOf(exchange);
        if (typeof body === "string") return { answer: "the body is not JSON" };
        return validate(body) ? {} : { answer: ajv.errorsText(validate.errors) };
      });
    },
  },
  /** The validator behind its proxy. */
  prism: {
    reads: () => true,
    judge: async (published, exchanges) => {
      const operations = await getHttpOperationsFromSpec(structuredClone(published.document));
      return exchanges.map((exchange) => {
        const resource = operations.find((one) => isOf(published, exchange, one.path, one.method))!;
        const { request, answer } = exchange;
        const { pathname: path, searchParams } = new URL(request.url);
        const input = {
          method: request.method.toLowerCase() as IHttpRequest["method"],
          url: { path, query: Object.fromEntries(searchParams) },
          headers: request.headers,
          body: request.body === undefined ? undefined : (JSON.parse(request.body) as unknown),
        };
        const output = {
          statusCode: answer.status,
          headers: answer.headers,
          body: jsonOf(exchange),
        };
        return {
          request: errorOf(() => validateInput({ resource, element: input })),
          answer: errorOf(() => validateOutput({ resource, element: output })),
        };
      });
    },
  },
  /** Redocly's, which reads the record that a run leaves as evidence. */
  drift: {
    // It takes the dots out of a request's path, and not out of a document's.
    reads: ({ document }) => !Object.keys(document.paths).some(actionOf),
    judge: drift,
  },
};

/** What travels of a path: without the label of an action. */
const onTheWire = (path: string): string => new URL(path, "http://x").pathname;

/** Whether a path and method of a document are those of a request. */
function isOf({ api }: Published, { request }: Exchange, path: string, method: string): boolean {
  const { ways } = api.catalogue.operations[request.operation]!;
  const way = ways.find((one) => one.method === request.method)!;
  const isSame = onTheWire(path) === onTheWire(way.path) && method === way.method.toLowerCase();
  return isSame && [undefined, request.operation].includes(actionOf(path));
}

/** A JSON pointer to the response that a document has for an answer: that of its status, or else `default`. */
function responsePlace(published: Published, exchange: Exchange): string {
  const { paths } = published.document;
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, { responses }] of Object.entries(item)) {
      if (!isOf(published, exchange, path, method)) continue;
      const { status } = exchange.answer;
      const key = String(status in responses ? status : "default");
      const { $ref } = responses[key] as { $ref?: string };
      follow(published.document, responses[key]);
      const escaped = encodeURIComponent(path.replaceAll("~", "~0").replaceAll("/", "~1"));
      return $ref?.slice(1) ?? `/paths/${escaped}/${method}/responses/${key}`;
    }
  }
  throw new Error(`${published.path} has no ${exchange.request.operation}`);
}

/** A body as a JSON parser reads it, or else its text. */
function jsonOf({ answer }: Exchange): unknown {
  try {
    return JSON.parse(answer.body.text);
  } catch {
    return answer.body.text;
  }
}

const ERROR = 0;

type Checked = ReturnType<typeof validateInput | typeof validateOutput>;

function errorOf(check: () => Checked): string | undefined {
  try {
    const checked = check();
    if (checked._tag === "Right") return undefined;
    const error = checked.left.find(({ severity }) => severity === ERROR);
    return error && `${(error.path ?? []).join("/")}: ${error.message}`;
  } catch (error) {
    // An empty media type is beyond it.
    return String(error);
  }
}

const ORIGIN = "http://installation.example";

async function drift(
  { api, path }: Published,
  exchanges: readonly Exchange[],
): Promise<readonly Verdict[]> {
  await using folder = await mkdtempDisposable(join(tmpdir(), "access-contracts-drift-"));
  const [har, sarif] = [join(folder.path, "run.har"), join(folder.path, "drift.sarif")];
  const placed = exchanges.map((exchange) => {
    const { operation, method, url } = exchange.request;
    const way = api.catalogue.operations[operation]!.ways.find((one) => one.method === method)!;
    const there = ORIGIN + onTheWire(way.path) + new URL(url).search;
    return { ...exchange, request: { ...exchange.request, url: there } };
  });
  await writeFile(har, harText("run 1", [placed.map(entryOf)]));
  const options = ["--api", path, "--server", ORIGIN, "--format", "sarif", "--output", sarif];
  await redocly(["drift", har, ...options]).catch((error: unknown) => {
    // Its status says that it has found something.
    if (!(error instanceof DescriptionError)) throw error;
  });
  const { runs } = JSON.parse(await readFile(sarif, "utf8")) as { runs: [{ results: Result[] }] };
  const verdicts = exchanges.map((): { answer?: string; request?: string } => ({}));
  for (const { level, message, properties } of runs[0].results) {
    const side = properties.target === "response" ? "answer" : "request";
    if (level === "error") verdicts[properties.exchangeIndex]![side] ??= message.text;
  }
  return verdicts;
}

interface Result {
  readonly level: string;
  readonly message: { readonly text: string };
  readonly properties: { readonly exchangeIndex: number; readonly target: string };
}
