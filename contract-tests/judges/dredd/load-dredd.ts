import { createRequire } from "node:module";
import type Dredd from "dredd";

const require = createRequire(import.meta.url);

/** Loads Dredd, which takes half a second, with its own printing switched off. */
export function loadDredd(): Promise<typeof Dredd> {
  return quietly(async () => {
    const loaded = require("dredd") as typeof Dredd;
    const { default: logger } = require("dredd/build/reporters/reporterOutputLogger.js") as {
      default: { transports: { console: { silent: boolean } } };
    };
    // Its console reporter prints request headers, the token among them.
    logger.transports.console.silent = true;
    return loaded;
  });
}

/** Does some work of Dredd's, and keeps Node's warnings of its old dependencies away from the operator's terminal. */
export async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { emitWarning } = process;
  process.emitWarning = (warning, ...rest: unknown[]) => {
    if (!/padLevels|util\._extend|url\.parse|punycode/.test(String(warning))) {
      (emitWarning as (...all: unknown[]) => void)(warning, ...rest);
    }
  };
  try {
    return await work();
  } finally {
    process.emitWarning = emitWarning;
  }
}
