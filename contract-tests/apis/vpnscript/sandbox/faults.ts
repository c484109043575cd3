import type { Has as Asks } from "../../../sandbox/sandbox.ts";

/** Every breach that the sandbox can be started with, one at a time: what a broken release does. */
export const FAULTS = {
  // Logging in, bearer tokens, and the account behind one.
  "any-password-accepted": "Logging in works with any password.",
  "password-any-case": "Passwords are compared without regard to case.",
  "password-and-more": "Whatever follows the right password is not looked at.",
  "username-and-more": "Whatever follows a username is not looked at.",
  "wrong-field-named": "Where the password is missing, errors names the username.",
  "token-and-more": "Whatever follows the right token is not looked at.",
  "token-of-its-id": "A token's secret is the digest of its id.",
  "password-of-anyone": "Logging in works with the password of any account.",
  "password-prefix-accepted": "Only the first eight characters of a password count.",
  "suspended-gets-token": "A suspended account is given a token.",
  "suspension-told-to-anyone":
    "An account's suspension is told to a caller who knows only its username.",
  "suspended-403": "A suspended account is answered with 403 in place of 400.",
  "suspended-told-password": "The reason of a suspension names the account's password.",
  "suspended-given-token": "The refusal of a suspended account holds a token all the same.",
  "suspend-reason-missing": "The answer to a suspended account has no suspend_reason.",
  "unknown-user-404": "An unknown username is told apart from a wrong password, by a 404.",
  "wrong-credentials-401": "Wrong credentials are answered with 401 in place of 422.",
  "device-name-optional": "A token is issued without a device name.",
  "token-null": "Logging in succeeds, and the token is null.",
  "token-not-stored": "The token that was just issued is not known afterwards.",
  "token-single-use": "A token is good for one request only.",
  "token-of-first-account": "Every token acts for the first account.",
  "any-token-accepted": "Whatever follows Bearer is accepted, for the first account.",
  "token-secret-ignored": "A token is known by its id; what follows the bar is ignored.",
  "scheme-ignored": "A token is accepted behind any scheme, or behind none.",
  "unauthenticated-403": "A missing token is answered with 403 in place of 401.",
  "unauthenticated-login-page": "A missing token is answered with the HTML login page and 200.",
  "unauthenticated-redirect":
    "A missing token is redirected to the login page, though JSON was asked for.",
  "unauthenticated-without-success":
    "The 401 is the framework's own: a message, and no success key.",
  "account-of-other": "The account shown is the one that logged in last.",
  "account-service-of-everyone": "The account lists the services of all accounts.",
  "account-service-of-next": "The account lists the service of the account after it as its own.",
  "account-email-shared": "Every account has the first account's e-mail.",
  "account-service-none": "The account lists no service.",
  "account-service-twice": "The account lists its service twice.",
  "account-service-object": "The account's service is an object, not a list.",
  "account-id-string": "The account's user_id is a string.",
  "account-dates-local": "The account's times are written as 2021-12-21 20:16:32.",
  "account-status-key": "The account is wrapped in status in place of success.",
  "account-notice-before-json": "A PHP notice is printed before the account's JSON.",

  // Input validation and routing, which all operations share.
  "input-repeated": "The answer to invalid input repeats the input, the password included.",
  "token-repeated": "A header of each answer repeats the token that was sent.",
  "errors-missing": "Invalid input is answered with a message only, without errors.",
  "errors-as-list": "The errors are one flat list, not a list for each field.",
  "validation-400": "Invalid input is answered with 400 in place of 422.",
  "server-error-on-text-id": "An id that is not an integer breaks the server: 500.",
  "numbers-cut-short":
    "A fraction is cut short where an id or a number is due: 2.9 is taken for 2.",
  "numbers-unsigned": "The minus sign of an id or a number is dropped: -2 is taken for 2.",
  "refusals-translated": "Refusals are in German for a client that would rather read it.",
  "unknown-route-html": "An unknown route is an HTML page, though JSON was asked for.",
  "wrong-method-html": "A wrong method is answered with the HTML 404 page.",

  // The server list and its pages, and the checks that a server must pass.
  "servers-open": "The server list needs no token.",
  "servers-keyed": "The servers are an object keyed by position, not a list.",
  "servers-content-type": "The server list is JSON that says it is text/html.",
  "protocol-capitalised": "Protocols are written OpenVPN and WireGuard.",
  "paginate-ignored": "paginate is ignored: all servers, without pages.",
  "per-page-ignored": "Every page holds the framework's fifteen, whatever was asked.",
  "page-ignored": "Every page is the first one.",
  "pages-overlap": "Every page but the first begins with the last server of the one before.",
  "total-of-page": "total counts the servers of the page, not all of them.",
  "last-page-off-by-one": "last_page is one too many.",
  "from-zero-based": "from and to count from zero.",
  "links-first-active": "The link marked active is always that of page 1.",
  "next-page-same": "next_page_url leads to the page one is on.",
  "per-page-integer": "per_page is an integer, though it came as a string.",
  "expired-inactive-swapped":
    "An expired service is called not active, one that is not active expired.",
  "no-service-as-inactive": "An account without a service is told it is not active.",
  "expiry-unchecked": "An expired service is served as if it were paid for.",
  "server-not-found-422": "A missing server is answered with 422 in place of 404.",
  "wrong-protocol-as-not-found": "A server of the other protocol is called not found.",
  "openvpn-protocol-unchecked": "A WireGuard server is accepted where OpenVPN is meant.",
  "wireguard-protocol-unchecked": "An OpenVPN server is accepted where WireGuard is meant.",
  "phantom-listed": "A server is listed that there is not.",
  "config-id-for-all": "Every OpenVPN server is listed with a config_id.",
  "address-of-next": "The first server is listed with the address of the other that has a profile.",
  "page-beyond-repeats": "A page beyond the last holds what the first does.",
  "disabled-servers-listed": "Disabled servers are listed.",
  "disabled-server-usable": "A disabled server can be used by its id.",

  // OpenVPN profiles and credentials.
  "cert-only-ignored": "cert_only is ignored: the whole profile is answered.",
  "cert-only-any": "cert_only counts whenever it is sent, also as false.",
  "cert-only-always": "The certificate is answered where the whole profile was asked for.",
  "certificate-differs": "cert_only answers another certificate than the profile holds.",
  "profile-without-certificate": "The profile's ca block is empty.",
  "profile-of-first-server": "Every profile connects to the first server.",
  "profile-without-server": "Where no server is named, the first server's profile is answered.",
  "profile-of-missing": "For a server that is not there the first server's profile is answered.",
  "profile-empty": "A server without a profile answers 200 and an empty one.",
  "profile-leads-twice": "Every profile has a second remote, the other server's.",
  "openvpn-password-shared": "All accounts have one OpenVPN password, and usernames of their own.",
  "openvpn-password-by-server": "Where a server is named, the OpenVPN password is another.",
  "profile-service-message":
    "The profile names the service's problem in the words of the other operations.",
  "credentials-of-first-account": "Everyone is given the first account's credentials.",
  "credentials-cached": "Everyone is given the credentials that were asked for first.",
  "credentials-change": "The OpenVPN password is another one at each read.",
  "auth-ignores-server": "The credentials are answered whatever server is named.",
  "auth-requires-server": "The credentials are refused unless a server is named.",

  // WireGuard configurations, and the jobs that create and delete them.
  "create-does-nothing": "Creating answers success, and nothing is created.",
  "create-job-stuck": "A new configuration stays pending for ever.",
  "create-twice": "Creating one configuration creates two.",
  "create-on-wrong-server": "The configuration is created on another server.",
  "create-twin-elsewhere": "Each create makes a second configuration on another server.",
  "create-twin-for-other": "Each create makes a second configuration for another account.",
  "create-for-first": "What any but the first account creates is the first account's.",
  "create-takes-others": "Creating removes the oldest configuration of another account.",
  "create-replaces": "Creating removes the account's other configurations on the server.",
  "create-rekeys": "Creating gives all other configurations of the account new keys.",
  "create-job-forgets": "The job that is to create a configuration removes it.",
  "create-full-elsewhere":
    "A create that is refused because the server is full makes one on another server.",
  "create-by-get": "A GET creates a configuration, too.",
  "create-success-key": "Creating answers success in place of status.",
  "full-server-accepts": "A server without free slots accepts another configuration.",
  "device-limit-ignored": "The plan's device limit is not looked at.",
  "openvpn-devices-uncounted": "Connected OpenVPN devices do not count as devices.",
  "deleted-stays": "A deleted configuration stays pending deletion for ever.",
  "delete-does-nothing": "Deleting answers success, and nothing changes.",
  "delete-takes-all": "Deleting one configuration deletes all of the account's.",
  "delete-oldest": "Deleting a configuration deletes the account's oldest one in its place.",
  "delete-loose": "What begins with a configuration's id deletes it: 7abc is taken for 7.",
  "delete-gone-succeeds": "Deleting what was deleted before answers success again.",
  "delete-takes-others": "Deleting a configuration deletes those of other accounts on the server.",
  "delete-creates-elsewhere": "Deleting a configuration creates one on another server.",
  "delete-pending-creation": "A configuration can be deleted while it is pending creation.",
  "delete-refused-and-done": "The deletion of a pending configuration is refused, and it goes.",
  "delete-foreign-pending": "Another account's configuration is called pending when it is deleted.",
  "delete-foreign": "Another account's configuration can be deleted.",
  "delete-unknown-succeeds": "Deleting what does not exist answers success.",
  "delete-pending-allowed": "A configuration can be deleted while a job is under way.",
  "delete-open": "Deleting needs no token.",
  "list-foreign": "The list shows everyone's configurations.",
  "list-ignores-server": "The list shows the configurations of all servers.",
  "list-repeats": "The list shows its first configuration twice.",
  "list-newest": "The list shows the newest configuration only.",
  "list-hides-deletion": "What is pending deletion is not listed.",
  "profile-creates": "Reading a profile creates a configuration on another server.",
  "list-empty-200": "Having no configurations is answered with 200 and an empty list.",
  "list-success-key": "The list is wrapped in success in place of status.",
  "config-while-pending": "A configuration that is pending creation has its file.",
  "active-without-config": "An active configuration has no file.",
  "status-string": "The status of a configuration is a string.",
  "created-at-moves": "created_at is a second later at each read.",
  "private-key-changes": "The private key is another one at each read.",
  "private-key-short": "The private key is 31 bytes long.",
  "private-key-not-base64": "The private key is written in hexadecimal digits.",
  "address-shared": "All configurations of a server have one address.",
  "private-key-shared": "All configurations have one private key.",
  "endpoint-of-other-server": "The file connects to another server than the one asked for.",
  "peer-without-endpoint": "The file does not say where the peer is.",
};

