import { expect, test } from "vitest";
import type { Answer, Asked } from "../../sandbox/server.ts";
import { api as vpnscript } from "./api.ts";
import type { FaultName } from "./sandbox/faults.ts";
import { sightOf, verifySandbox, type Sight } from "./verify-sandbox.support.ts";
import { misunderstandings } from "./misunderstandings.support.ts";

const faults: [fault: FaultName, rule: string, seen?: Sight, jobMs?: number][] = [
  ["token-secret-ignored", "wrong-tokens-are-refused"],
  ["scheme-ignored", "wrong-tokens-are-refused"],
  ["validated-before-token", "wrong-tokens-are-refused"],
  ["password-of-openvpn", "credentials-are-exact"],
  ["account-without-service-not-found", "token-belongs-to-its-account"],
  ["openvpn-password-empty", "token-belongs-to-its-account"],
  ["previous-token-revoked", "new-login-keeps-earlier-tokens", "remarked"],
  ["login-ends-others", "new-login-keeps-earlier-tokens"],
  ["account-of-other", "token-belongs-to-its-account"],
  ["credentials-of-first-account", "token-belongs-to-its-account"],
  ["credentials-cached", "token-belongs-to-its-account"],
  ["account-of-next-plan", "token-belongs-to-its-account"],
  ["account-refused-to-inactive", "token-belongs-to-its-account"],
  ["auth-without-server-unchecked", "token-belongs-to-its-account"],
  ["auth-refused-for-second", "openvpn-login-stays"],
  ["last-not-found-for-others", "listed-servers-are-there"],
  ["delete-foreign-cancels", "pending-creation-is-not-deleted", "found", 600],
  ["pending-listed-everywhere", "configurations-are-on-their-server", "found", 600],
  ["account-service-of-next", "token-belongs-to-its-account"],
  ["password-any-case", "credentials-are-exact"],
  ["password-prefix-accepted", "credentials-are-exact"],
  ["delete-ends-session", "requests-do-nothing-else"],
  ["delete-ends-oldest-session", "requests-do-nothing-else"],
  ["unknown-user-invalid", "credentials-are-exact"],
  ["unknown-user-404", "credentials-are-exact"],
  ["suspension-told-to-anyone", "suspension-is-told-to-its-owner", "remarked"],
  ["token-and-more", "wrong-tokens-are-refused"],
  ["token-any-case", "wrong-tokens-are-refused"],
  ["token-of-other-form-breaks", "wrong-tokens-are-refused"],
  ["token-kept-for-all", "token-belongs-to-its-account"],
  ["token-of-its-id", "tokens-are-not-guessable"],
  ["password-and-more", "credentials-are-exact"],
  ["username-and-more", "credentials-are-exact"],
  ["username-begins", "credentials-are-exact"],
  ["wrong-field-named", "device-name-is-required"],
  ["account-with-hash", "no-secret-is-shown"],
  ["account-email-shared", "token-belongs-to-its-account"],
  ["account-service-none", "token-belongs-to-its-account"],
  ["account-service-twice", "token-belongs-to-its-account"],
  ["openvpn-password-shared", "no-secret-is-shown"],
  ["openvpn-login-shared", "no-secret-is-shown"],
  ["credentials-cached-by-server", "no-secret-is-shown"],
  ["credentials-cached-later", "no-secret-is-shown"],
  ["numbers-cut-short", "ids-are-read-exactly"],
  ["numbers-unsigned", "ids-are-read-exactly"],
  ["refusals-translated", "messages-are-in-one-language"],
  ["phantom-listed", "listed-servers-are-there"],
  ["server-hidden", "pages-add-up"],
  ["config-id-for-all", "config-id-tells-of-a-profile"],
  ["address-of-next", "profile-leads-to-its-server"],
  ["page-beyond-repeats", "pages-add-up"],
  ["page-clamped", "pages-add-up", "remarked"],
  ["profile-without-server", "ids-are-asked-for"],
  ["create-without-server", "ids-are-asked-for"],
  ["profile-of-missing", "no-profile-where-there-is-none"],
  ["profile-empty", "no-profile-where-there-is-none"],
  ["profile-unfilled", "profile-leads-to-its-server"],
  ["profile-leads-twice", "profile-leads-to-its-server"],
  ["openvpn-password-by-server", "openvpn-login-stays"],
  ["username-optional", "device-name-is-required"],
  ["device-name-optional", "device-name-is-required"],
  ["server-error-on-text-id", "malformed-input-breaks-nothing"],
  ["unknown-route-html", "unknown-route-is-not-found", "remarked"],
  ["wrong-method-html", "wrong-method-is-not-allowed", "remarked"],
  ["wrong-method-fails", "wrong-method-is-not-allowed", "remarked"],
  ["profile-service-message", "profile-needs-an-active-service"],
  ["disabled-servers-listed", "server-list-tells-the-state"],
  ["disabled-server-usable", "disabled-server-is-not-found"],
  ["pages-overlap", "pages-add-up"],
  ["labels-untranslated", "pages-add-up", "remarked"],
  ["certificate-differs", "certificate-is-the-profiles"],
  ["certificate-of-first", "certificate-is-the-profiles"],
  ["profile-refused-to-others", "certificate-is-the-profiles"],
  ["profile-with-first-login", "certificate-is-the-profiles"],
  ["profile-with-kept-login", "no-secret-is-shown"],
  ["cert-only-word-counts", "certificate-is-the-profiles"],
  ["certificate-without-service", "profile-needs-an-active-service"],
  ["profile-of-first-server", "profile-leads-to-its-server"],
  ["missing-profile-null", "no-profile-where-there-is-none"],
  ["credentials-change", "openvpn-login-stays"],
  ["delete-foreign", "configurations-are-the-accounts"],
  ["list-foreign", "configurations-are-on-their-server"],
  ["list-ignores-server", "configurations-are-on-their-server"],
  ["list-kept-for-all", "configurations-are-on-their-server"],
  ["list-repeats", "configurations-are-on-their-server"],
  ["list-newest", "listed-configurations-stay"],
  ["id-changes", "listed-configurations-stay"],
  ["list-emptied-200", "configurations-are-on-their-server"],
  ["creation-as-deletion", "configurations-stay-the-same"],
  ["deletion-unmarked", "deleted-configuration-goes"],
  ["create-takes-others", "listed-configurations-stay"],
  ["create-replaces", "listed-configurations-stay"],
  ["create-job-forgets", "listed-configurations-stay"],
  ["delete-takes-others", "deleting-takes-one"],
  ["delete-takes-next", "deleting-takes-one"],
  ["delete-last-keeps", "deleting-takes-one"],
  ["delete-foreign-locks", "deleting-takes-one"],
  ["delete-foreign-names-owner", "configurations-are-the-accounts"],
  ["delete-foreign-deactivates", "configurations-are-the-accounts"],
  ["delete-renews-others", "configurations-stay-the-same"],
  ["login-creates", "nothing-else-is-created"],
  ["create-twin-elsewhere", "nothing-else-is-created"],
  ["create-twin-for-other", "nothing-else-is-created"],
  ["delete-creates-elsewhere", "nothing-else-is-created"],
  ["list-hides-deletion", "waiting-configurations-are-listed"],
  ["delete-pending-creation", "pending-creation-is-not-deleted", "found", 600],
  ["delete-refused-and-done", "pending-creation-is-not-deleted", "found", 600],
  ["create-for-first", "configurations-are-the-accounts"],
  ["delete-foreign-pending", "configurations-are-the-accounts"],
  ["private-key-changes", "configurations-stay-the-same"],
  ["create-by-get", "wrong-method-is-not-allowed"],
  ["delete-by-post", "wrong-method-is-not-allowed"],
  ["delete-with-wrong-token", "configurations-are-the-accounts"],
  ["password-in-blanks", "credentials-are-exact"],
  ["username-pattern", "credentials-are-exact"],
  ["password-is-username", "suspension-is-told-to-its-owner"],
  ["create-does-nothing", "created-configuration-becomes-active"],
  ["create-job-stuck", "created-configuration-becomes-active"],
  ["create-twice", "created-configuration-becomes-active"],
  ["create-on-wrong-server", "created-configuration-becomes-active"],
  ["active-without-config", "config-is-there-while-active"],
  ["config-while-pending", "config-is-there-while-active"],
  ["config-while-deleting", "config-is-there-while-active", "remarked"],
  ["created-at-moves", "configurations-stay-the-same"],
  ["private-key-short", "config-is-a-wg-quick-file"],
  ["private-key-not-base64", "config-is-a-wg-quick-file"],
  ["endpoint-of-other-server", "config-is-a-wg-quick-file"],
  ["peer-without-endpoint", "config-is-a-wg-quick-file"],
  ["peer-key-foreign", "config-is-a-wg-quick-file"],
  ["peer-key-new", "configurations-share-nothing"],
  ["peer-without-networks", "config-is-a-wg-quick-file"],
  ["peer-port-zero", "config-is-a-wg-quick-file"],
  ["profile-without-remote", "profile-leads-to-its-server"],
  ["created-at-impossible", "configurations-stay-the-same"],
  ["private-key-shared", "configurations-share-nothing"],
  ["address-shared", "configurations-share-nothing"],
  ["deleted-stays", "deleted-configuration-goes"],
  ["delete-does-nothing", "deleted-configuration-goes"],
  ["delete-gone-succeeds", "deleted-configuration-goes"],
  ["delete-oldest", "deleting-takes-one"],
  ["delete-newest", "deleting-takes-one"],
  ["delete-loose", "configurations-are-the-accounts"],
  ["cert-only-any", "certificate-is-the-profiles"],
  ["cert-only-words-ignored", "certificate-is-the-profiles"],
  ["key-beside-certificate", "certificate-is-the-profiles"],
  ["password-of-anyone", "credentials-are-exact"],
  ["delete-takes-all", "deleting-takes-one"],
  ["create-changes-login", "requests-do-nothing-else"],
  ["create-ends-sessions", "requests-do-nothing-else"],
  ["create-disables-login", "requests-do-nothing-else"],
  ["delete-ends-renewal", "requests-do-nothing-else"],
  ["suspended-told-password", "no-secret-is-shown"],
  ["suspended-given-token", "no-secret-is-shown"],
  ["input-repeated", "no-secret-is-shown"],
  ["token-repeated", "no-secret-is-shown"],
];

