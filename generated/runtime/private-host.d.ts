// Generated from scripts/client/private-host.ts; do not edit.
// Made anew by: npm run generate
/** Whether a URL's hostname is certainly one of a private network. Other names and IPv6 count as public: no DNS is asked. */
export declare function isPrivateHost(hostname: string): boolean;
