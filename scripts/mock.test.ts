import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { runHere } from "../contract-tests/acceptance/command-line/command-line.ts";
import { apiNames, everyApi } from "../contract-tests/apis/discover.ts";
import { catalogue } from "../generated/vpnscript/catalogue.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-command-"));
});
afterAll(() => rm(folder, { recursive: true }));

const names = apiNames();
/** An API is served by two lines: its address, and a call. */
const LINES = 2 * names.length;

const COMMAND = fileURLToPath(new URL("access-contracts.js", import.meta.url));

/** Runs a verb in a process of its own until as many lines of stdout are there as are wanted. */
async function run(argv: readonly string[], wanted: number) {
  const child = spawn(process.execPath, [COMMAND, ...argv]);
  let [stdout, stderr] = ["", ""];
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const complete = new Promise<void>((resolve) => {
    child.stdout.on("data", (text: Buffer) => {
      stdout += text.toString();
      if (stdout.split("\n").length > wanted) resolve();
    });
  });
  await Promise.race([complete, ended]);
  return {
    urls: () => stdout.match(/(?<=^\w+ +)http:\S+/gm) ?? [],
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    stop: async (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended;
    },
  };
}

test("mock serves all APIs until SIGINT", async () => {
  const mock = await run(["mock"], LINES);
  const [panel, router] = ["vpnscript", "waveros"].map((api) => mock.urls()[names.indexOf(api)]!);
  expect((await fetch(`${panel}/api/account`)).status).toBe(401);
  expect((await fetch(`${router}?api-key=any&action=get_logins`)).status).toBe(200);
  expect(await mock.stop("SIGINT")).toBe(0);
  expect(mock.stderr()).toBe("");
  await expect(fetch(panel!)).rejects.toThrow();
});

test("mock --list prints a curl line for each variant and ends", async () => {
  const list = await runHere(["mock", "vpnscript", "--list", "--port", "4010"], folder);
  expect(list.status).toBe(0);
  const lines = list.stdout.trim().split("\n");
  const listed = lines.flatMap(
    (line) => /^# (vpnscript\/.+) \(documented\): /.exec(line)?.[1] ?? [],
  );
  const documented = Object.values(catalogue.variants).filter(
    ({ provenance }) => provenance === "documented",
  );
  expect(listed).toEqual(documented.map(({ id }) => id));
  const curls = lines.filter((line) => /^curl .*'http:\/\/127\.0\.0\.1:4010\/api\//.test(line));
  expect(curls.length).toBe(lines.length / 2);
});

test.each([
  [["vpnscrip"], 'no API "vpnscrip"; did you mean "vpnscript"'],
  [["--proxy", "http://127.0.0.1:1"], "--proxy needs one API"],
  [["vpnscript", "--proxy", "somewhere"], "must begin with http"],
])("mock %j is refused", async (argv, says) => {
  const { status, stderr } = await runHere(["mock", ...argv], folder);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
});

test("sandbox serves installations until it is stopped, their accounts in a file for its owner only", async () => {
  const file = join(folder, "targets.yaml");
  const sandbox = await run(["sandbox", "vpnscript", "--targets", file], 2);
  const [panel = ""] = sandbox.urls();
  await expect.poll(() => sandbox.stderr()).toContain(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const { targets } = parse(await readFile(file, "utf8")) as { targets: Target[] };
  const { username, password } = targets[0]!.personas["active"]!;
  const response = await fetch(`${panel}/api/auth/token`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({ username, password, device_name: "phone" }),
  });
  expect([targets[0]!.baseUrl, response.status]).toEqual([panel, 200]);
  expect(sandbox.stdout() + sandbox.stderr()).not.toContain(password);
  expect(await sandbox.stop("SIGTERM")).toBe(0);
  await expect(stat(file)).rejects.toThrow("ENOENT");
});

test.for<[verb: string, panel: string, router: string]>([
  ["mock", "createToken/200/token-issued", "create_voucher/user-added"],
  ["sandbox", "createToken/200/token-issued", "get_voucher_users/vouchers"],
])(
  "the lines of %s are answered with a success, until SIGTERM",
  async ([verb, vpnscript, waveros], { skip }) => {
    skip(spawnSync("curl", ["--version"]).status !== 0, "curl is not installed on this machine");
    const file = join(folder, "it's mine.yaml");
    const serving = await run([verb, ...(verb === "sandbox" ? ["--targets", file] : [])], LINES);
    const lines = serving.stdout().match(/(?<=^ +)\S.*$/gm) ?? [];
    const contracts = Object.values(await everyApi());
    const came = lines.map((line, index) => {
      const { stdout } = spawnSync("sh", ["-c", line], { encoding: "utf8", cwd: tmpdir() });
      const [head = "", body = ""] = stdout.split(/\r?\n\r?\n/);
      const known = Object.entries(contracts[index]!.validators);
      const key = known.find(([, fits]) => fits(JSON.parse(body)))?.[0];
      return [names[index]!, [head.slice(0, 15), key]] as const;
    });
    expect(await serving.stop("SIGTERM")).toBe(0);
    expect(came.map(([name]) => name)).toEqual(names);
    expect(Object.fromEntries(came)).toMatchObject({
      vpnscript: ["HTTP/1.1 200 OK", vpnscript],
      waveros: ["HTTP/1.1 200 OK", waveros],
    });
  },
);

interface Target {
  readonly baseUrl: string;
  readonly personas: Readonly<Record<string, { username: string; password: string }>>;
}
