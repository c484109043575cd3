/** As much of Dredd 14 as is used here; it comes without types. */
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
    beforeEach(hook: Hook): void;
    beforeEachValidation(hook: Hook): void;
    afterEach(hook: Hook): void;
  }

  export interface Transaction {
    name: string;
    skip: boolean;
    fail?: string | boolean;
    readonly origin: { readonly filename: string };
    fullPath: string;
    request: { method: string; uri: string; headers: Record<string, string>; body?: string };
    expected: {
      statusCode?: string | number;
      headers: Record<string, string>;
      body?: string;
      bodySchema?: string;
    };
    real?: { statusCode: number; headers: Record<string, string>; body?: string };
    results?: { valid: boolean; fields: Record<string, GavelField> };
    errors?: { message: string }[];
  }

  export interface GavelField {
    readonly valid: boolean;
    readonly errors: readonly {
      readonly message: string;
      readonly location?: { readonly pointer?: string };
    }[];
  }
}
