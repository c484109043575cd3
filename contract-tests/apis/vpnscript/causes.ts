import { catalogue } from "../../../generated/vpnscript/catalogue.ts";
import type { Causes } from "../../engine/catalogue.ts";

const NO_ACTIVE_SERVICE = "another in place of no-active-service";
const SERVICES = ["no-service", "service-inactive", "service-expired"].map(
  (name) => `another in place of ${name}`,
);

/** Which breaches show another one. */
export const causes: Causes = {
  follows: {
    // An account that is another's has another's service.
    "account-is-the-one-logged-in": [NO_ACTIVE_SERVICE, ...SERVICES],
    // One variant of the profile call is for all of these.
    ...Object.fromEntries(SERVICES.map((one) => [one, [NO_ACTIVE_SERVICE]])),
    "services-are-the-accounts": ["services-are-the-accounts", "openvpn-login-is-of-a-service"],
    "openvpn-login-is-the-accounts": [
      ...["openvpn-login-is-of-a-service", "openvpn-login-is-for-all-servers"],
    ],
    "another in place of unauthenticated": ["ids-are-exact"],
    "number-is-exact": ["ids-are-exact"],
    // Where no server is looked at, each id is as good as any.
    "another in place of server-not-found": [
      ...["disabled-server-is-refused", "number-is-exact", "list-is-of-the-account-and-server"],
    ],
    // Without a token that is let in, every other answer is that one.
    "login-ends-no-others": Object.values(catalogue.variants).map(
      ({ name }) => `another in place of ${name}`,
    ),
    "server-id-is-unique": ["page-agrees-with-the-list"],
    "status-as-documented in place of server-not-found": ["disabled-server-is-refused"],
    "disabled-server-is-refused": ["profile-is-a-profile"],
    "another in place of wrong-credentials": ["rules/suspension-is-told-to-its-owner"],
    "cert-only-is-honoured": ["cert-only-is-honoured"],
    "page-agrees-with-the-list": [
      ...["page-agrees-with-the-list", "pages-do-not-overlap", "pages-leave-none-out"],
      "page-shows-the-listed-servers",
    ],
    "another in place of device-limit": ["refused-create-left-nothing"],
    // A list that is another's shows neither what was made nor what has gone.
    "list-is-of-the-account-and-server": [
      ...["refused-create-left-nothing", "deleted-is-pending-deletion", "delete-job-ends"],
      ...["created-for-who-asks", "stays-until-deleted"],
    ],
    "deleted-is-pending-deletion": ["delete-job-ends", "others-stay"],
    "others-stay": ["deleted-is-pending-deletion", "delete-job-ends"],
    "stays-until-deleted": ["stays-until-deleted"],
    "creates-where-asked": ["create-job-ends"],
    "nothing-else-changes": ["rules/new-login-keeps-earlier-tokens"],
  },
  anywhere: ["refused-create-left-nothing", "deleted-is-pending-deletion", "delete-job-ends"],
  subjects: /(?<=\bconfigurations? )\d+|(?<="config_id":)(?!9{9})\d+/gi,
};
