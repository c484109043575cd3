import type { Answer } from "../../../sandbox/server.ts";
import type { Account } from "./accounts.ts";
import {
  GIVEN_DATA_INVALID,
  json,
  redirect,
  refuse,
  refuseServer,
  Refused,
  wantsJson,
  type Call,
} from "./laravel.ts";
import { messages } from "./messages.ts";
import type { Protocol, Server } from "./servers.ts";
import type { World } from "./world.ts";

/** The value as it is taken, or what is wrong with it in Laravel's words. */
const PARAMETERS = {
  username: shortText,
  password: text,
  device_name: shortText,
  server_id: positiveInteger,
  config_id: positiveInteger,
  paginate: positiveInteger,
  cert_only: boolean,
};

type Name = keyof typeof PARAMETERS;
type Value<N extends Name> = Extract<ReturnType<(typeof PARAMETERS)[N]>, object>["value"];

export function validate<Required extends Name = never, Optional extends Name = never>(
  call: Call,
  required: readonly Required[],
  optional: readonly Optional[] = [],
) {
  const valid: Record<string, unknown> = {};
  const errors: [name: Name, error: string][] = [];
  for (const name of [...required, ...optional]) {
    const sent = loosely(call, call.input.get(name) ?? null);
    const isRequired = (required as readonly Name[]).includes(name);
    if (sent === null && !isRequired) continue;
    const isMissing = sent === null || (isRequired && Array.isArray(sent) && sent.length === 0);
    const isOdd = name === "username" && !/^[a-z\d]+$/i.test(String(sent));
    const checked = isMissing
      ? "field is required."
      : isOdd && call.has("usernames-plain")
        ? "must only contain letters and numbers."
        : PARAMETERS[name](sent);
    if (typeof checked === "object") valid[name] = checked.value;
    else errors.push([name, `The ${name.replaceAll("_", " ")} ${checked}`]);
  }
  if (errors.length > 0) throw new Refused(invalid(call, errors));
  return valid as { readonly [N in Required]: Value<N> } & { readonly [N in Optional]?: Value<N> };
}

function loosely({ has }: Call, sent: unknown): unknown {
  if (typeof sent !== "string") return sent;
  if (has("numbers-cut-short") && /^\d+\.\d+$/.test(sent)) return sent.replace(/\..*/, "");
  return has("numbers-unsigned") && /^-\d+$/.test(sent) ? sent.slice(1) : sent;
}

function text(value: unknown) {
  return typeof value === "string" ? { value } : "must be a string.";
}

function shortText(value: unknown) {
  return typeof value === "string" && [...value].length > 255
    ? "must not be greater than 255 characters."
    : text(value);
}

/** From 1 to the largest integer of PHP, as a number or in digits. */
export function positiveInteger(value: unknown) {
  if (!isInteger(value)) return "must be an integer.";
  return Number(value) < 1 ? "must be at least 1." : { value: Number(value) };
}

/** The vendor's page sends it "as True": a JSON boolean, 1 or 0, or the word in any case. */
function boolean(value: unknown) {
  const word = typeof value === "object" ? "" : String(value).toLowerCase();
  if (word === "true" || word === "1") return { value: true };
  return word === "false" || word === "0" ? { value: false } : "field must be true or false.";
}

function isInteger(value: unknown): boolean {
  if (typeof value === "number") return Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
  if (typeof value !== "string" || !/^-?(0|[1-9]\d{0,18})$/.test(value)) return false;
  return BigInt.asIntN(64, BigInt(value)) === BigInt(value);
}

function invalid(
  { has, asked, input }: Call,
  all: readonly (readonly [name: string, error: string])[],
): Answer {
  const wrongId = all.map(([name]) => name).find((name) => name.endsWith("_id"));
  if (wrongId !== undefined && (input.get(wrongId) ?? null) !== null) {
    if (has("server-error-on-text-id")) return json(500, { message: "Server Error" });
    if (wrongId === "server_id" && has("validation-missing")) refuseServer();
  }
  if (!wantsJson(asked)) return redirect(asked.headers.referer ?? asked.url.origin);

  const errors = has("errors-one-by-one") ? all.slice(0, 1) : all;
  const texts = errors.map(([, error]) => error);
  const message = has("validation-reworded") ? texts[0] : GIVEN_DATA_INVALID;
  if (has("errors-missing")) return json(422, { message });
  if (has("errors-as-list")) return json(422, { message, errors: texts });
  const named = (name: string) => (has("wrong-field-named") ? "username" : name);
  const byName = Object.fromEntries(errors.map(([name, error]) => [named(name), [error]]));
  const repeated = has("input-repeated") ? { input: Object.fromEntries(input) } : {};
  return json(has("validation-400") ? 400 : 422, { message, errors: byName, ...repeated });
}

export function serviceProblem({ has }: World, { service }: Account): string | undefined {
  if (service === undefined) {
    return has("no-service-as-inactive") ? messages.serviceInactive : messages.noService;
  }
  const isSwapped = has("expired-inactive-swapped");
  if (service.status !== 1) return isSwapped ? messages.serviceExpired : messages.serviceInactive;
  if (service.nextPayment >= Date.now() || has("expiry-unchecked")) return undefined;
  return isSwapped ? messages.serviceInactive : messages.serviceExpired;
}

export function requireService(world: World, account: Account): void {
  const problem = serviceProblem(world, account);
  if (problem !== undefined) refuse(422, problem);
}

export function requireServer({ has, servers }: World, id: number, protocol: Protocol): Server {
  const server = servers.find((candidate) => candidate.id === id);
  if (server === undefined || !(server.enabled || has("disabled-server-usable"))) {
    refuseServer(has("server-not-found-422") ? 422 : 404);
  }
  if (server.protocol === protocol || has(`${protocol}-protocol-unchecked`)) return server;
  if (has("wrong-protocol-as-not-found")) refuseServer();
  if (protocol === "openvpn") refuse(422, messages.notOpenvpn);
  refuse(422, messages.notWireguard);
}
