import { expect, test } from "vitest";
import { holdAuthority } from "./authority.ts";

/** Made up for this test. */
const KEY = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIC9u5lnV8Ji5A7shdn4+Aen1VV0xRAATyIbscAd0fE+V
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBQDCB86ADAgECAhQDg+I8/6rj+k3DxCSNmhJH75RNRzAFBgMrZXAwFTETMBEG
A1UEAwwKTWFkZS11cCBDQTAgFw0yNjExMjgyMjAyMTZaGA8yMTI2MTEwNDIyMDIx
NlowFTETMBEGA1UEAwwKTWFkZS11cCBDQTAqMAUGAytlcAMhANNbX0RjMKNNKNVo
9EFkUQ3FX4AdHY9FgdiN/VAdTJB7o1MwUTAdBgNVHQ4EFgQUvRhBpjB+Lrqf81fM
C3Ud4O0xzAMwHwYDVR0jBBgwFoAUvRhBpjB+Lrqf81fMC3Ud4O0xzAMwDwYDVR0T
AQH/BAUwAwEB/zAFBgMrZXADQQAHg28ZlDV7V07N4tlGvw29zAOBk/qrc17sAOcl
uEHIIrtrOeljj8LMuIWyGnfMtM6txLT/xCXpuzEobKI5tnUB
-----END CERTIFICATE-----`;

test.each([
  ["the key of its authority", `<ca>\n${CERTIFICATE}\n</ca>\n<key>\n${KEY}\n</key>`, false],
  ["no key", `<ca>\n${CERTIFICATE}\n</ca>`, true],
  [
    "a client's own, which is its authority",
    `<ca>\n${CERTIFICATE}\n</ca>\n<cert>\n${CERTIFICATE}\n</cert>\n<key>\n${KEY}\n</key>`,
    true,
  ],
  ["another key", `<ca>\n${CERTIFICATE}\n</ca>\n${KEY.replace("IC9u5", "IC9u6")}`, true],
  ["what can't be read", `<ca>\n${CERTIFICATE.replace("MIIB", "MIIC")}\n</ca>\n${KEY}`, true],
])("a profile with %s: whether that may be is %j", (_, value, isRight) => {
  const told: unknown[] = [];
  holdAuthority({ must: (_shown, isSo) => void told.push(isSo) }, { value, at: "/data" } as never);
  expect(told).toEqual([isRight]);
});
