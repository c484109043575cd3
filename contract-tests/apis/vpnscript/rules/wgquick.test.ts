import { expect, test } from "vitest";
import { x25519Keys } from "../sandbox/servers.ts";
import { readWgQuick } from "./wgquick.ts";

const [own, server] = [x25519Keys(), x25519Keys()];
const FILE = [
  "[Interface]",
  `PrivateKey = ${own.privateKey}`,
  "Address = 10.2.0.3/32, fd00::3/128",
  "DNS = 1.1.1.1",
  "",
  "[Peer]",
  `PublicKey = ${server.publicKey}`,
  "Endpoint = 127.0.0.2:51820",
  "AllowedIPs = 0.0.0.0/0, ::/0",
].join("\n");

test("a file is read as wg-quick reads it", () => {
  expect(readWgQuick(FILE)).toEqual({
    privateKey: own.privateKey,
    addresses: ["10.2.0.3/32", "fd00::3/128"],
    peers: [{ publicKey: server.publicKey, endpoint: "127.0.0.2:51820", host: "127.0.0.2" }],
    flaws: [],
  });
});

test.each([
  ["names in any case", (file: string) => file.replace("PrivateKey", "privatekey")],
  ["no blanks around =", (file: string) => file.replaceAll(" = ", "=")],
  ["comments and ends of line", (file: string) => `# made\r\n${file.replaceAll("\n", " # x\r\n")}`],
  ["an address on each line", (file: string) => file.replace(", fd00", "\nAddress = fd00")],
  ["a name as endpoint", (file: string) => file.replace("127.0.0.2:", "Vpn.example.com:")],
  ["an IPv6 endpoint", (file: string) => file.replace("127.0.0.2:", "[2001:db8::1]:")],
])("%s will do", (_, change) => {
  expect(readWgQuick(change(FILE))).toMatchObject({ privateKey: own.privateKey });
});

test.each([
  ["not one [Interface]", (file: string) => file.replace("[Interface]", "[Peer]")],
  ["no [Peer]", (file: string) => file.replace(/\[Peer\][^]*/, "")],
  ["not one PrivateKey", (file: string) => file.replace(/PrivateKey.*\n/, "")],
  ["PrivateKey is not 32 bytes", (file: string) => file.replace(own.privateKey, "c2hvcnQ=")],
  ["not one PublicKey", (file: string) => file.replace(/PublicKey.*\n/, "")],
  ["PublicKey is not 32 bytes", (file: string) => file.replace(server.publicKey, "c2hvcnQ=")],
  ["not one Endpoint", (file: string) => file.replace(/Endpoint.*\n/, "")],
  ["names no port", (file: string) => file.replace(":51820", "")],
  ["is not an address", (file: string) => file.replace("10.2.0.3/32", "10.2.0.3/33")],
  ["the device's own", (file: string) => file.replace(server.publicKey, own.publicKey)],
  ["not a host and port", (file: string) => file.replace(":51820", ":0")],
  ["no AllowedIPs", (file: string) => file.replace(/AllowedIPs.*/, "")],
  ["is not a network", (file: string) => file.replace("0.0.0.0/0", "everywhere")],
  ["PresharedKey is not 32 bytes", (file: string) => `${file}\nPresharedKey = abc=`],
  ["neither a section nor a key", (file: string) => `${file}\nnonsense`],
])("%s is said, and it is not such a file", (problem, change) => {
  const read = readWgQuick(change(FILE));
  expect(read).toContain(problem);
  expect(read).not.toContain(own.privateKey);
});

test.each([["no Address", (file: string) => file.replace(/Address.*\n/, "")]])(
  "%s is a flaw",
  (flaw, change) => {
    expect(readWgQuick(change(FILE))).toMatchObject({ flaws: [expect.stringContaining(flaw)] });
  },
);
