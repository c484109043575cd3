/** Faults of OpenVPN profiles and credentials. */
export const OPENVPN_FAULTS = {
  "cert-only-ignored": { title: "cert_only is ignored: the whole profile is answered." },
  "cert-only-always": {
    title: "The certificate is answered where the whole profile was asked for.",
  },
  "certificate-differs": { title: "cert_only answers another certificate than the profile holds." },
  "profile-without-certificate": { title: "The profile's ca block is empty." },
  "profile-of-first-server": {
    title: "Every profile connects to the first server.",
    undocumented: true,
  },
  "profile-service-message": {
    title: "The profile names the service's problem in the words of the other operations.",
  },
  "missing-profile-null": {
    title: "A server without a profile answers 200 and null.",
    undocumented: true,
  },
  "credentials-of-first-account": { title: "Everyone is given the first account's credentials." },
  "credentials-change": { title: "The OpenVPN password is another one at each read." },
  "auth-ignores-server": { title: "The credentials are answered whatever server is named." },
  "auth-requires-server": { title: "The credentials are refused unless a server is named." },
} as const;
