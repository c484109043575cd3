import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runHere } from "../../contract-tests/acceptance/command-line/command-line.ts";
import { MARKDOWN } from "./invented.support.ts";
import { vendors } from "./vendors.support.ts";

const server = createServer((request, response) => {
  response.writeHead(request.url === "/gone" ? 404 : 200).end("<h1>Not a page of an API</h1>");
});
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trace-"));
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

const trace = (...argv: readonly string[]) => runHere(["trace", ...argv], folder);

const address = (path: string) =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

test.each([
  [
    "a file that is not there",
    () => "no-such-page.md",
    /^no-such-page\.md: there is no such file; give .*\n$/,
  ],
  [
    "an address without a page",
    () => address("/gone"),
    /\/gone: cannot be read \(it answered 404\); give .*\n$/,
  ],
  [
    "a page of another kind",
    () => address("/"),
    /: not a page that trace can read; give one as .*\n$/,
  ],
])("ends with 2 and one line for %s", async (_what, source, line) => {
  const { status, stdout, stderr } = await trace(source());
  expect({ status, stdout, lines: stderr.split("\n").length }).toEqual({
    ...{ status: 2, stdout: "" },
    lines: 2,
  });
  expect(stderr).toMatch(line);
});

test.skipIf(vendors.skip).each([
  ["cut", (page: string) => page.slice(page.indexOf("## Account"), page.indexOf("## Server"))],
  ["denied", (page: string) => page.replace("By default it's False", "By default it's True")],
])("puts nothing on record of a page that is %s", async (_what, change) => {
  const file = join(folder, "page.md");
  await writeFile(file, change(await vendors.read("vpnscript-api-endpoints.md")));
  expect(await trace(file, "--record")).toMatchObject({
    status: 1,
    stderr: "nothing is put on record before these differences are settled\n",
  });
});

test("ends with 2 for a page of an API that is not described", async () => {
  const file = join(folder, "tides.md");
  await writeFile(file, MARKDOWN);
  const { status, stderr } = await trace(file);
  expect(status).toBe(2);
  expect(stderr).toMatch(/none of the calls on it is described; give the page of (\w+ or )+\w+\n$/);
});