const isSeen = async ([fault, rule, seen = "found", jobMs = 100]: (typeof faults)[number]) =>
  expect(await sightOf(rule, { fault, jobMs })).toBe(seen);

/** Watched for as long as it takes to be sure, which is longer beside others, and at some time too long. */
const isWatched = ([fault]: (typeof faults)[number]) => fault === "create-takes-others";

test.concurrent.each(faults.filter((one) => !isWatched(one)))("%s is seen by %s", (...one) =>
  isSeen(one),
);

test.each(faults.filter(isWatched))("%s is seen by %s", (...one) => isSeen(one));

test.concurrent.each(misunderstandings)(
  "%s, which is seen by %s",
  async (_, rule, instead, seen = "found") => {
    const alter = (asked: Asked, answer: Answer): Answer => instead(asked) ?? answer;
    expect(await sightOf(rule, { alter })).toBe(seen);
  },
);

test.concurrent.each(["created-configuration-becomes-active", "deleted-configuration-goes"])(
  "jobs that end after the target file's jobTimeout are not a breach: %s",
  // On a busy machine, they may be over before they are seen.
  { retry: 5 },
  async (rule) => {
    const run = await verifySandbox({ jobMs: 1500 }, { jobTimeout: 0.05 }, { onlyRule: rule });
    expect(run.outcomes.get(rule)).toMatchObject({
      verdict: "not-exercised",
      reason: expect.stringMatching(/longer jobTimeout/) as string,
    });
  },
);

test("each rule sees something", () => {
  const seeing = new Set([...faults, ...misunderstandings].map(([, rule]) => rule));
  const idle = vpnscript.rules.map(({ id }) => id).filter((id) => !seeing.has(id));
  expect(idle).toEqual([]);
});
