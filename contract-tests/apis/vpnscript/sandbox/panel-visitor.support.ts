import { Agent, request } from "node:http";
import type { Sandbox } from "../../../sandbox/sandbox.ts";
import type { PersonaName } from "./accounts.ts";

/** JSON is asked for and sent unless the headers say otherwise. */
export interface Sent {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

/** Over real HTTP, bodies with a GET included. */
export interface PanelVisitor {
  ask(method: string, path: string, sent?: Sent): Promise<Received>;
  askAs(persona: PersonaName, method: string, path: string, body?: unknown): Promise<Received>;
  logIn(persona: PersonaName): Promise<string>;
  login(persona: PersonaName): { readonly username: string; readonly password: string };
  leave(): void;
}

export function visit({ baseUrl, target }: Sandbox): PanelVisitor {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const personas = target["personas"] as Readonly<
    Record<PersonaName, { readonly username: string; readonly password: string }>
  >;

  function ask(method: string, path: string, sent: Sent = {}): Promise<Received> {
    const { token, body } = sent;
    const headers = {
      accept: "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...sent.headers,
    };
    const payload = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const asked = request(baseUrl + path, { method, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: read(text),
          });
        });
      });
      asked.on("error", reject);
      if (payload !== undefined) asked.setHeader("content-length", Buffer.byteLength(payload));
      asked.end(payload);
    });
  }

  async function logIn(persona: PersonaName): Promise<string> {
    const body = { ...personas[persona], device_name: "test" };
    const { body: answered } = await ask("POST", "/api/auth/token", { body });
    return String((answered as { readonly token?: unknown }).token);
  }

  return {
    ask,
    logIn,
    login: (persona) => personas[persona],
    leave: () => agent.destroy(),
    async askAs(persona, method, path, body) {
      const token = await logIn(persona);
      return ask(method, path, body === undefined ? { token } : { token, body });
    },
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
