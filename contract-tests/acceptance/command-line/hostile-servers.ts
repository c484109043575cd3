import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { everyApi } from "../../apis/discover.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { NATURES, textOf, type Nature } from "./hostile-natures.ts";

/** Installations of every API, as one target file has them, all of one hostile nature. */
export interface Hostile {
  readonly targets: readonly Readonly<Record<string, unknown>>[];
  /** Every secret of the targets, and each that they have sent. */
  readonly secrets: () => ReadonlySet<string>;
  /** What has arrived at the other host, to which some of them redirect. */
  readonly strayed: readonly string[];
  close(): Promise<void>;
}

/** Requests of a run's first contact, by API: each method that the target allows is tried once. */
const FIRST_CONTACT: Readonly<Record<string, number>> = { waveros: 2 };

/** Where a secret is in a target file, in a request, and in an answer. */
const SECRET_FIELD = /"(?:password|apiKey|api-key|token|passcode)":"((?:[^"\\]|\\.)+)"/g;

/** Starts them; with `later`, each is honest to the first contact and shows its nature then. */
export async function startHostile(name: string, later: boolean): Promise<Hostile> {
  const nature = NATURES[name];
  if (!nature) throw new Error(`no nature is called ${name}`);
  const apis = Object.values(await everyApi());
  const secrets = new Set<string>();
  const strayed: string[] = [];
  const other = createServer((request, response) => {
    strayed.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    response.end("{}");
  });
  const elsewhere = `http://localhost:${await listen(other)}`;
  const sandboxes: Sandbox[] = [];
  const fronts: Server[] = [other];
  const targets = await Promise.all(
    apis.map(async (api) => {
      const sandbox = await api.startSandbox();
      sandboxes.push(sandbox);
      const honestly = later ? (FIRST_CONTACT[api.name] ?? 1) : 0;
      const front = frontOf(sandbox, nature, { elsewhere, honestly, secrets });
      fronts.push(front);
      const from = new URL(sandbox.baseUrl).origin;
      const to = `http://127.0.0.1:${await listen(front)}`;
      const text = JSON.stringify(sandbox.target).replaceAll(from, to);
      learn(text, secrets);
      return JSON.parse(text) as Record<string, unknown>;
    }),
  );
  return {
    targets,
    secrets: () => secrets,
    strayed,
    async close() {
      for (const server of fronts) {
        server.close();
        server.closeAllConnections();
      }
      await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
    },
  };
}

interface Stage {
  readonly elsewhere: string;
  /** Requests that are answered honestly before the nature shows. */
  readonly honestly: number;
  readonly secrets: Set<string>;
}

function frontOf(
  sandbox: Sandbox,
  nature: Nature,
  { elsewhere, honestly, secrets }: Stage,
): Server {
  const sent = new Set<string>();
  let requests = 0;
  const server = createServer((request, response) => {
    const mine = ++requests;
    void (async () => {
      const body = await textOf(request);
      learn(body, sent);
      learn(body, secrets);
      const key = new URL(request.url ?? "/", "http://front").searchParams.get("api-key");
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
      for (const one of [key, token]) if (one) sent.add(one);
      const honest = () => passOn(sandbox, request, body, secrets);
      if (mine <= honestly) {
        const { status, json } = await honest();
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(json));
        return;
      }
      const credentials = () =>
        [...sent].flatMap((one) => [
          ...encodingsOf(one),
          ...["u", "us", "user:"].map((name) => Buffer.from(name + one).toString("base64")),
        ]);
      await nature({ request, response, honest, credentials, elsewhere });
    })().catch(() => response.destroy());
  });
  server.on("clientError", (_, socket) => socket.destroy());
  return server;
}

async function passOn(
  { baseUrl }: Sandbox,
  { url, method = "GET", headers }: IncomingMessage,
  body: string,
  secrets: Set<string>,
): Promise<{ status: number; json: object }> {
  const { authorization } = headers;
  const answer = await fetch(new URL(url ?? "/", baseUrl), {
    method,
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      ...(authorization === undefined ? {} : { authorization }),
    },
    ...(method === "GET" ? {} : { body }),
  });
  const text = await answer.text();
  learn(text, secrets);
  return { status: answer.status, json: JSON.parse(text) as object };
}

function learn(text: string, secrets: Set<string>): void {
  for (const [, value] of text.matchAll(SECRET_FIELD)) {
    const secret = JSON.parse(`"${value}"`) as string;
    // What anybody may know, and a run sends on purpose: such as a pattern of dots for a key.
    const isPublic = secret.startsWith("not-the-") || !/\w/.test(secret);
    if (secret.length >= 8 && !isPublic) secrets.add(secret);
  }
}

/** The encodings in which an output is searched, and a hostile server reflects. */
export function encodingsOf(secret: string): ReadonlySet<string> {
  const url = encodeURIComponent(secret);
  const hex = Buffer.from(secret).toString("hex");
  return new Set([
    secret,
    url,
    url.toLowerCase(),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("base64url"),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/"),
    hex,
    hex.toUpperCase(),
  ]);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
