import { createRequire, Module } from "node:module";
import type Dredd from "dredd";
import { validateOnce, type Validate } from "./validate-once.ts";

const require = createRequire(import.meta.url);

let loaded: typeof Dredd | undefined;

/** Loads Dredd, which takes half a second, with its own printing switched off. */
export function loadDredd(): typeof Dredd {
  if (loaded) return loaded;
  silenceWarnings();
  const ofDredd = createRequire(require.resolve("dredd"));
  leaveOutParsers(createRequire(ofDredd.resolve("dredd-transactions/parse")));
  loaded = require("dredd") as typeof Dredd;
  const { default: gavel } = ofDredd("gavel") as { default: { validate: Validate } };
  gavel.validate = validateOnce(gavel.validate);
  const { default: logger } = require("dredd/build/reporters/reporterOutputLogger.js") as {
    default: { transports: { console: { silent: boolean } } };
  };
  // Its console reporter prints request headers, the token among them.
  logger.transports.console.silent = true;
  return loaded;
}

/**
 * Keeps Dredd from loading what reads API Blueprint and OpenAPI 2: a third of the time, and 30 MB. That
 * of API Blueprint would also end this process at once where a promise is rejected that nobody awaits.
 */
function leaveOutParsers(ofParsers: NodeJS.Require): void {
  for (const name of ["@apielements/apib-parser", "@apielements/openapi2-parser"]) {
    const module = new Module(ofParsers.resolve(name));
    module.exports = { mediaTypes: [], detect: () => false };
    ofParsers.cache[module.id] = module;
  }
}

/** Keeps Node's warnings of Dredd's old dependencies away from the operator's terminal: for good, since several runs of Dredd overlap. */
function silenceWarnings(): void {
  const emitWarning = process.emitWarning.bind(process) as (...all: unknown[]) => void;
  process.emitWarning = (...all: unknown[]) => {
    if (!/padLevels|util\._extend|url\.parse|punycode/.test(String(all[0]))) emitWarning(...all);
  };
}
