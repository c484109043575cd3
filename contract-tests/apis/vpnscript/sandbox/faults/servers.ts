/** Faults of the server list and its pages, and of the checks a server must pass. */
export const SERVER_FAULTS = {
  "servers-open": { title: "The server list needs no token." },
  "servers-keyed": { title: "The servers are an object keyed by position, not a list." },
  "servers-content-type": { title: "The server list is JSON that says it is text/html." },
  "disabled-servers-listed": { title: "Disabled servers are listed.", undocumented: true },
  "protocol-capitalised": { title: "Protocols are written OpenVPN and WireGuard." },
  "paginate-ignored": { title: "paginate is ignored: all servers, without pages." },
  "per-page-ignored": { title: "Every page holds the framework's fifteen, whatever was asked." },
  "page-ignored": { title: "Every page is the first one." },
  "pages-overlap": {
    title: "Every page but the first begins with the last server of the one before.",
  },
  "total-of-page": { title: "total counts the servers of the page, not all of them." },
  "last-page-off-by-one": { title: "last_page is one too many." },
  "from-zero-based": { title: "from and to count from zero." },
  "links-first-active": { title: "The link marked active is always that of page 1." },
  "labels-untranslated": {
    title: "The labels are the keys pagination.previous and pagination.next.",
    undocumented: true,
  },
  "next-page-same": { title: "next_page_url leads to the page one is on." },
  "per-page-integer": { title: "per_page is an integer, though it came as a string." },
  "expired-inactive-swapped": {
    title: "An expired service is called not active, one that is not active expired.",
  },
  "no-service-as-inactive": { title: "An account without a service is told it is not active." },
  "expiry-unchecked": { title: "An expired service is served as if it were paid for." },
  "server-not-found-422": { title: "A missing server is answered with 422 in place of 404." },
  "wrong-protocol-as-not-found": { title: "A server of the other protocol is called not found." },
  "openvpn-protocol-unchecked": { title: "A WireGuard server is accepted where OpenVPN is meant." },
  "wireguard-protocol-unchecked": {
    title: "An OpenVPN server is accepted where WireGuard is meant.",
  },
  "disabled-server-usable": { title: "A disabled server can be used by whoever knows its id." },
} as const;
