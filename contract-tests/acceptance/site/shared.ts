import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { BrowserServer } from "playwright-core";
import type { TestProject } from "vitest/node";
import { listen } from "../../sandbox/server.ts";
import { serve } from "../../../scripts/site/serve.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that has the one site and the one browser of all tests: `/site` gives a {@link Site}, `/browser` its address. */
    readonly shared: string;
  }
}

/** The site as the command built it. */
export interface Site {
  readonly folder: string;
  /** Where it is served. */
  readonly origin: string;
  /** Paths of its pages below the folder, in order. */
  readonly pages: readonly string[];
  readonly seconds: number;
}

/** Vitest's global set-up: builds the site and starts the browser when a test first asks for them. */
export default async function setUp(project: TestProject) {
  const made = new AsyncDisposableStack();
  let site: Promise<Site> | undefined;
  let browser: Promise<BrowserServer | undefined> | undefined;
  const { origin, close } = await listen(async ({ url: { pathname } }) => {
    const asked =
      pathname === "/site"
        ? await (site ??= build(made))
        : (await (browser ??= launch(made)))?.wsEndpoint();
    return { status: 200, headers: {}, body: JSON.stringify(asked ?? null) };
  });
  made.defer(close);
  project.provide("shared", origin);
  return () => made.disposeAsync();
}

async function build(made: AsyncDisposableStack): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), "access-contracts-site-"));
  made.defer(() => rm(folder, { recursive: true, force: true }));
  const command = join(import.meta.dirname, "../../../scripts/access-contracts.js");
  const started = performance.now();
  await promisify(execFile)(process.execPath, [command, "docs", "--out", folder]);
  const seconds = (performance.now() - started) / 1000;
  const { origin, close } = await serve(folder);
  made.defer(close);
  const files = await readdir(folder, { recursive: true });
  return {
    ...{ folder, origin, seconds },
    pages: files.filter((name) => name.endsWith(".html")).toSorted(),
  };
}

const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"].map(
  (name) => `/usr/bin/${name}`,
);

const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run"].concat(
  ["background-networking", "component-update", "sync"].map((name) => `--disable-${name}`),
);

/** The machine's own headless Chromium; undefined where there is none. */
async function launch(made: AsyncDisposableStack): Promise<BrowserServer | undefined> {
  const executablePath = [process.env["CHROMIUM"], ...CHROMIUM].find(
    (path) => path && existsSync(path),
  );
  if (executablePath === undefined) return undefined;
  const { chromium } = await import("playwright-core");
  const server = await chromium.launchServer({ executablePath, args: FLAGS });
  made.defer(() => server.close());
  return server;
}
