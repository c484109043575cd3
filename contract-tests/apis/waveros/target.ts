import type { OperationName } from "../../../generated/waveros/catalogue.ts";
import type { Call } from "../../engine/call.ts";
import type { Answers } from "../../engine/exchange/answers.ts";
import type { Exchange, WireRequest } from "../../engine/exchange/exchange.ts";
import { schemasOf, type Target } from "../../engine/transport/target.ts";
import type { Transport } from "../../engine/transport/transport.ts";

/** A router can't be in these while it is verified: each takes a router of its own, in a lab. */
export const STATES = {
  apiDisabled: "a router whose API is not enabled",
  getDisabled: "a router whose API takes POST and not GET",
  failing: "a router that cannot carry out any action, and says so",
} as const;

export type State = keyof typeof STATES;

export const METHODS = ["POST", "GET"] as const;

export type Method = (typeof METHODS)[number];

export interface Router {
  readonly baseUrl: string;
  readonly apiKey: string;
}

export interface WaverosTarget extends Target, Router {
  readonly methods: readonly Method[];
  readonly states?: Readonly<Partial<Record<State, Router>>>;
}

export const NO_ROUTERS_KEY = "not-the-key-of-any-router";

export interface WaverosCall extends Call {
  readonly key?: string | null;
  readonly at?: State | undefined;
}

/** What the parts of a session ask of it. */
export interface Asking {
  readonly target: WaverosTarget;
  readonly transport: Pick<Transport, "note">;
  readonly answers: Pick<Answers, "all" | "of">;
  readonly method: Method;
  router(state?: State): Router;
  wayOf(operation: string, method: string): number;
  placeOf(request: WireRequest): string | undefined;
  isAuthentic(request: WireRequest): boolean;
  nameOf(exchange: Exchange): string | undefined;
  ask(operation: OperationName, call: WaverosCall, method?: string): Promise<Exchange>;
  turn(): Method;
  askInTurn(operation: OperationName, parameters: object): Promise<Exchange>;
}

export const EXAMPLE_ADDRESS = "http://192.168.10.1/api/";

export const targetSchema = {
  required: ["apiKey"],
  properties: {
    baseUrl: {
      description:
        "Address of the router's API, in the local network or in the cloud. It ends in /api/.",
      examples: [EXAMPLE_ADDRESS],
    },
    apiKey: {
      type: "string",
      minLength: 1,
      description: "The API key, as Integrations > API Access of the admin panel shows it.",
    },
    methods: {
      type: "array",
      items: { enum: METHODS },
      minItems: 1,
      uniqueItems: true,
      default: ["POST"],
      description:
        "The methods by which it is verified. GET carries the key in the URL: only for a router in the local network.",
    },
    states: {
      type: "object",
      default: {},
      description: "Routers in states that this one is not in. Any may be missing.",
      additionalProperties: false,
      properties: schemasOf(STATES, {
        type: "object",
        additionalProperties: false,
        required: ["baseUrl", "apiKey"],
        properties: {
          baseUrl: {
            type: "string",
            format: "uri",
            pattern: "^https?://",
            examples: [EXAMPLE_ADDRESS],
          },
          apiKey: { type: "string", minLength: 1 },
        },
      }),
    },
  },
} as const;
