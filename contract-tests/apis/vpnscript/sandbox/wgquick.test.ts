import { createPrivateKey, createPublicKey, diffieHellman } from "node:crypto";
import { expect, test } from "vitest";
import { createWorld, newConfig, wgQuick } from "./world.ts";

/** The bytes before an X25519 private key in PKCS #8. */
const PKCS8 = Buffer.from("302e020100300506032b656e04220420", "hex");

function privateKey(base64: string) {
  const key = Buffer.concat([PKCS8, Buffer.from(base64, "base64")]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}

function publicHalf(base64: string): string {
  const { x = "" } = createPublicKey(privateKey(base64)).export({ format: "jwk" });
  return Buffer.from(x, "base64url").toString("base64");
}

function values(text: string): Readonly<Record<string, string>> {
  const pairs = text.matchAll(/^(\w+) = (.*)$/gm);
  return Object.fromEntries(Array.from(pairs, ([, key = "", value = ""]) => [key, value]));
}

function twoConfigs() {
  const world = createWorld(() => false);
  const server = world.servers.find(({ id }) => id === 7);
  if (server === undefined) throw new Error("the sandbox has no server 7");
  const configs = [1, 2].map(() => newConfig(world, world.personas.active, server));
  return { server, configs, files: configs.map((config) => wgQuick(world, config)) };
}

test("the file has what wg-quick needs, in its order", () => {
  const [file = ""] = twoConfigs().files;
  const key = "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=";
  const lines = [
    String.raw`\[Interface\]`,
    `PrivateKey = ${key}`,
    String.raw`Address = 10\.7\.0\.2/32`,
    String.raw`DNS = 1\.1\.1\.1, 1\.0\.0\.1`,
    "",
    String.raw`\[Peer\]`,
    `PublicKey = ${key}`,
    `PresharedKey = ${key}`,
    String.raw`Endpoint = nywg\.vpn\.example\.com:51820`,
    String.raw`AllowedIPs = 0\.0\.0\.0/0, ::/0`,
    "PersistentKeepalive = 25",
  ];
  expect(file).toMatch(new RegExp(`^${lines.join("\n")}\n$`));
});

test("the peer's key belongs to the server, and both sides agree on a secret", () => {
  const { server, configs, files } = twoConfigs();
  for (const [index, file] of files.entries()) {
    const { PrivateKey = "", PublicKey = "" } = values(file);
    expect(PublicKey).toBe(publicHalf(server.keys.privateKey));
    const client = privateKey(PrivateKey);
    const secrets = [
      diffieHellman({
        privateKey: client,
        publicKey: createPublicKey(privateKey(server.keys.privateKey)),
      }),
      diffieHellman({
        privateKey: privateKey(server.keys.privateKey),
        publicKey: createPublicKey(client),
      }),
    ];
    expect(secrets[0]).toEqual(secrets[1]);
    expect(publicHalf(PrivateKey)).toBe(configs[index]?.keys.publicKey);
  }
});

test("two configurations share neither key nor address", () => {
  const [one = {}, other = {}] = twoConfigs().files.map(values);
  for (const name of ["PrivateKey", "PresharedKey", "Address"]) {
    expect(one[name]).not.toBe(other[name]);
  }
});
