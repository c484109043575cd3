import { readFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { apiNames, loadApi } from "../../apis/discover.ts";
import { inFolder, runHere, targetFile, type Outcome } from "./command-line.ts";

/** Runs `verify` on a sandbox's entry, changed; the sandbox answers until the run has ended. */
async function contact(name: string, change: (entry: Entry) => object): Promise<Outcome> {
  const sandbox = await (await loadApi(name)).startSandbox();
  try {
    return await inFolder(async (folder) => {
      const file = await targetFile(folder, [change({ ...sandbox.target, name: "panel" })]);
      return runHere(["verify", "--targets", file, "--timeout", "5"], folder);
    });
  } finally {
    await sandbox.close();
  }
}

type Entry = Readonly<Record<string, unknown>>;

function expectOneLine({ status, stderr }: Outcome, says: RegExp): void {
  expect(stderr).toMatch(/^target "panel"[^\n]*\n$/);
  expect(stderr).toMatch(says);
  expect(status).toBe(2);
}

async function serving<T>(
  listener: RequestListener,
  work: (origin: string) => Promise<T>,
  secure?: string,
): Promise<T> {
  const server = secure
    ? createSecureServer({ key: secure, cert: secure }, listener)
    : createServer(listener);
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
  const { port } = server.address() as AddressInfo;
  try {
    return await work(`${secure ? "https" : "http"}://127.0.0.1:${port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

const page =
  (status: number, title: string): RequestListener =>
  (_, response) => {
    response.writeHead(status, { "content-type": "text/html" });
    response.end(`<!doctype html><html><head><title>${title}</title></head><body></body></html>`);
  };

const cases: readonly (readonly [what: string, listener: RequestListener, says: RegExp])[] = [
  [
    "a captive portal",
    (_, response) =>
      response.writeHead(302, { location: "http://portal.hotel.example/login" }).end(),
    /sends elsewhere \(302 to http:\/\/portal\.hotel\.example\), as a captive portal/,
  ],
  [
    "a login page",
    page(200, "Log in"),
    /answers 200 with a page titled "Log in", not with JSON: a captive portal, a login page/,
  ],
  [
    "a parked domain",
    page(200, "This domain is for sale"),
    /titled "This domain is for sale".*a parked domain, but no/,
  ],
  [
    "a proxy's error page",
    page(502, "502 Bad Gateway"),
    /answers 502 with a page titled "502 Bad Gateway": a proxy's error page/,
  ],
];

describe.each(apiNames())("%s", (name) => {
  test.each(cases)("%s is not an installation", async (_, listener, says) => {
    const run = await serving(listener, (origin) =>
      contact(name, (entry) => ({ ...entry, baseUrl: `${origin}/api/` })),
    );
    expectOneLine(run, says);
  });

  test("a closed port does not answer", async () => {
    const closed = await serving(page(200, ""), (origin) => Promise.resolve(origin));
    const run = await contact(name, (entry) => ({ ...entry, baseUrl: closed }));
    expectOneLine(
      run,
      /does not answer \(.*ECONNREFUSED\); check baseUrl, and that the installation runs/,
    );
  });

  test("a host that is unknown is named", async () => {
    const run = await contact(name, (entry) => ({
      ...entry,
      baseUrl: "http://installation.invalid",
      methods: undefined,
    }));
    expectOneLine(run, /no such host \(.*\); check the name in baseUrl/);
  });

  test("a certificate that nobody vouches for is not accepted", async () => {
    const pem = await readFile(new URL("self-signed.pem", import.meta.url), "utf8");
    const run = await serving(
      page(200, ""),
      (origin) => contact(name, (entry) => ({ ...entry, baseUrl: origin })),
      pem,
    );
    expectOneLine(
      run,
      /TLS certificate is self-signed \(.*SELF_SIGNED.*\); give the certificate's file as ca/,
    );
  });

  test("HTTPS where HTTP is spoken is not accepted", async () => {
    const run = await serving(page(200, ""), (origin) =>
      contact(name, (entry) => ({ ...entry, baseUrl: origin.replace("http:", "https:") })),
    );
    expectOneLine(run, /does not speak TLS on that port \(.*\); write http:\/\/ in baseUrl/);
  });

  test("HTTP where HTTPS is spoken is not answered", async () => {
    const pem = await readFile(new URL("self-signed.pem", import.meta.url), "utf8");
    const run = await serving(
      page(200, ""),
      (origin) =>
        contact(name, (entry) => ({ ...entry, baseUrl: origin.replace("https:", "http:") })),
      pem,
    );
    expectOneLine(run, /as a port for TLS does not .*write https:\/\/ in baseUrl/);
  });
});

test("wrong credentials are the target file's business", async () => {
  const run = await contact("vpnscript", (entry) => {
    const personas = entry["personas"] as Record<string, object>;
    return {
      ...entry,
      personas: { ...personas, active: { ...personas["active"], password: "wrong-one" } },
    };
  });
  expectOneLine(
    run,
    /personas\.active: the installation refuses its credentials; correct its username and password in the target file/,
  );
  expect(run.stdout + run.stderr).not.toContain("wrong-one");
});

const routers: readonly (readonly [
  what: string,
  change: (entry: Entry) => object,
  says: RegExp,
])[] = [
  [
    "a wrong key",
    (entry) => ({ ...entry, apiKey: "0123456789abcdef0123456789abcdef" }),
    /refuses the API key; copy apiKey/,
  ],
  [
    "an API that is switched off",
    (entry) => ({ ...entry, ...(entry["states"] as Record<string, object>)["apiDisabled"] }),
    /its API is not enabled; enable/,
  ],
  [
    "a method that is not allowed",
    (entry) => ({
      ...entry,
      ...(entry["states"] as Record<string, object>)["getDisabled"],
      methods: ["GET"],
    }),
    /does not take GET; enable it/,
  ],
];

test.each(routers)("%s is said with its remedy", async (_, change, says) => {
  const run = await contact("waveros", change);
  expectOneLine(run, says);
  expect(run.stdout + run.stderr).not.toContain("0123456789abcdef0123456789abcdef");
});
