import type { Differences } from "../../../sandbox/switches.ts";

/** The ways in which a conforming panel may differ where the vendor's page is silent, beyond the form of its answers. */
export const LIBERTIES = {
  "one-moment": { title: "every time is one and the same moment" },
  "rows-reversed": { title: "servers and configurations are listed in the opposite order" },
  "ids-skip": { title: "ids of configurations and tokens have gaps" },

  "suspension-unexplained": { title: "no reason is given for a suspension" },
  "account-without-beginning": { title: "no account says when it was created" },
  "service-for-all": { title: "every account lists an active service, whatever state it is in" },
  "openvpn-login-shared": { title: "all accounts are given one OpenVPN username and password" },

  "validation-reworded": {
    title: "the message of invalid input is that of its first error, as newer Laravel has it",
  },
  "errors-one-by-one": { title: "only the first thing that is wrong with invalid input is said" },
  "own-not-found": { title: "an unknown route is answered with a 404 of another form" },
  "wrong-method-not-found": { title: "a wrong method is answered as an unknown route" },

  "behind-a-proxy": { title: "the links to pages name the address that the panel has behind it" },
  "labels-translated": { title: "the labels of the links to pages are in another language" },
  "slots-change": {
    title: "free slots are a few more or fewer at each read: other customers come and go",
  },
  "slots-unsaid": { title: "every server is said to have 253 free slots, full or not" },

  "profile-for-all": { title: "an OpenVPN server without a profile of its own has a common one" },
  "profile-server-not-found": {
    title: "asked for an OpenVPN profile, the panel does not find a WireGuard server",
  },

  "jobs-at-once": { title: "a job is done as soon as it is dispatched" },
  "jobs-slow": { title: "a job takes three times as long" },
  "wg-file-short": { title: "a configuration's file holds no more than a tunnel needs" },
} as const satisfies Differences;

export type LibertyName = keyof typeof LIBERTIES;
