import { BlockList, isIP } from "node:net";

/** Names that public DNS never answers. */
const LOCAL_NAME = /(^|\.)(local|lan|localhost|home\.arpa)$/;

/**
 * True if a URL's host can only be in the network at hand: a loopback, private or link-local
 * address, a name of one label, or one that ends as only local names do.
 */
export function isLocalHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  const family = isIP(host);
  if (family === 0) return host !== "" && (!host.includes(".") || LOCAL_NAME.test(host));
  known ??= localAddresses();
  return known.check(host, family === 4 ? "ipv4" : "ipv6");
}

/** Made once: it is asked for with every call by GET. */
let known: BlockList | undefined;

function localAddresses(): BlockList {
  const list = new BlockList();
  list.addSubnet("127.0.0.0", 8);
  list.addSubnet("10.0.0.0", 8);
  list.addSubnet("172.16.0.0", 12);
  list.addSubnet("192.168.0.0", 16);
  list.addSubnet("169.254.0.0", 16);
  list.addAddress("::1", "ipv6");
  list.addSubnet("fe80::", 10, "ipv6");
  list.addSubnet("fc00::", 7, "ipv6");
  return list;
}
