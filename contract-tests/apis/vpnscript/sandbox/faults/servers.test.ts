import { testFaults } from "./broken-release.ts";
import type { SERVER_FAULTS } from "./servers.ts";

const seenAt: Readonly<Record<keyof typeof SERVER_FAULTS, readonly string[]>> = {
  "servers-open": ["servers: no token"],
  "servers-keyed": ["servers"],
  "servers-content-type": ["servers: page*", "servers"],
  "disabled-servers-listed": ["servers: page*", "servers"],
  "protocol-capitalised": ["servers", "servers: page 1 of 2", "servers: page 2 of 2"],
  "paginate-ignored": ["servers: page*"],
  "per-page-ignored": ["servers: page*"],
  "page-ignored": ["servers: page 2 of 2", "servers: page 3 of 2"],
  "pages-overlap": ["servers: page 2 of 2"],
  "total-of-page": ["servers: page*"],
  "last-page-off-by-one": ["servers: page*"],
  "from-zero-based": ["servers: page 1 of 2", "servers: page 2 of 2"],
  "links-first-active": ["servers: page 2 of 2", "servers: page 3 of 2"],
  "labels-untranslated": ["servers: page*"],
  "next-page-same": ["servers: page 1 of 2"],
  "per-page-integer": ["servers: page*"],
  "expired-inactive-swapped": ["auth: inactive", "auth: expired", "create: expired"],
  "no-service-as-inactive": ["auth: no service"],
  "expiry-unchecked": ["create*", "delete*", "profile: expired", "auth: expired"],
  "server-not-found-422": [
    "profile: missing server",
    "profile: disabled server",
    "auth: missing server",
    "auth: disabled server",
    "create: missing server",
  ],
  "wrong-protocol-as-not-found": [
    "profile: WireGuard server",
    "auth: WireGuard server",
    "list: OpenVPN server",
    "create: OpenVPN server",
  ],
  "openvpn-protocol-unchecked": ["profile: WireGuard server", "auth: WireGuard server"],
  "wireguard-protocol-unchecked": ["create*", "list: OpenVPN server", "delete", "delete: done"],
  "disabled-server-usable": ["profile: disabled server", "auth: disabled server"],
};

testFaults(seenAt);
