import type { Differences } from "../../../sandbox/switches.ts";

/**
 * Every breach of the contract that the sandbox can be told to commit, one at a time.
 * An undocumented one goes against what the page implies and does not say: worth a remark, no finding.
 */
export const FAULTS = {
  // What create_voucher stores.
  "create-stores-nothing": { title: "create_voucher says success and stores nothing" },
  "create-stores-other-passcode": { title: "the stored passcode is not the answered one" },
  "create-ignores-username": { title: "the given username is ignored" },
  "create-ignores-passcode": { title: "the given passcode is ignored" },
  "create-ignores-fullname": { title: "the given fullname is ignored" },
  "create-truncates-fullname": { title: "fullname ends at its first space" },
  "create-replaces-valid-for": { title: "valid_for is replaced by the preset" },
  "create-ignores-valid-from": { title: "valid_from is ignored: the voucher is valid at once" },
  "create-drops-time-of-day": { title: "valid_from loses its time of day" },
  "create-refuses-longest-validity": { title: "the documented valid_for '365 days' is refused" },
  "create-accepts-any-validity": {
    title: "a valid_for that is not documented is stored",
    undocumented: true,
  },
  "create-repeats-random-username": { title: "the random username is always the same" },
  "create-leaves-passcode-empty": { title: "no random passcode: it stays empty" },
  "create-leaves-validity-empty": { title: "no preset: without valid_for it stays empty" },
  "duplicate-accepted": { title: "a username is accepted twice" },
  "duplicate-overwrites-passcode": { title: "a refused duplicate overwrites the passcode" },
  "duplicate-says-success": { title: "a duplicate changes nothing, but is said to be added" },

  // Limits.
  "limits-swapped": { title: "download and upload limit are swapped" },
  "limits-ignored": { title: "limits are ignored: traffic is unlimited" },
  "limits-clamped": { title: "a limit out of bounds becomes the bound, not unlimited" },
  "limits-exclude-highest": { title: "the highest limit, 9437184, counts as out of bounds" },
  "limits-answered-as-integers": { title: "create_voucher answers limits as integers" },
  "limits-listed-as-strings": { title: "the list holds limits as strings" },
  "limits-listed-in-kilobytes": { title: "the list holds limits in kilobytes" },
  "unlimited-listed-as-null": { title: "the list says null for unlimited" },

  // What create_voucher answers.
  "success-without-user": { title: "success, but no user in the answer" },
  "success-without-error-flag": { title: "a success has no error flag" },
  "success-error-flag-zero": { title: "the error flag of a success is 0" },
  "answer-says-password": { title: "create_voucher answers password instead of passcode" },
  "answer-id-as-string": { title: "create_voucher answers the id as a string" },

  // remove_voucher.
  "remove-keeps-voucher": { title: "remove_voucher says success and removes nothing" },
  "remove-takes-everything": { title: "remove_voucher removes every voucher" },
  "remove-takes-another": { title: "remove_voucher removes another voucher" },
  "remove-unknown-says-success": { title: "removing an unknown username says success" },
  "remove-unknown-reworded": { title: "the message for an unknown username is reworded" },
  "remove-ignores-case": {
    title: "remove_voucher ignores the case of the username",
    undocumented: true,
  },
  "remove-matches-prefix": { title: "the beginning of a username removes its voucher" },
  "remove-without-username-takes-last": { title: "without username the newest voucher goes" },
  "remove-without-username-says-unknown": { title: "without username: Username doesn't exist" },

  // The voucher list.
  "list-under-data": { title: "the voucher list is under data instead of users" },
  "list-object-after-removal": { title: "after a removal the list is an object of positions" },
  "list-repeats-username": { title: "the newest voucher is listed twice" },
  "list-ids-repeat": { title: "a new voucher gets the id of the one before" },
  "list-ids-change": { title: "the id of a voucher changes between reads" },
  "list-hashes-password": { title: "the list holds a hash instead of the password" },
  "list-says-passcode": { title: "the list says passcode instead of password" },
  "list-created-at-iso": { title: "created_at is written as 2025-02-21T02:31:30Z" },
  "list-valid-from-shifted": { title: "the list shows valid_from an hour late" },
  "list-lacks-mac": { title: "the list has no MAC" },
  "list-never-used-as-empty": { title: "first_login of an unused voucher is an empty string" },
  "list-get-lacks-newest": { title: "over GET the list lacks the newest voucher" },
  "list-after-php-warning": { title: "a PHP warning stands before the JSON of the list" },

  // The API key and the methods.
  "key-by-prefix": { title: "a key that begins like the right one is accepted" },
  "key-ignores-case": { title: "the case of the key is ignored" },
  "key-any-on-lists": { title: "any key reads the lists" },
  "key-missing-over-get": { title: "over GET the key may be missing" },
  "key-unchecked-on-active-guests": { title: "get_active_guests asks for no key" },
  "key-in-query-of-post": { title: "a POST may carry its key in the query", undocumented: true },
  "key-wrong-says-not-set": { title: "a wrong key is said to be not set" },
  "key-missing-says-incorrect": { title: "a missing key is said to be incorrect" },
  "key-wrong-yet-creates": { title: "a wrong key is refused, but its voucher is created" },
  "key-echoed-in-error": { title: "an error repeats the request, its key included" },
  "key-echoed-in-answer": { title: "the answer to create_voucher repeats the key" },
  "api-disabled-answers": { title: "the disabled API answers" },
  "api-disabled-says-not-set": { title: "the disabled API says that the key is not set" },
  "get-disabled-answers": { title: "GET answers although it is disabled" },
  "get-spaces-not-decoded": { title: "over GET spaces stay encoded" },

  // Errors.
  "error-flag-false": { title: "the error flag of an error is false" },
  "error-flag-string": { title: "the error flag of an error is a string" },
  "error-message-lower-case": { title: "the messages about usernames lost their capital" },
  "unknown-action-html": { title: "an unknown action is answered with an HTML page" },
  "missing-action-lists-vouchers": { title: "without an action the vouchers are listed" },
  "username-array-500": { title: "a username that is not a string is answered with 500" },
  "failing-lists-nothing": { title: "a failing storage is answered with empty lists" },
  "failing-says-success": { title: "a failing storage is answered with success" },

  // Stored users and active guests.
  "email-verified-boolean": { title: "verified of an e-mail user is a boolean" },
  "email-visits-string": { title: "visits of an e-mail user is a string" },
  "email-times-as-epoch": { title: "the times of e-mail users are seconds since 1970" },
  "email-lacks-marketing": { title: "an e-mail user has no marketing" },
  "guests-under-users": { title: "active guests are under users instead of data" },
  "guests-uptime-in-seconds": { title: "the uptime of active guests is a number of seconds" },
  "guests-bytes-as-numbers": { title: "the byte counters of active guests are numbers" },
  "guests-keys-underscored": { title: "active guests have mac_address for mac-address" },
} as const satisfies Differences;

export type FaultName = keyof typeof FAULTS;
