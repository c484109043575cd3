import { generateKeyPairSync } from "node:crypto";

/** A Curve25519 key pair as WireGuard writes it: each half 32 bytes, in base64. */
export interface X25519Keys {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** A new key pair. */
export function x25519Keys(): X25519Keys {
  const { d = "", x = "" } = generateKeyPairSync("x25519").privateKey.export({ format: "jwk" });
  const base64 = (text: string): string => Buffer.from(text, "base64url").toString("base64");
  return { privateKey: base64(d), publicKey: base64(x) };
}
