import { NOT_WIREGUARD } from "../checks.ts";
import { NO_SERVER } from "../laravel.ts";
import { setTimeout as sleep } from "node:timers/promises";
import { met, partly, unchecked, type Conditions } from "../../../../sandbox/condition.ts";
import type { Front, Passing } from "../../../../sandbox/front.ts";
import { altered, from, json, jsonOf, type Json } from "../../../../sandbox/fronts.ts";
import { withBody } from "../../../../sandbox/server.ts";
import { SERVER_IDS } from "../servers.ts";
import { at, CREATE } from "./answers.ts";
import { appOn } from "./clients.ts";
import { holding } from "./sessions.ts";

const namedIn =
  (id: number) =>
  ({ path, body }: Passing) =>
    new RegExp(`server_id"?[=:]${id}\\b`).test(path + String(body));

/** From some request on, for everyone: it is gone, or speaks OpenVPN. */
function serverDisabled(first: number, isGone = true): () => Front {
  const id = SERVER_IDS.wireguard;
  const isNamed = namedIn(id);
  const [status, message] = isGone ? ([404, NO_SERVER] as const) : ([422, NOT_WIREGUARD] as const);
  const refusal = json(status, { success: false, message });
  const isOver = from(first);
  const list = altered(isOver, (reply, _, passing) => {
    const { data, ...rest } = jsonOf(reply) ?? {};
    if (isNamed(passing)) return reply.status < 300 ? refusal : undefined;
    if (!at("/api/servers")(passing) || !Array.isArray(data)) return undefined;
    const rows = (data as Json[]).flatMap((one) =>
      one["id"] !== id ? one : isGone ? [] : { ...one, protocol: "openvpn", config_id: 1 },
    );
    return withBody(reply, JSON.stringify({ ...rest, data: rows }));
  });
  // Nothing is created there any more.
  const ask = (one: Passing) => (isOver(one) && CREATE(one) && isNamed(one) ? refusal : undefined);
  return () => ({ ...list(), ask });
}

/** From some request on, for everyone: it is listed, and answers as another OpenVPN server does. */
function serverEnabled(first: number): () => Front {
  const id = SERVER_IDS.disabled;
  const isEnabled = from(first);
  const list = altered(isEnabled, (reply, _, passing) => {
    const { data, ...rest } = jsonOf(reply) ?? {};
    if (!at("/api/servers")(passing) || !Array.isArray(data)) return undefined;
    const [one] = data as Json[];
    if (!one) return undefined;
    return withBody(
      reply,
      JSON.stringify({ ...rest, data: [...(data as Json[]), { ...one, id }] }),
    );
  });
  const asTheFirst = (text: string) =>
    text.replace(new RegExp(`(server_id"?[=:])${id}\\b`), `$1${SERVER_IDS.openvpn}`);
  return () => ({
    ...list(),
    ask(passing, send) {
      if (!isEnabled(passing) || !namedIn(id)(passing)) return undefined;
      const { path, body } = passing;
      return send({
        ...passing,
        path: asTheFirst(path),
        body: asTheFirst(body),
      });
    },
  });
}

/** Before the first create that is asked for as the account with no device left. */
function deviceFreed(): Front {
  const { remove, ids, own, isOthers } = appOn(SERVER_IDS.wireguard);
  const isLimited = holding("grace");
  return {
    async ask(passing, send) {
      const { authorization } = passing.headers;
      if (!CREATE(passing) || !isLimited.has(passing) || own.size > 0) return undefined;
      for (const id of await ids(send, authorization!)) {
        own.add(id);
        await remove(send, authorization!, id);
      }
      while ((await ids(send, authorization!)).length > 0) await sleep(20);
      return undefined;
    },
    answer: isLimited.learn,
    isOthers,
  };
}

export const STAFF: Conditions = {
  "server-disabled-meanwhile": met(unchecked(/servers\.wireguard .* is listed no more/))(
    "the operator disables the WireGuard server in the middle",
    serverDisabled(60),
  ),
  "server-changed-meanwhile": met(unchecked(/servers\.wireguard .* as a server for openvpn/))(
    "the operator makes the WireGuard server an OpenVPN server in the middle",
    serverDisabled(60, false),
  ),
  "server-enabled-meanwhile": partly(
    "the operator enables the disabled server in the middle",
    serverEnabled(60),
  ),
  "device-freed-meanwhile": partly(
    "the account with no device left deletes its configuration in the middle",
    deviceFreed,
  ),
};
