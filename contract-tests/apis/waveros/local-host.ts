import { BlockList, isIP } from "node:net";

/** Names that public DNS never answers. */
const LOCAL_NAME = /(^|\.)(local|lan|localhost|home\.arpa)$/;

const LOCAL_NETWORKS = new BlockList();
for (const network of [
  ...["127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"],
  ...["::1/128", "fe80::/10", "fc00::/7"],
]) {
  const [address = "", length] = network.split("/");
  LOCAL_NETWORKS.addSubnet(address, Number(length), familyOf(address));
}

/** A loopback, private or link-local address, a name of one label, or one that ends as only local names do. */
export function isLocalHost(hostname: string): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "")
    .toLowerCase();
  if (isIP(host) > 0) return LOCAL_NETWORKS.check(host, familyOf(host));
  return host !== "" && (!host.includes(".") || LOCAL_NAME.test(host));
}

/** Where a URL would carry a key to; undefined for a host of the local network. */
export function riskOfUrl(baseUrl: string): string | undefined {
  const { hostname } = new URL(baseUrl);
  if (isLocalHost(hostname)) return undefined;
  return `in a URL to ${hostname}, which is not a host of the local network`;
}

function familyOf(address: string) {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}
