import type { Differences } from "../../../sandbox/switches.ts";

/**
 * Every breach that the sandbox can be started with, one at a time: what a broken release does.
 * An undocumented one goes against what the page implies and does not say: no breach of what it says.
 */
export const FAULTS = {
  // Logging in, bearer tokens, and the account behind one.
  "any-password-accepted": { title: "Logging in works with any password." },
  "password-any-case": { title: "Passwords are compared without regard to case." },
  "password-trimmed": {
    title: "Blanks around a password are dropped before it is compared.",
    undocumented: true,
  },
  "password-prefix-accepted": { title: "Only the first eight characters of a password count." },
  "suspended-gets-token": { title: "A suspended account is given a token." },
  "suspended-403": { title: "A suspended account is answered with 403 in place of 400." },
  "suspend-reason-missing": { title: "The answer to a suspended account has no suspend_reason." },
  "suspension-told-to-anyone": {
    title: "An account's suspension is told to a caller who knows only its username.",
    undocumented: true,
  },
  "unknown-user-404": {
    title: "An unknown username is told apart from a wrong password, by a 404.",
  },
  "wrong-credentials-401": { title: "Wrong credentials are answered with 401 in place of 422." },
  "device-name-optional": { title: "A token is issued without a device name." },
  "token-null": { title: "Logging in succeeds, and the token is null." },
  "token-not-stored": { title: "The token that was just issued is not known afterwards." },
  "token-single-use": { title: "A token is good for one request only." },
  "previous-token-revoked": {
    title: "An account's earlier tokens stop working at a new login.",
    undocumented: true,
  },
  "token-of-first-account": { title: "Every token acts for the first account." },
  "any-token-accepted": { title: "Whatever follows Bearer is accepted, for the first account." },
  "token-secret-ignored": { title: "A token is known by its id; what follows the bar is ignored." },
  "scheme-ignored": { title: "A token is accepted behind any scheme, or behind none." },
  "unauthenticated-403": { title: "A missing token is answered with 403 in place of 401." },
  "unauthenticated-login-page": {
    title: "A missing token is answered with the HTML login page and 200.",
  },
  "unauthenticated-redirect": {
    title: "A missing token is redirected to the login page, though JSON was asked for.",
  },
  "unauthenticated-without-success": {
    title: "The 401 is the framework's own: a message, and no success key.",
  },
  "account-of-other": { title: "The account shown is the one that logged in last." },
  "account-service-of-everyone": { title: "The account lists the services of all accounts." },
  "account-service-object": { title: "The account's service is an object, not a list." },
  "account-id-string": { title: "The account's user_id is a string." },
  "account-dates-local": { title: "The account's times are written as 2021-12-21 20:16:32." },
  "account-status-key": { title: "The account is wrapped in status in place of success." },
  "account-notice-before-json": { title: "A PHP notice is printed before the account's JSON." },

  // Input validation and routing, which all operations share.
  "errors-missing": { title: "Invalid input is answered with a message only, without errors." },
  "errors-as-list": { title: "The errors are one flat list, not a list for each field." },
  "validation-400": { title: "Invalid input is answered with 400 in place of 422." },
  "validation-missing": {
    title: "A server_id that is not an integer is looked up as it is, and not found.",
    undocumented: true,
  },
  "server-error-on-text-id": { title: "An id that is not an integer breaks the server: 500." },
  "unknown-route-html": { title: "An unknown route is an HTML page, though JSON was asked for." },
  "wrong-method-html": { title: "A wrong method is answered with the HTML 404 page." },

  // The server list and its pages, and the checks that a server must pass.
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
  "disabled-server-usable": { title: "A disabled server can be used by its id." },

  // OpenVPN profiles and credentials.
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

  // WireGuard configurations, and the jobs that create and delete them.
  "create-does-nothing": { title: "Creating answers success, and nothing is created." },
  "create-job-stuck": { title: "A new configuration stays pending for ever." },
  "create-twice": { title: "Creating one configuration creates two." },
  "create-on-wrong-server": { title: "The configuration is created on another server." },
  "create-success-key": { title: "Creating answers success in place of status." },
  "full-server-accepts": { title: "A server without free slots accepts another configuration." },
  "device-limit-ignored": { title: "The plan's device limit is not looked at." },
  "openvpn-devices-uncounted": { title: "Connected OpenVPN devices do not count as devices." },
  "deleted-stays": { title: "A deleted configuration stays pending deletion for ever." },
  "delete-does-nothing": { title: "Deleting answers success, and nothing changes." },
  "delete-takes-all": { title: "Deleting one configuration deletes all of the account's." },
  "delete-foreign": { title: "Another account's configuration can be deleted." },
  "delete-unknown-succeeds": { title: "Deleting what does not exist answers success." },
  "delete-pending-allowed": { title: "A configuration can be deleted while a job is under way." },
  "delete-open": { title: "Deleting needs no token." },
  "list-foreign": { title: "The list shows everyone's configurations." },
  "list-ignores-server": { title: "The list shows the configurations of all servers." },
  "list-empty-200": { title: "Having no configurations is answered with 200 and an empty list." },
  "list-success-key": { title: "The list is wrapped in success in place of status." },
  "config-while-pending": { title: "A configuration that is pending creation has its file." },
  "config-while-deleting": {
    title: "A configuration that is pending deletion still has its file.",
    undocumented: true,
  },
  "active-without-config": { title: "An active configuration has no file." },
  "status-string": { title: "The status of a configuration is a string." },
  "created-at-moves": { title: "created_at is a second later at each read." },
  "private-key-short": { title: "The private key is 31 bytes long." },
  "private-key-not-base64": { title: "The private key is written in hexadecimal digits." },
  "private-key-shared": { title: "All configurations have one private key." },
  "address-shared": {
    title: "All configurations of a server have one address.",
    undocumented: true,
  },
  "peer-without-endpoint": { title: "The file does not say where the peer is." },
  "peer-key-foreign": {
    title: "The peer's public key is not the server's but the client's own.",
    undocumented: true,
  },
} as const satisfies Differences;

export type FaultName = keyof typeof FAULTS;
