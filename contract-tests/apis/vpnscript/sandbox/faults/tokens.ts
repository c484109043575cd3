/** Faults of logging in, of bearer tokens, and of the account behind one. */
export const TOKEN_FAULTS = {
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
    title: "An account's suspension is told to whoever knows its username, password or not.",
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
} as const;
