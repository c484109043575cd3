import { afterText, type Answer } from "../../../../sandbox/server.ts";
import type { Account } from "../accounts.ts";
import { json, refuse, type Call } from "../laravel.ts";
import { timestamp, type World } from "../world.ts";
import { signedIn } from "./auth.ts";
import { requireService, serviceProblem } from "../validation.ts";

export function getAccount(call: Call): Answer {
  const { world, has } = call;
  const own = signedIn(call);
  const isLimited = own === world.personas.deviceLimited && has("account-of-next-plan");
  const shown = isLimited ? world.personas.expired : own;
  const account = has("account-of-other") ? (world.lastLogin ?? own) : shown;
  if (own.service?.status === 0 && has("account-refused-to-inactive")) requireService(world, own);
  if (has("account-without-service-not-found") && own.service === undefined) {
    refuse(404, serviceProblem(world, own) ?? "");
  }
  const begins = has("account-without-beginning") ? null : account.createdAt;
  const answer = json(200, {
    [has("account-status-key") ? "status" : "success"]: true,
    message: null,
    data: {
      user_id: has("account-id-string") ? String(account.id) : account.id,
      username: account.username,
      email: `${has("account-email-shared") ? "admin" : account.username}@example.com`,
      status: account.suspendReason === null ? 2 : 3,
      suspend_reason: account.suspendReason,
      service: services(world, account),
      created_at: begins === null ? null : time(world, begins),
      updated_at: time(world, account.updatedAt),
      ...(has("account-with-openvpn") && { openvpn: { pass: own.openvpnPassword } }),
      ...(has("account-with-hash") && { password: `$2y$10$${"x".repeat(53)}` }),
    },
  });
  return has("account-notice-before-json") ? afterText(NOTICE, answer) : answer;
}

const NOTICE = "\nDeprecated: Automatic conversion of false to array is deprecated in User.php\n";

/** In ms. */
const WEEK = 7 * 86_400_000;

function services(world: World, account: Account): unknown {
  const { has, accounts, personas } = world;
  const usual = has("service-for-all") ? personas.active.service : undefined;
  if (has("account-service-none")) return [];
  const own = has("account-service-twice") ? [account, account] : [account];
  const shown = has("account-service-of-everyone") ? accounts : own;
  const list = shown.flatMap(({ id, service: its, autoRenew }) => {
    const service = usual ?? its;
    if (service === undefined) return [];
    const isOn = has("service-runs-on") && service.nextPayment > Date.now();
    return {
      id: has("account-service-of-next") ? Math.max(id, 3) : id,
      user_id: id,
      plan_id: 3,
      name: "Gold Plan",
      next_payment: time(world, isOn ? Date.now() + WEEK : service.nextPayment),
      auto_renew: autoRenew,
      status: service.status,
    };
  });
  return has("account-service-object") ? (list[0] ?? {}) : list;
}

function time(world: World, milliseconds: number): string {
  const text = timestamp(world, milliseconds);
  return world.has("account-dates-local") ? text.replace("T", " ").slice(0, 19) : text;
}
