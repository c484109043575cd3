import { catalogue } from "../../../generated/vpnscript/catalogue.ts";
import type { Causes } from "../../engine/description/catalogue.ts";
import { MIXED_UP } from "../../engine/judgement/exposed.ts";

const NO_ACTIVE_SERVICE = "another in place of no-active-service";
const NAMES = ["no-service", "service-inactive", "service-expired"];
const SERVICES = NAMES.map((name) => `another in place of ${name}`);

/** Which other breaches a breach explains, so that they are not told as well: by a check's name, or a finding's text. */
export const causes: Causes = {
  "token-is-the-accounts": ["tokens-of-one-account-agree", "account-is-the-one-logged-in"],
  // A login to the wrong account shows that account's service and configurations.
  "account-is-the-one-logged-in": [
    ...[NO_ACTIVE_SERVICE, ...SERVICES, "tokens-of-one-account-agree"],
    ...["list-is-of-the-account-and-server", MIXED_UP],
  ],
  // The profile call has one variant for all of these.
  ...Object.fromEntries(SERVICES.map((one, nth) => [one, [NO_ACTIVE_SERVICE, NAMES[nth]!]])),
  "services-are-the-accounts": [
    ...["services-are-the-accounts", "openvpn-login-is-of-a-service"],
    ...[
      "openvpn-login-is-the-accounts",
      "accounts-are-told-apart: Two accounts have the same user_id.",
      'body-matches-schema: The field "user_id" is not an integer. integer',
    ],
  ],
  "openvpn-login-is-the-accounts": [
    ...["openvpn-login-is-of-a-service", "openvpn-login-is-for-all-servers", MIXED_UP],
  ],
  [MIXED_UP]: ["profile-login-is-the-accounts"],
  "another in place of unauthenticated": [
    ...["ids-are-exact", "unauthenticated", "account-is-the-one-logged-in"],
  ],
  "another in place of not-openvpn": ["another in place of not-wireguard"],
  // A deletion that takes another configuration makes that one vanish unasked.
  "another in place of delete-dispatched": ["others-stay", "refused-deletion-does-nothing"],
  // If listed ids are not accepted, the list shows the wrong ids.
  "config-not-found and delete-dispatched mistaken": [
    ...["list-is-of-the-account-and-server", "keeps-its-id", "create-job-ends"],
  ],
  // A configuration that replaces an earlier one adds none to the list.
  "create-job-ends: Twice the # of # s after a create was dispatched its configuration is not active. # of those created had not appeared.":
    [
      "configuration-keeps-what-it-is: Configuration #: config is another file than at the previous read.",
    ],
  "another in place of config-pending": ["deleted-is-pending-deletion"],
  // A panel that does not validate ids does not miss them either.
  "number-is-exact": ["ids-are-exact", "rules/ids-are-asked-for"],
  // A panel that ignores the server accepts any id.
  "another in place of server-not-found": [
    ...["disabled-server-is-refused", "number-is-exact", "list-is-of-the-account-and-server"],
    "profile-is-a-profile",
  ],
  // Without a valid token, every call answers that it is unauthenticated.
  "login-ends-no-others": Object.values(catalogue.variants).map(
    ({ name }) => `another in place of ${name}`,
  ),
  // If a panel does not find an account's service, each operation says so in its own words.
  ...Object.fromEntries(
    NAMES.map((one) => [
      `${["openvpn-credentials", one].toSorted().join(" and ")} mistaken`,
      ["full-profile and no-active-service mistaken"],
    ]),
  ),
  "list-has-the-enabled-servers": ["list-leaves-none-out"],
  "list-has-no-other-servers": ["listed-server-is-found"],
  "server-id-is-unique": ["page-agrees-with-the-list"],
  "server-not-found": ["disabled-server-is-refused"],
  // What other checks make of a malformed row.
  configs: [
    ...["times-are-moments", "create-job-ends", "list-is-of-the-account-and-server"],
    "another in place of config-pending",
  ],
  "disabled-server-is-refused": ["profile-is-a-profile"],
  "profile-is-for-the-server": ["profile-is-a-profile"],
  "pages-do-not-overlap": ["pages-leave-none-out"],
  "another in place of wrong-credentials": ["rules/suspension-is-told-to-its-owner"],
  "cert-only-is-honoured": ["cert-only-is-honoured"],
  // Both answers hold the same certificate.
  "full-profile": ["certificate-only"],
  "only-the-right-method-does-it": ["rules/wrong-method-is-not-allowed"],
  "page-agrees-with-the-list": [
    ...["page-agrees-with-the-list", "pages-do-not-overlap", "pages-leave-none-out"],
    "page-shows-the-listed-servers",
  ],
  "another in place of device-limit": ["refused-create-left-nothing"],
  // One configuration too many leaves a negative number of free slots.
  "another in place of server-full": [
    "nothing-else-changes",
    'body-matches-schema: The field "wg_available_slots" is outside the documented range. a number >= 0',
  ],
  // Swapped protocols show at every server.
  "list-tells-the-protocol": ["listed-server-is-found"],
  "listed-server-is-found": ["listed-server-is-found"],
  // An account that lists no service lists neither of them.
  "refused-service-is-listed": ["openvpn-login-is-of-a-service"],
  // The list of another account or server shows no creation or deletion, and the states of other configurations.
  "list-is-of-the-account-and-server": [
    ...["refused-create-left-nothing", "deleted-is-pending-deletion", "delete-job-ends"],
    ...["created-for-who-asks", "stays-until-deleted", "create-job-ends"],
    "config-goes-with-the-status",
  ],
  // A configuration that comes back may share its address with one that was created meanwhile.
  "deleted-is-pending-deletion": [
    ...["delete-job-ends", "others-stay", "configurations-are-told-apart"],
    "refused-deletion-does-nothing",
  ],
  // A deletion that takes others does so each time.
  "others-stay": ["others-stay", "deleted-is-pending-deletion", "delete-job-ends"],
  "stays-until-deleted": ["stays-until-deleted"],
  "deleted-stays-away": [
    ...["deleted-is-pending-deletion", "delete-job-ends", "configurations-are-told-apart"],
  ],
  "keeps-its-id": ["stays-until-deleted", "another in place of config-not-found"],
  "config-can-be-read": ["configuration-keeps-what-it-is"],
  // A state of another configuration looks like a change that nobody made.
  "config-goes-with-the-status": [
    ...["configurations-are-told-apart", "another in place of config-pending"],
    "refused-deletion-does-nothing",
  ],
  // With another time of creation, it seems to be another one of the same id.
  "configuration-keeps-what-it-is: Configuration #: created_at has changed since the previous read.":
    ["stays-until-deleted"],
  "configuration-keeps-what-it-is": ["configuration-keeps-what-it-is"],
  "no-other-credential-is-shown": ["no-secret-is-shown"],
  "creates-where-asked": ["create-job-ends"],
  "refused-create-left-nothing": ["creates-where-asked"],
  "nothing-else-changes": ["rules/new-login-keeps-earlier-tokens"],
};
