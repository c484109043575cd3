import { setTimeout as sleep } from "node:timers/promises";
import { met, partly, unchecked, type Conditions } from "../../../../sandbox/condition.ts";
import type { Front, Passing } from "../../../../sandbox/front.ts";
import { json, listed, type Json } from "../../../../sandbox/fronts.ts";
import { messages } from "../messages.ts";
import { SERVER_IDS } from "../servers.ts";
import { CREATE, SERVERS } from "./answers.ts";
import { appOn } from "./clients.ts";
import { knowing } from "./sessions.ts";

const namedIn =
  (id: number) =>
  ({ path, body }: Passing) =>
    new RegExp(`server_id"?[=:]${id}\\b`).test(path + String(body));

/** From some request on, for everyone: it is gone, or speaks OpenVPN. */
function serverDisabled(first: number, isGone = true): () => Front {
  const id = SERVER_IDS.wireguard;
  const message = isGone ? messages.serverNotFound : messages.notWireguard;
  const refusal = json(isGone ? 404 : 422, { success: false, message });
  const isOver = (passing: Passing) => passing.count >= first && namedIn(id)(passing);
  const { answer } = listedFrom(first, (rows) =>
    rows.flatMap((one) => {
      if (one["id"] !== id) return [one];
      return isGone ? [] : [{ ...one, protocol: "openvpn", config_id: 1 }];
    }),
  )();
  return () => ({
    // Nothing is created there any more.
    ask: (passing) => (isOver(passing) && CREATE(passing) ? refusal : undefined),
    answer: (reply, passing) =>
      isOver(passing) && reply.status < 300 ? refusal : answer!(reply, passing),
  });
}

/** What the list of servers has from some request on. */
function listedFrom(first: number, change: (rows: readonly Json[]) => readonly Json[]) {
  return listed((passing) => passing.count >= first && SERVERS(passing), "data", change);
}

/** From some request on, for everyone: it is listed, and answers as another OpenVPN server does. */
function serverEnabled(first: number): () => Front {
  const id = SERVER_IDS.disabled;
  const list = listedFrom(first, ([one, ...rows]) => (one ? [one, ...rows, { ...one, id }] : []));
  const asTheFirst = (text: string) =>
    text.replace(new RegExp(`(server_id"?[=:])${id}\\b`), `$1${SERVER_IDS.openvpn}`);
  return () => ({
    ...list(),
    ask(passing, send) {
      if (passing.count < first || !namedIn(id)(passing)) return undefined;
      const { path, body } = passing;
      return send({ ...passing, path: asTheFirst(path), body: asTheFirst(body) });
    },
  });
}

/** Before the first create that is asked for as the account with no device left. */
const deviceFreed = knowing("grace", (isLimited) => {
  const { remove, ids, own, isOthers } = appOn(SERVER_IDS.wireguard);
  return {
    async ask(passing, send) {
      if (!CREATE(passing) || !isLimited(passing) || own.size > 0) return undefined;
      for (const id of await ids(passing, send)) {
        own.add(id);
        await remove(passing, send, id);
      }
      while ((await ids(passing, send)).length > 0) await sleep(20);
      return undefined;
    },
    isOthers,
  };
});

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
