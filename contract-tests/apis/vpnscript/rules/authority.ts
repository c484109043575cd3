import { createPrivateKey, X509Certificate } from "node:crypto";
import type { Seen } from "../../../engine/judgement/seen.ts";
import { blockIn, certificatesIn } from "./profiles.ts";
import type { Trial } from "./trial.ts";

/** With the key of its own authority, anyone who has the profile can pose as the server, or let others in. */
export function holdAuthority({ must }: Pick<Trial, "must">, profile: Seen<string>): void {
  const [authority = "", client = ""] = ["ca", "cert"].map((tag) => blockIn(profile.value, tag));
  const authorities = certificatesIn(authority).filter(
    (one) => !certificatesIn(client).includes(one),
  );
  const keys =
    profile.value.match(/-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^-]+-----END \1-----/g) ?? [];
  const isShown = authorities.some((one) => keys.some((key) => isKeyOf(key, one)));
  must({ ...profile, value: "the key of a certificate in its ca block" }, !isShown, "no such key", {
    "authority-keeps-its-key":
      "The profile holds the private key of its certificate authority: with that, anyone can pose as the server.",
  });
}

function isKeyOf(key: string, pem: string): boolean {
  try {
    return new X509Certificate(pem).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