/** Those that go against what the page implies and does not say: worth a remark, no finding. */
export const IMPLIED = {
  "password-trimmed": "Blanks around a password are dropped before it is compared.",
  "page-clamped": "A page beyond the last is answered as the last one.",
  "previous-token-revoked": "An account's earlier tokens stop working at a new login.",
  "validation-missing": "A server_id that is not an integer is looked up as it is, and not found.",
  "labels-untranslated": "The labels are the keys pagination.previous and pagination.next.",
  "missing-profile-null": "A server without a profile answers 200 and null.",
  "config-while-deleting": "A configuration that is pending deletion still has its file.",
  "peer-key-foreign": "The peer's public key is not the server's but the client's own.",
};

/** The ways in which a conforming panel may differ where the vendor's page is silent, beyond the form of its answers. */
export const LIBERTIES = {
  "one-moment": "every time is one and the same moment",
  "rows-reversed": "servers and configurations are listed in the opposite order",
  "ids-skip": "ids of configurations and tokens have gaps",

  "suspension-unexplained": "no reason is given for a suspension",
  "account-without-beginning": "no account says when it was created",
  "service-for-all": "every account lists an active service, whatever state it is in",
  "openvpn-login-shared": "all accounts are given one OpenVPN username and password",

  "validation-reworded":
    "the message of invalid input is that of its first error, as newer Laravel has it",
  "errors-one-by-one": "only the first thing that is wrong with invalid input is said",
  "own-not-found": "an unknown route is answered with a 404 of another form",
  "wrong-method-not-found": "a wrong method is answered as an unknown route",

  "behind-a-proxy": "the links to pages name the address that the panel has behind it",
  "labels-translated": "the labels of the links to pages are in another language",
  "slots-change": "free slots are a few more or fewer at each read: other customers come and go",
  "slots-unsaid": "every server is said to have 253 free slots, full or not",

  "profile-for-all": "an OpenVPN server without a profile of its own has a common one",
  "profile-server-not-found":
    "asked for an OpenVPN profile, the panel does not find a WireGuard server",

  "jobs-at-once": "a job is done as soon as it is dispatched",
  "jobs-slow": "a job takes three times as long",
  "wg-file-short": "a configuration's file holds no more than a tunnel needs",
};

export const DIFFERENCES = { faults: FAULTS, implied: IMPLIED, liberties: LIBERTIES };

export type FaultName = keyof typeof FAULTS | keyof typeof IMPLIED;

/** Whether the sandbox was started with a fault or a liberty. */
export type Has = Asks<FaultName | keyof typeof LIBERTIES>;
