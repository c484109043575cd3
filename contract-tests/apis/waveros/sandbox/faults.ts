import type { Has as Asks } from "../../../sandbox/sandbox.ts";

/** Every breach of the contract that the sandbox can be told to commit, one at a time. */
export const FAULTS = {
  // What create_voucher stores.
  "create-stores-nothing": "create_voucher says success and stores nothing",
  "create-stores-other-passcode": "the stored passcode is not the answered one",
  "create-ignores-username": "the given username is ignored",
  "create-cuts-username": "a username ends at its first space",
  "create-ignores-passcode": "the given passcode is ignored",
  "create-ignores-fullname": "the given fullname is ignored",
  "create-truncates-fullname": "fullname ends at its first space",
  "create-replaces-valid-for": "valid_for is replaced by the preset",
  "create-ignores-valid-from": "valid_from is ignored: the voucher is valid at once",
  "create-drops-time-of-day": "valid_from loses its time of day",
  "create-starts-at-once-instead-of-before": "a valid_from that has been is replaced by now",
  "create-get-starts-at-once": "over GET a valid_from that has been is replaced by now",
  "create-starts-the-day-before": "without valid_from a voucher begins a day before its creation",
  "create-escapes-fullname": "fullname is stored with HTML's escapes",
  "create-refuses-longest-validity": "the documented valid_for '365 days' is refused",
  "create-refuses-a-validity": "the documented valid_for '35 days' is refused",
  "create-shortens-a-validity": "a voucher for '35 days' is stored for '30 days'",
  "create-repeats-random-username": "the random username is always the same",
  "create-leaves-passcode-empty": "no random passcode: it stays empty",
  "create-repeats-fullname": "a passcode that is left out is the fullname",
  "create-leaves-validity-empty": "no preset: without valid_for it stays empty",
  "create-makes-two": "each voucher is stored a second time, under a name of its own",
  "create-makes-copy": "each voucher is stored a second time, under a random name",
  "create-makes-stranger-over-get": "over GET a voucher that nobody asked for comes with each",
  "create-adds-email-user": "each new voucher is an e-mail user, too",
  "create-changes-email-user": "each new voucher changes whether an e-mail user takes marketing",
  "create-comments-email-user": "each new voucher is written into the comments of an e-mail user",
  "create-visits-email-user": "each new voucher counts as a visit of an e-mail user",
  "create-touches-email-user": "with each new voucher an e-mail user was modified just now",
  "create-adds-other-email-user": "with each new voucher an e-mail user comes whom nobody knows",
  "create-is-a-login": "each new voucher is a login of a guest",
  "create-moves-guest": "with each new voucher an active guest has another address",
  "create-adds-guest": "each new voucher is an active guest",
  "create-takes-oldest": "a new voucher takes the place of the oldest",
  "create-limits-all": "the limits of a new voucher become those of all",
  "create-after-removal-unlisted":
    "a voucher that is created right after a removal is not listed until the next write",
  "create-one-hour-is-a-day": "a voucher for '1 hour' is stored for '1 day'",
  "create-get-ignores-limits": "over GET limits are ignored",
  "duplicate-by-prefix": "a username that begins like a taken one counts as taken",
  "duplicate-stored-renamed": "a refused duplicate is stored under another name",
  "duplicate-accepted": "a username is accepted twice",
  "duplicate-overwrites-passcode": "a refused duplicate overwrites the passcode",
  "duplicate-stored-later":
    "a duplicate that was refused is stored when the voucher with its name is removed",
  "duplicate-says-success": "a duplicate changes nothing, but is said to be added",

  // Limits.
  "limits-swapped": "download and upload limit are swapped",
  "limits-ignored": "limits are ignored: traffic is unlimited",
  "limits-only-together": "an upload limit without a download limit is ignored",
  "limits-clamped": "a limit out of bounds becomes the bound, not unlimited",
  "limits-exclude-highest": "the highest limit, 9437184, counts as out of bounds",
  "limits-answered-as-integers": "create_voucher answers limits as integers",
  "limits-listed-as-strings": "the list holds limits as strings",
  "limits-listed-in-kilobytes": "the list holds limits in kilobytes",
  "unlimited-listed-as-null": "the list says null for unlimited",

  // What create_voucher answers.
  "success-without-user": "success, but no user in the answer",
  "success-without-error-flag": "a success has no error flag",
  "success-error-flag-zero": "the error flag of a success is 0",
  "answer-says-password": "create_voucher answers password instead of passcode",
  "answer-id-as-string": "create_voucher answers the id as a string",

  // remove_voucher.
  "remove-keeps-voucher": "remove_voucher says success and removes nothing",
  "remove-recreated-keeps":
    "the voucher of a username that was removed before is said to be removed, and stays",
  "remove-second-takes-newest": "the second removal of a username takes the newest voucher with it",
  "remove-takes-everything": "remove_voucher removes every voucher",
  "remove-takes-another": "remove_voucher removes another voucher",
  "remove-takes-longer-names": "with a username, those that begin with it go",
  "remove-takes-shorter-names": "with a username, those that it begins with go",
  "remove-takes-oldest": "with each voucher the oldest one goes",
  "remove-takes-same-passcode": "with a voucher, those with the same passcode go",
  "remove-takes-same-fullname": "with a voucher, those with the same full name go",
  "remove-takes-other-letters": "with a voucher, those go whose usernames differ in case alone",
  "remove-takes-email-user": "with each voucher an e-mail user goes",
  "remove-leaves-copy": "a removed voucher is stored again, under a random name",
  "removed-returns": "a removed voucher is there again some readings later",
  "remove-resets-others": "a removal gives all others the preset validity",
  "remove-wildcards": "a % in a username to remove stands for any text",
  "remove-globs": "a * behind a username to remove stands for any text",
  "remove-by-end": "the end of a username removes its voucher",
  "remove-by-passcode": "a passcode removes its voucher",
  "remove-by-id": "an id removes its voucher",
  "remove-several": "usernames with commas between remove their vouchers",
  "remove-ignores-hyphens": "hyphens in a username to remove do not count",
  "remove-ignores-case":
    "usernames that differ in case alone are two, and each removes the other's voucher",
  "remove-by-fullname": "a full name removes its voucher",
  "remove-twice": "what was removed can be removed again",
  "removed-stays-taken": "the username of a removed voucher stays taken",
  "removed-twice-stays-taken":
    "the username of a removed voucher stays taken once its removal was asked for again",
  "removed-comes-back": "a removed username that is created again has its old passcode",
  "remove-unknown-creates": "removing an unknown username is refused, and creates its voucher",
  "remove-unknown-says-success": "removing an unknown username says success",
  "remove-unknown-reworded": "the message for an unknown username is reworded",
  "remove-matches-prefix": "the beginning of a username removes its voucher",
  "remove-without-username-takes-last": "without username the newest voucher goes",
  "remove-without-username-changes-oldest":
    "without username it is refused, and the limit of the oldest grows",
  "remove-without-username-says-unknown": "without username: Username doesn't exist",

  // The voucher list.
  "list-under-data": "the voucher list is under data instead of users",
  "list-object-after-removal": "after a removal the list is an object of positions",
  "list-repeats-username": "the newest voucher is listed twice",
  "list-ids-repeat": "a new voucher gets the id of the one before",
  "list-ids-change": "the id of a voucher changes between reads",
  "list-hashes-password": "the list holds a hash instead of the password",
  "list-says-passcode": "the list says passcode instead of password",
  "list-created-at-moves": "created_at is another at each reading",
  "list-changes-oldest": "at each reading the oldest voucher has another validity",
  "list-created-at-iso": "created_at is written as 2025-02-21T02:31:30Z",
  "list-valid-from-shifted": "the list shows valid_from an hour late",
  "list-lacks-mac": "the list has no MAC",
  "list-never-used-as-empty": "first_login of an unused voucher is an empty string",
  "list-get-lacks-newest": "over GET the list lacks the newest voucher",
  "list-get-lags": "over GET the list is that before the last change",
  "list-get-lacks-limits": "over GET the list has no limits but 0",
  "list-get-lacks-oldest": "over GET the list lacks the oldest voucher",
  "list-after-php-warning": "a PHP warning stands before the JSON of the list",

  // The API key and the methods.
  "key-by-prefix": "a key that begins like the right one is accepted",
  "key-by-suffix": "a key that ends like the right one is accepted",
  "key-by-length": "a key as long as the right one is accepted",
  "key-wildcards": "a % in a key stands for any text",
  "key-list-accepted": "a list in place of a key is accepted",
  "key-any-creates-over-get": "over GET any key creates vouchers",
  "key-wrong-yet-lists": "a wrong key is refused, and the answer has the list all the same",
  "key-ignores-hyphens": "hyphens in a key do not count",
  "key-ignores-case": "the case of the key is ignored",
  "key-any-on-lists": "any key reads the lists",
  "key-missing-over-get": "over GET the key may be missing",
  "key-unchecked-on-active-guests": "get_active_guests asks for no key",
  "key-wrong-says-not-set": "a wrong key is said to be not set",
  "key-missing-says-incorrect": "a missing key is said to be incorrect",
  "key-wrong-yet-creates": "a wrong key is refused, but its voucher is created",
  "key-wrong-yet-removes": "a wrong key is refused, but its voucher is removed",
  "key-echoed-in-error": "an error repeats the request, its key included",
  "key-echoed-in-answer": "the answer to create_voucher repeats the key",
  "duplicate-tells-voucher":
    "a refused duplicate tells the voucher that has the name, its passcode included",
  "api-disabled-writes": "the disabled API creates and removes vouchers",
  "api-disabled-says-not-set": "the disabled API says of the logins that the key is not set",
  "get-disabled-yet-creates": "a disabled GET is refused, but its voucher is created",
  "get-disabled-says-incorrect": "a disabled GET is said to have a wrong key",
  "get-disabled-answers-logins": "the logins are answered over GET although it is disabled",
  "get-disabled-answers-vouchers": "the vouchers are listed over GET although it is disabled",
  "get-spaces-not-decoded": "over GET spaces stay encoded",

  // Errors.
  "error-flag-false": "the error flag of an error is false",
  "error-flag-string": "the error flag of an error is a string",
  "error-message-lower-case": "the messages about usernames lost their capital",
  "missing-action-lists-vouchers": "without an action the vouchers are listed",
  "username-array-500": "a username that is not a string is answered with 500",
  "failing-lists-nothing": "a failing storage is answered with empty lists",
  "failing-says-success": "a failing storage is answered with success",

  // Stored users and active guests.
  "email-verified-boolean": "verified of an e-mail user is a boolean",
  "email-visits-string": "visits of an e-mail user is a string",
  "email-times-as-epoch": "the times of e-mail users are seconds since 1970",
  "email-lacks-marketing": "an e-mail user has no marketing",
  "email-get-halved": "over GET there are half of the e-mail users",
  "email-reading-is-a-visit": "to read the e-mail users counts as a visit of each",
  "email-ids-repeat": "two e-mail users have the same id",
  "email-lacks-addresses": "an e-mail user has a name in place of the address",
  "free-users-are-vouchers": "the list of free users is that of the vouchers",
  "hosts-refused": "the guest hosts are refused to the right key",
  "mobile-users-after-php-warning": "a PHP warning stands before the JSON of the mobile users",
  "guests-get-lacks-them": "over GET there are no active guests",
  "guests-listed-twice": "an active guest is listed twice",
  "guests-addresses-as-names": "active guests have a hostname for their address",
  "guests-under-users": "active guests are under users instead of data",
  "guests-uptime-in-seconds": "the uptime of active guests is a number of seconds",
  "guests-bytes-as-numbers": "the byte counters of active guests are numbers",
  "guests-keys-underscored": "active guests have mac_address for mac-address",
};

