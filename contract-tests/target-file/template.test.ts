import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PERSONAS, SERVERS } from "../apis/vpnscript/target.ts";
import { STATES, targetSchema as waverosSchema } from "../apis/waveros/target.ts";
import { loadTargets } from "./load.ts";
import { sampleApis } from "./sample-files.support.ts";
import { targetFileTemplate } from "./template.ts";

const { vpnscript, lobby } = sampleApis;
const waveros = { name: "waveros", targetSchema: waverosSchema };
const apis = { ...sampleApis, waveros };

const CERTIFICATE = new URL("../acceptance/command-line/self-signed.pem", import.meta.url);

/** With every variable set that it names. */
async function loadAll(text: string): Promise<readonly unknown[]> {
  const names = [...text.matchAll(/"\$\{(\w+)\}"/g)].map(([, name]) => name!);
  const folder = await mkdtemp(join(tmpdir(), "template-"));
  try {
    await writeFile(join(folder, "t.yaml"), text);
    await copyFile(CERTIFICATE, join(folder, "ca.pem"));
    const env = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
    return (await loadTargets(join(folder, "t.yaml"), apis, env)).targets;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function inForce(template: string): string {
  return template.replace(/^( +)#(?=\w+: )/gm, "$1").replaceAll("NUMBER", "7");
}

test.each(Object.values(apis))("the template of $name loads as it is", async (api) => {
  const template = targetFileTemplate(api);
  expect(await loadAll(template)).toMatchObject([{ name: api.name, api: api.name }]);
});

test("with every field in force, that of vpnscript has every persona and server", async () => {
  expect(await loadAll(inForce(targetFileTemplate(vpnscript)))).toEqual([
    {
      name: "vpnscript",
      api: "vpnscript",
      baseUrl: "https://vpn.example.com",
      allowWrites: false,
      requestsPerMinute: 50,
      timeout: 30,
      budget: 600,
      bodyLimit: 100,
      headers: { "x-access-key": "value of ACCESS_KEY" },
      basicAuth: { username: "USERNAME", password: "value of BASIC_AUTH_PASSWORD" },
      ca: expect.stringContaining("BEGIN CERTIFICATE"),
      overlay: "overlay.yaml",
      docs: "https://ADDRESS",
      deviceName: "contract-tests",
      jobTimeout: 60,
      personas: expect.objectContaining({
        ...Object.fromEntries(
          Object.keys(PERSONAS).map((name) => [
            name,
            { username: "USERNAME", password: expect.stringMatching(/^value of \w+_PASSWORD$/) },
          ]),
        ),
        noService: { username: "USERNAME", password: "value of NO_SERVICE_PASSWORD" },
      }),
      servers: Object.fromEntries(Object.keys(SERVERS).map((name) => [name, 7])),
    },
  ]);
});

test("with every field in force, that of waveros has every state", async () => {
  const [target] = await loadAll(inForce(targetFileTemplate(waveros)));
  expect(target).toMatchObject({ apiKey: "value of API_KEY", methods: ["POST"] });
  expect(Object.keys((target as { states: object }).states)).toEqual(Object.keys(STATES));
});

test.each([
  [vpnscript, /does not end in `\/api`\.\n.*baseUrl: https:\/\/vpn\.example\.com\n/],
  [waveros, /It ends in\s+# \/api\/\.|ends in \/api\/\.\n.*baseUrl: http.*\/api\/\n/],
])("an address ends as that API has it: $name", (api, says) => {
  expect(targetFileTemplate(api)).toMatch(says);
});

test("a number that was not written in place of NUMBER is refused", async () => {
  const template = targetFileTemplate(vpnscript).replace("#openvpn:", "openvpn:");
  await expect(loadAll(template)).rejects.toThrow("servers.openvpn: must be a whole number");
});

test("a template explains each field, shows its default, and asks for what is required", () => {
  expect(targetFileTemplate(lobby)).toBe(`\
# The installations to verify. \${NAME} is taken from the environment, so no secret is in this file.
# A commented-out field is not used: it shows its default, or an example. Remove the # to
# use it, and write your own in place of what is in CAPITALS.
targets:
  # What reports and --name call the target.
  - name: lobby
    # The API that the installation offers.
    api: lobby
    # Address of the installation, without user, query and fragment.
    baseUrl: http://192.168.10.1/api/
    # Whether anything may be created or deleted there.
    #allowWrites: false
    # Most requests a minute.
    #requestsPerMinute: 50
    # Longest that one answer may take, in seconds.
    #timeout: 30
    # Longest that verifying the target may take, in seconds; what was not exercised by then is
    # reported, and the clean-up follows.
    #budget: 600
    # Largest answer that is read, in megabytes once it is unpacked.
    #bodyLimit: 100
    # Headers that are sent with every request, for a gateway in front of the installation. Their
    # values are masked in every output.
    #headers: {"x-access-key":"\${ACCESS_KEY}"}
    # What a proxy before the installation asks for; sent where a call has no credentials of its
    # own.
    #basicAuth: { username: USERNAME, password: "\${BASIC_AUTH_PASSWORD}" }
    # File (PEM, beside this one) with the authority of the installation's certificate, or with
    # that certificate, where Node.js does not trust it by itself.
    #ca: ca.pem
    # OpenAPI Overlay (beside this file) of the fields that this installation has and the vendor's
    # page does not know. It adds fields to answers, and changes nothing.
    #overlay: overlay.yaml
    # Address of the vendor's page, without query and fragment: findings then link to the place on
    # it that is not kept.
    #docs: https://ADDRESS
    # Key of the router's API.
    apiKey: "\${API_KEY}"
    # Ways to ask it. One of POST, GET.
    #methods: [POST]
    # Routers in other states.
    states:
      # Its API is off.
      #disabled: { baseUrl: https://ADDRESS, apiKey: "\${DISABLED_KEY}" }
`);
});
