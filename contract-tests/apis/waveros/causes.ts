import type { Causes } from "../../engine/catalogue.ts";

const TAKEN = "another in place of username-exists";
const UNREMOVED = "another in place of user-removed";

/** Which breaches show another one. */
export const causes: Causes = {
  follows: {
    "another in place of key-incorrect": [
      "rules/only-the-exact-key-opens",
      "another in place of key-not-set",
    ],
    "only-the-exact-key-opens": ["only-the-exact-key-opens"],
    "another in place of error-occurred": ["another in place of error-occurred"],
    "disabled-method-is-refused": ["disabled-method-is-refused"],
    "another in place of user-added": ["documented-orders-are-accepted"],
    "rules/limits-are-kept": ["rules/limits-are-kept"],
    "voucher-ids-stay": ["listed-as-created: The list has another id for a new voucher."],
    // What is not created under its name is not found by it.
    "given-values-come-back: The username of a new voucher comes back changed.": [
      ...[TAKEN, UNREMOVED, "created-voucher-is-listed"],
    ],
    "created-voucher-is-listed": [...[TAKEN, UNREMOVED, "duplicate-username-changes-nothing"]],
    // Two of one name are taken for each other.
    [TAKEN]: [
      ...["duplicate-username-changes-nothing", "created-voucher-is-listed"],
      ...["ids-and-names-are-unique", "voucher-ids-stay"],
    ],
    "refused-order-leaves-nothing": ["ids-and-names-are-unique"],
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
      ...["created-voucher-is-listed"],
    ],
    "removed-voucher-is-gone": [
      ...["removed-voucher-is-gone", "removed-username-is-free", "created-voucher-is-listed"],
    ],
    "removed-username-is-free": ["removed-username-is-free"],
    "others-stay-as-they-are": ["vouchers-stay-as-they-are", "removed-voucher-is-gone"],
    // Vouchers have passcodes wherever they are shown.
    "vouchers-are-in-their-list-alone": ["vouchers-are-no-guests", "no-secret-is-shown"],
    "refusals-give-nothing": ["no-secret-is-shown"],
  },
  subjects: /\bct-[\da-f]{8}-\d+-Room\d*/gi,
};