/** Those that go against what the page implies and does not say: worth a remark, no finding. */
export const IMPLIED = {
  "create-accepts-any-validity": "a valid_for that is not documented is stored",
  "unknown-action-html": "an unknown action is answered with an HTML page",
  "logins-cleared-by-reading": "to read the logins clears them",
  "remove-trims": "spaces around a username to remove are dropped",
  "key-in-query-of-post": "a POST may carry its key in the query",
};

/** The ways in which a conforming router may differ where the vendor's page is silent, beyond the form of its answers. */
export const LIBERTIES = {
  "error-status": "errors have a status of their own: 401 about the key, else 400",
  "own-unknown-action": "an unknown action is answered with a 404 of another form",

  "usernames-any-case": "usernames are the same in capitals and in small letters",
  "usernames-counted": "a username that was left out becomes guest and a number",
  "passcodes-short": "a passcode that was left out becomes four digits",
  "names-ascii": "full names beyond ASCII are refused",
  "lists-taken": "a list that is sent for a text is taken, and the removal of one always succeeds",
  "null-for-none":
    "limits and starts that were left out are answered as null, and such starts listed so",

  "one-moment": "every voucher was created at one and the same moment, an hour ago",
  "rows-reversed": "the newest voucher is listed first",
  "ids-skip": "ids of vouchers have gaps",
  "lists-empty": "the lists whose rows the page does not show are empty",
  "guests-stand-still": "the figures of active guests are always the same",
  "guests-count-down": "the bytes of active guests grow fewer",
};

export const DIFFERENCES = { faults: FAULTS, implied: IMPLIED, liberties: LIBERTIES };

export type FaultName = keyof typeof FAULTS | keyof typeof IMPLIED;

/** Whether the sandbox was started with a fault or a liberty. */
export type Has = Asks<FaultName | keyof typeof LIBERTIES>;
