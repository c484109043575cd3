import type { Causes } from "../../engine/description/catalogue.ts";

const TAKEN = "another in place of username-exists";
const YET_REMOVED =
  "vouchers-stay-as-they-are: The removal of a voucher was refused, and it is gone.";
const MISSING = "created-voucher-is-listed: A created voucher is not in the list.";
const TWICE = "created-voucher-is-listed: A created voucher is in the list more than once.";
const KEPT = "removed-voucher-is-gone: A voucher is still listed after its removal was confirmed.";
const UNREMOVED = "another in place of user-removed";
const REFUSED_OTHERWISE =
  "duplicate-username-changes-nothing: Orders with a username that is taken are refused in different ways.";
const NOT_FOUND =
  "removed-voucher-is-gone: The removal of a voucher that is listed finds none of that username.";
const FAILING =
  "removed-voucher-is-gone: The removal of a voucher fails each time, and others do not.";
const UNASKED = [
  "vouchers-stay-as-they-are: A voucher that nobody asked to remove is gone.",
  "vouchers-stay-as-they-are: Each such request removes a voucher of this run's own, and does not ask for it.",
];

/** What a sequence of creations and removals shows as well. */
const BY_MODEL = ["model-of-a-voucher"];

/** Which breaches show another one. */
export const causes: Causes = {
  "another in place of key-incorrect": [
    ...["rules/only-the-exact-key-opens", "another in place of key-not-set"],
    ...["no-secret-is-shown", YET_REMOVED],
  ],
  "another in place of key-not-set": ["only-the-exact-key-opens", "post-takes-no-key-from-the-url"],
  "only-the-exact-key-opens": ["only-the-exact-key-opens"],
  "another in place of error-occurred": ["another in place of error-occurred"],
  "disabled-method-is-refused": ["disabled-method-is-refused"],
  "unknown-action-is-refused": ["rules/bad-input-is-refused"],
  // An order that is said to have failed may have been carried out.
  "another in place of user-added": [
    ...["documented-orders-are-accepted", "refused-order-leaves-nothing", ...BY_MODEL],
    REFUSED_OTHERWISE,
  ],
  [UNREMOVED]: [NOT_FOUND, FAILING],
  "rules/limits-are-kept": ["rules/limits-are-kept"],
  "voucher-ids-stay": ["listed-as-created: The list has another id for a new voucher."],
  // What is not created under its name is not found by it.
  "given-values-come-back: The username of a new voucher comes back changed.": [
    ...[TAKEN, UNREMOVED, "created-voucher-is-listed", "another in place of user-added"],
    ...["removed-voucher-is-gone", "removed-username-is-free"],
    "duplicate-username-changes-nothing",
  ],
  "given-values-come-back: The passcode of a new voucher comes back changed.": [
    "left-out-values-are-invented",
  ],
  "left-out-values-are-invented: The username that was left out stays empty.": [
    ...["documented-orders-are-accepted", "nothing-but-what-was-asked-for", NOT_FOUND],
  ],
  "left-out-values-are-invented": ["ids-and-names-are-unique"],
  "get-and-post-answer-alike": [
    ...["ids-and-names-are-unique", "listed-as-created", "new-voucher-is-unused"],
    "voucher-without-start-is-valid-at-once",
  ],
  "given-values-come-back": BY_MODEL,
  // What has no id is not stored.
  'body-matches-schema: The field "id" is outside the documented range. a number >= 1': [
    ...[TAKEN, UNREMOVED, "created-voucher-is-listed"],
  ],
  "created-voucher-is-listed": [
    ...[TAKEN, UNREMOVED, "duplicate-username-changes-nothing", ...BY_MODEL],
  ],
  "duplicate-username-changes-nothing": BY_MODEL,
  // Two of one name are taken for each other.
  [TAKEN]: [
    ...["duplicate-username-changes-nothing", TWICE, KEPT],
    ...["ids-and-names-are-unique", "voucher-ids-stay", ...BY_MODEL],
  ],
  "refused-order-leaves-nothing": [
    ...["ids-and-names-are-unique", YET_REMOVED, "another in place of key-incorrect"],
    "removed-username-is-free",
    "disabled-method-is-refused: A disabled GET has created a voucher.",
  ],
  "nothing-but-what-was-asked-for": ["ids-and-names-are-unique"],
  "ids-and-names-are-unique": [
    ...["ids-and-names-are-unique", "voucher-ids-stay", "created-voucher-is-listed"],
    "duplicate-username-changes-nothing",
  ],
  // What else a removal takes is missed elsewhere.
  "another in place of no-username": ["created-voucher-is-listed", "removed-voucher-is-gone"],
  "another in place of username-unknown": [
    ...["removed-username-is-free", "removed-voucher-is-gone"],
    ...["only-the-whole-username-removes", "vouchers-stay-as-they-are"],
    ...["created-voucher-is-listed", ...BY_MODEL],
  ],
  "only-the-whole-username-removes": [
    ...["only-the-whole-username-removes", "vouchers-stay-as-they-are"],
    ...["removed-voucher-is-gone", YET_REMOVED],
  ],
  "others-stay-as-they-are": [
    ...["vouchers-stay-as-they-are", "removed-voucher-is-gone", "removed-username-is-free"],
    ...["listed-as-created", "no-secret-is-shown", UNREMOVED],
  ],
  "removed-voucher-is-gone": [
    ...["removed-voucher-is-gone", "removed-username-is-free", MISSING],
    ...["ids-and-names-are-unique", ...UNASKED, ...BY_MODEL],
  ],
  "duplicate-username-changes-nothing: An order with a username that is taken has changed the voucher that has it.":
    [
      "vouchers-stay-as-they-are: Each such request changes a voucher of this run's own, and does not ask for it.",
    ],
  // Of two of one name, a removal leaves one.
  "duplicate-username-changes-nothing: A username was accepted twice.": [TWICE, KEPT],
  "reading-changes-no-voucher": ["vouchers-stay-as-they-are", "others-stay-as-they-are"],
  "removed-username-is-free": ["removed-username-is-free", ...BY_MODEL],
  "vouchers-stay-as-they-are: A voucher of this run's own has changed, and no request of this run asked for it.":
    [...["listed-as-created", "nothing-but-what-was-asked-for"]],
  "vouchers-stay-as-they-are: A removed voucher has come back.": [
    ...["voucher-ids-stay", "removed-voucher-is-gone"],
  ],
  // Vouchers have passcodes wherever they are shown.
  "vouchers-are-in-their-list-alone": ["vouchers-are-no-guests", "no-secret-is-shown"],
  "vouchers-are-no-guests": ["no-secret-is-shown"],
  "rules/unshown-lists-keep-the-protocol": ["rules/unshown-lists-keep-the-protocol"],
  "refusals-give-nothing": ["no-secret-is-shown"],
  // Last, as what follows from it may be followed by it.
  "created-voucher-is-listed: A created voucher is listed under another username.": [
    ...[TAKEN, UNREMOVED, ...UNASKED, ...BY_MODEL, "another in place of user-added"],
    ...["duplicate-username-changes-nothing", "removed-voucher-is-gone"],
    ...["refused-order-leaves-nothing", "documented-orders-are-accepted"],
    ...["ids-and-names-are-unique", "voucher-ids-stay", "created-voucher-is-listed"],
  ],
};
