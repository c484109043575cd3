import type { WireguardConfig, World } from "./world.ts";

/** The file that wg-quick connects the device with. */
export function wgQuick(world: World, config: WireguardConfig): string {
  const { server, keys, presharedKey } = config;
  const peerKey = world.has("peer-key-foreign") ? keys.publicKey : server.keys.publicKey;
  const isShort = world.has("wg-file-short");
  const besides = (line: string): string[] => (isShort ? [] : [line]);
  const endpoint = `Endpoint = ${server.host || server.ipaddr}:${server.port}`;
  return [
    "[Interface]",
    `PrivateKey = ${privateKey(world, config)}`,
    `Address = 10.${server.id}.0.${config.hostNumber}/32`,
    ...besides("DNS = 1.1.1.1, 1.0.0.1"),
    "",
    "[Peer]",
    `PublicKey = ${peerKey}`,
    ...besides(`PresharedKey = ${presharedKey}`),
    ...(world.has("peer-without-endpoint") ? [] : [endpoint]),
    `AllowedIPs = 0.0.0.0/0${isShort ? "" : ", ::/0"}`,
    ...besides("PersistentKeepalive = 25"),
    "",
  ].join("\n");
}

function privateKey(world: World, { keys }: WireguardConfig): string {
  const bytes = Buffer.from(keys.privateKey, "base64");
  if (world.has("private-key-short")) return bytes.subarray(0, 31).toString("base64");
  if (world.has("private-key-not-base64")) return bytes.toString("hex");
  return keys.privateKey;
}
