/** The part of Dredd 14 that is used here; it ships without types. */
declare module "dredd" {
  import type { EventEmitter } from "node:events";

  export default class Dredd {
    constructor(configuration: {
      endpoint: string;
      apiDescriptions: readonly string[];
      hookfiles: readonly string[];
      loglevel: "silent";
      emitter: EventEmitter;
      custom: { register(hooks: Hooks): void };
    });
    run(done: (error: Error | null) => void): void;
  }

  export type Hook = (transaction: Transaction, done: () => void) => void;
  export interface Hooks {
    beforeAll(hook: (transactions: Transaction[]) => void): void;
    beforeEach(hook: Hook): void;
    afterEach(hook: Hook): void;
  }
  export type Headers = Record<string, string>;

  export interface Transaction {
    skip: boolean;
    readonly origin: { readonly filename: string };
    fullPath: string;
    request: { method: string; uri: string; headers: Headers; body?: string };
    expected: { statusCode?: string | number; headers: Headers; bodySchema?: string };
    /** Without `valid` where Gavel could not judge. */
    results?: {
      valid?: boolean;
      fields?: Record<string, { readonly errors: readonly Objection[] }>;
    };
  }

  export interface Objection {
    readonly message: string;
    readonly location?: { readonly pointer?: string };
  }
}
