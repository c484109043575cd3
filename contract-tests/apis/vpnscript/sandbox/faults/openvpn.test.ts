import { testFaults } from "./broken-release.ts";
import type { OPENVPN_FAULTS } from "./openvpn.ts";

const seenAt: Readonly<Record<keyof typeof OPENVPN_FAULTS, readonly string[]>> = {
  "cert-only-ignored": ["profile: certificate"],
  "cert-only-always": ["profile", "profile: other server"],
  "certificate-differs": ["profile: certificate"],
  "profile-without-certificate": ["profile", "profile: other server"],
  "profile-of-first-server": ["profile: other server"],
  "profile-service-message": ["profile: no service", "profile: inactive", "profile: expired"],
  "missing-profile-null": ["profile: no profile"],
  "credentials-of-first-account": ["auth", "auth: server"],
  "credentials-change": ["auth: same password again"],
  "auth-ignores-server": ["auth*"],
  "auth-requires-server": ["auth*"],
};

testFaults(seenAt);
