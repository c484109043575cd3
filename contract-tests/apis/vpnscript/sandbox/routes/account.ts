import type { Answer } from "../../../../sandbox/server.ts";
import type { Account } from "../accounts.ts";
import { json, type SignedInCall } from "../laravel.ts";
import { timestamp, type World } from "../world.ts";

/** GET /api/account */
export function getAccount({ world, account: own }: SignedInCall): Answer {
  const account = world.has("account-of-other") ? (world.lastLogin ?? own) : own;
  const begins = world.has("account-without-beginning") ? null : account.createdAt;
  const answer = json(200, {
    [world.has("account-status-key") ? "status" : "success"]: true,
    message: null,
    data: {
      user_id: world.has("account-id-string") ? String(account.id) : account.id,
      username: account.username,
      email: `${account.username}@example.com`,
      status: account.suspendReason === null ? 2 : 3,
      suspend_reason: account.suspendReason,
      service: services(world, account),
      created_at: begins === null ? null : time(world, begins),
      updated_at: time(world, account.updatedAt),
    },
  });
  if (!world.has("account-notice-before-json")) return answer;
  const notice = "\nDeprecated: Automatic conversion of false to array is deprecated in User.php\n";
  return { ...answer, body: `${notice}${String(answer.body)}` };
}

function services(world: World, account: Account): unknown {
  const accounts = world.has("account-service-of-everyone") ? world.accounts : [account];
  const usual = world.has("service-for-all") ? world.personas.active.service : undefined;
  const list = accounts.flatMap(({ id, service: own }) => {
    const service = usual ?? own;
    if (service === undefined) return [];
    return {
      id,
      user_id: id,
      plan_id: 3,
      name: "Gold Plan",
      next_payment: time(world, service.nextPayment),
      auto_renew: 1,
      status: service.status,
    };
  });
  return world.has("account-service-object") ? (list[0] ?? {}) : list;
}

function time(world: World, milliseconds: number): string {
  const text = timestamp(world, milliseconds);
  return world.has("account-dates-local") ? text.replace("T", " ").slice(0, 19) : text;
}
