import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { Transport } from "../../engine/transport/transport.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { api } from "./api.ts";
import { startSandbox } from "./sandbox/start.ts";
import type { State, WaverosTarget } from "./target.ts";

type States = NonNullable<WaverosTarget["states"]>;

async function said(change: (states: Required<States>, main: WaverosTarget) => States) {
  const sandbox = await startSandbox();
  try {
    const main = sandbox.target as unknown as WaverosTarget;
    const states = change(main.states as Required<States>, main);
    const transport = new Transport({ allowWrites: false, requestsPerMinute: 60_000 });
    await api.connect({ ...main, states }, transport, new Secrets()).preflight();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await sandbox.close();
  }
}

const works = ({ baseUrl, apiKey }: WaverosTarget) => ({ baseUrl, apiKey });

test.each<[State, string]>([
  ["apiDisabled", "states.apiDisabled is to be a router whose API is not enabled"],
  ["getDisabled", "states.getDisabled is to be a router whose API takes POST and not GET"],
  ["failing", "states.failing is to be a router that cannot carry out any action"],
])("a router that is to be %s and works is refused by the field", async (state, words) => {
  const message = await said((states, main) => ({ ...states, [state]: works(main) }));
  expect(message).toContain(words);
  expect(message).toContain("it is the target itself; give another router");
});

test("two that are exchanged are refused, each by its field", async () => {
  const message = await said(({ failing, apiDisabled, ...states }) => {
    return { ...states, apiDisabled: failing, failing: apiDisabled };
  });
  expect(message?.split(/(?<=right); /)).toEqual([
    expect.stringMatching(/states\.\w+ is to be .*, and it is another of them/),
    expect.stringMatching(/states\.\w+ is to be .*, and it is another of them/),
  ]);
});

test("one whose key is another's is refused by its field", async () => {
  const message = await said(({ failing, ...states }) => {
    return { ...states, failing: { ...failing, apiKey: "f".repeat(32) } };
  });
  expect(message).toMatch(/states\.failing is to be .*, and it refuses its apiKey/);
});

test("one that does not answer is refused by its field", async () => {
  const message = await said((states) => {
    // Nothing listens on port 9.
    return { ...states, failing: { ...states.failing, baseUrl: "http://127.0.0.1:9/api/" } };
  });
  expect(message).toMatch(/states\.failing is to be .*, and it does not answer/);
});

test("one that answers as none in its state should is left to a finding", async () => {
  const states = await said(({ failing, ...rest }) => ({ ...rest, apiDisabled: failing }));
  expect(states).toBeUndefined();
});

test("states that are so, and those that a target file leaves out, are taken", async () => {
  expect(await said((states) => states)).toBeUndefined();
  expect(await said(() => ({}))).toBeUndefined();
});

/** What is said where the address of the failing router answers so to everything. */
async function saidOfFailing(status: number, headers: Record<string, string>, body: string) {
  const server = createServer((_request, response) =>
    response.writeHead(status, headers).end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}/api/`;
  const message = await said((states) => ({ ...states, failing: { ...states.failing, baseUrl } }));
  server.close();
  return { message, baseUrl };
}

const HTML = { "content-type": "text/html" };
const JSON_TYPE = { "content-type": "application/json" };

test.each<[string, number, Record<string, string>, string, string]>([
  [
    "a page that is not there",
    404,
    HTML,
    "<title>Not Found</title>",
    'answers 404 with a page titled "Not Found"',
  ],
  [
    "a page that says that it is away",
    200,
    HTML,
    "<title>Offline</title>",
    'a page titled "Offline"',
  ],
  ["another product", 200, JSON_TYPE, '{"version":"3.1"}', "JSON of version"],
  [
    "a captive portal",
    302,
    { location: "http://portal.test/" },
    "",
    "sends elsewhere (302 to http://portal.test)",
  ],
  ["a firewall", 403, JSON_TYPE, '{"blocked":true}', "answers 403 with JSON of blocked"],
  ["a front door", 401, { ...HTML, "www-authenticate": "Basic" }, "", "asks for a username"],
])("%s in the place of one is told by its field", async (_, status, headers, body, words) => {
  const { message, baseUrl } = await saidOfFailing(status, headers, body);
  expect(message).toContain(baseUrl);
  expect(message).toMatch(status === 401 ? /in the target file$/ : /states\.failing is to be/);
  expect(message).toContain(words);
});

test.each([
  [500, "<h1>Internal Server Error</h1>"],
  [200, "Traceback: no storage"],
])("a failing router that crashes is not told by its field: %i", async (status, body) => {
  const { message } = await saidOfFailing(status, HTML, body);
  expect(message).toBeUndefined();
});
