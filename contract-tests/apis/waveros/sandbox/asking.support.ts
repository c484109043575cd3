import type { Sandbox, SandboxOptions } from "../../../sandbox/sandbox.ts";
import { startSandbox } from "./start.ts";

export type RouterState = "main" | "apiDisabled" | "getDisabled" | "failing";

export interface Told {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests reach into any body
  readonly body: any;
}

export interface Asking {
  readonly baseUrl: string;
  readonly apiKey: string;
  post(parameters: Readonly<Record<string, unknown>>): Promise<Told>;
  get(parameters: Readonly<Record<string, unknown>>): Promise<Told>;
  send(init: RequestInit, suffix?: string): Promise<Told>;
}

export async function withSandbox<T>(
  options: SandboxOptions,
  visit: (ask: Asking, sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox(options);
  try {
    return await visit(asking(sandbox), sandbox);
  } finally {
    await sandbox.close();
  }
}

export function asking(sandbox: Sandbox, state: RouterState = "main"): Asking {
  const target = sandbox.target as unknown as Reached & { states: Record<RouterState, Reached> };
  const { baseUrl, apiKey } = state === "main" ? target : target.states[state];
  const send = async (init: RequestInit, suffix = ""): Promise<Told> => {
    const response = await fetch(`${baseUrl}${suffix}`, { redirect: "manual", ...init });
    const text = await response.text();
    return {
      status: response.status,
      type: response.headers.get("content-type"),
      text,
      body: parsed(text),
    };
  };
  return {
    baseUrl,
    apiKey,
    send,
    post: (parameters) =>
      send({
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ "api-key": apiKey, ...parameters }),
      }),
    get: (parameters) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries({ "api-key": apiKey, ...parameters })) {
        if (value !== undefined) query.set(name, String(value));
      }
      return send({}, `?${query}`);
    },
  };
}

interface Reached {
  readonly baseUrl: string;
  readonly apiKey: string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
