// Generated from scripts/client/private-host.ts; do not edit.
// Made anew by: npm run generate
/**
 * Private and loopback IPv4 addresses, and names without a dot, which only a local network resolves.
 * A URL's hostname is normal already: digits and dots are a whole IPv4 address.
 */
const PRIVATE = /^(10|127|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$|^[^.[]+$/;
/** Whether a URL's hostname is certainly one of a private network. Other names and IPv6 count as public: no DNS is asked. */
export function isPrivateHost(hostname) {
    return PRIVATE.test(hostname);
}
