import { NotReachable } from "../../../engine/errors.ts";
import { clockOf } from "../../../engine/exchange.ts";
import { Broken } from "../../../engine/finding.ts";
import type { Seen } from "../../../engine/seen.ts";
import { STATE, stateOf, type Configuration } from "../configurations.ts";
import { lifeRule, type Life } from "./life.ts";
import { addressesOf } from "./openvpn.ts";
import { fieldOf, type Rules } from "./trial.ts";
import { readWgQuick, type WgQuick } from "./wgquick.ts";

/** The most that two clocks of one installation are apart, in milliseconds: a time zone is more. */
const CLOCKS_APART = 10 * 60_000;

/** What happens to a configuration at a create. */
export const creationRules: Rules = {
  // The page: the job "will be completed shortly", and status 1 "means that it was created on the server".
  "created-configuration-becomes-active": lifeRule({
    title:
      "Each create makes one configuration on the server that it names, and within the job's time it is active.",
    check(life, { session, must, should }) {
      const { creates, surplus } = life;
      const appeared = life.appeared();
      const last = () => ({ at: "/data", exchange: life.place.looks.at(-1)!.exchange });
      if (surplus.length > 1) {
        const value = `configurations ${surplus.map(({ id }) => id).join(", ")}`;
        must({ value, ...last() }, false, "one for each create", {
          "one-create-makes-one":
            "More configurations have appeared than were created, at the moment of a create.",
        });
      }
      const { jobTimeout } = session.target;
      const lacks = life.unfinished
        .filter((one) => stateOf(one) !== STATE.pendingDeletion && !life.isDeleted(one))
        .map(({ id, status, fail_reason: reason }) => {
          const why = reason ? ` Its fail_reason is: ${reason}` : "";
          return `Configuration ${id} has status ${status}.${why}`;
        });
      const missing = creates.length - appeared.length;
      if (missing > 0) lacks.push(`Of ${creates.length} created, ${missing} never appeared.`);
      for (const lack of life.late ? lacks : []) {
        must(last(), false, "a new configuration with status 1", {
          "create-job-ends": `${jobTimeout} s after a create was dispatched its configuration is not active. ${lack}`,
        });
      }
      const [first] = appeared;
      if (first) {
        // The page's `created_at` are in UTC; that they are of the moment of the create it does not say.
        const created = Date.parse(first.value.created_at);
        const moments = creates.map(clockOf);
        const most = CLOCKS_APART + jobTimeout * 1000;
        const isNow = !moments.every((moment) => Math.abs(created - moment) > most);
        const now = new Date(moments.at(-1) ?? 0).toISOString();
        should(fieldOf(first, "created_at"), isNow || moments.length === 0, now, {
          "created-at-is-when-it-was-created": `Configuration ${first.value.id} was created just now, and created_at says another time.`,
        });
      }
      if (life.end instanceof Broken) throw life.end;
      if (surplus.length === 0 && !life.late) life.seen(appeared);
    },
  }),
};

/** What a configuration is while it lives. */
export const configurationRules: Rules = {
  // The page: with status 1 "it will set "config" data". Its example of status 2 has null, and no word on when it goes.
  "config-is-there-while-active": lifeRule({
    title: "A configuration has its file once it is active, and null before and after.",
    tellsOnce: "message",
    check(life, { must, should }) {
      for (const sight of life.seen(life.sights())) {
        const { id, status, config } = sight.value;
        const isWanted = stateOf(sight.value) === STATE.active;
        const isThere = Boolean(config);
        const claim = stateOf(sight.value) === STATE.pendingDeletion ? should : must;
        const shown = { ...fieldOf(sight, "config"), value: isThere ? "a file" : config };
        claim(shown, isWanted === isThere, isWanted ? "a file" : "null", {
          "config-goes-with-the-status": `Configuration ${id} has status ${status} and ${isThere ? "a file" : "no file"}.`,
        });
      }
    },
  }),
  // An app keeps configurations by id and shows when they were made. That times and states only go forwards is to be supposed.
  "configurations-stay-the-same": lifeRule({
    title:
      "Between two reads a configuration keeps its created_at and its file, and its state and updated_at only go forwards.",
    tellsOnce: "message",
    check(life, { must, should }) {
      const earlier = new Map<number, Configuration>();
      for (const sight of life.seen(life.sights())) {
        const now = sight.value;
        const before = earlier.get(now.id) ?? now;
        earlier.set(now.id, now);
        const { created_at, updated_at, config } = before;
        const kept = {
          created_at: created_at === now.created_at,
          updated_at: now.updated_at >= updated_at && now.updated_at >= now.created_at,
          status: stateOf(now) >= stateOf(before),
          config: config === now.config || !config || !now.config,
        };
        for (const [name, isSo] of Object.entries(kept)) {
          const field = name as keyof typeof kept;
          const isFile = field === "config";
          const shown = fieldOf(sight, field);
          const expected = isFile ? "the same file" : `as before or after ${before[field]}`;
          const claim = field === "created_at" ? must : should;
          claim(isFile ? { ...shown, value: "another file" } : shown, isSo, expected, {
            "configuration-keeps-what-it-is": `Configuration ${now.id}: ${field} is not what it can be after the read before.`,
          });
        }
      }
    },
  }),
  // Without keys and a place to connect to, a WireGuard app refuses the file, or connects to nobody.
  "config-is-a-wg-quick-file": lifeRule({
    title:
      "The file of a created configuration is one that WireGuard reads, and it connects to the server asked for.",
    tellsOnce: "actual",
    async check(life, { read, must, should }) {
      const { value: servers } = await read("listServers/200/all-servers");
      const server = servers.find(({ id }) => id === life.server);
      const addresses = server ? addressesOf(server) : [];
      for (const { file, sight } of life.seen(ownFiles(life))) {
        const { id } = sight.value;
        const shown = { at: `${sight.at}/config`, exchange: sight.exchange };
        if (typeof file === "string") {
          must(shown, false, undefined, {
            "config-can-be-read": `WireGuard cannot connect with the file of configuration ${id}: ${file}.`,
          });
          continue;
        }
        for (const flaw of file.flaws) {
          should({ ...shown, value: flaw }, false, "all that a device needs", {
            "config-is-complete": `The file of configuration ${id} may be of no use to a device.`,
          });
        }
        const hosts = file.peers.flatMap(({ host }) => host ?? []);
        const isThere = addresses.length === 0 || hosts.some((host) => addresses.includes(host));
        should({ ...shown, value: hosts.join(", ") }, isThere, addresses.join(" or "), {
          "config-leads-to-its-server": `The file of configuration ${id} connects to another place than the list has for its server.`,
        });
      }
    },
  }),
  // WireGuard tells devices by their keys and routes to them by their addresses: with either shared, one of two is cut off.
  "configurations-share-nothing": lifeRule({
    title:
      "Two created configurations share neither key nor address, and one endpoint has one public key.",
    tellsOnce: "actual",
    check(life, { must, should }) {
      const files = life.seen(ownFiles(life));
      for (const [index, { file: one, sight }] of files.entries()) {
        for (const { file: another, sight: other } of files.slice(index + 1)) {
          if (typeof one === "string" || typeof another === "string") continue;
          const ids = [sight.value.id, other.value.id];
          for (const [what, isShared] of Object.entries(sharedBy(life, ids, one, another))) {
            const claim = what === "the same private key" ? must : should;
            const shown = { ...fieldOf(other, "config"), value: what };
            const expected = "keys and addresses of their own, and one public key for an endpoint";
            claim(shown, !isShared, expected, {
              "configurations-are-told-apart": `Configurations ${ids.join(" and ")} have ${what}.`,
            });
          }
        }
      }
    },
  }),
};

/** What happens to configurations at a delete. */
export const deletionRules: Rules = {
  // Status 2 is documented: "Pending deletion". Whether it is seen depends on how fast the job is; that it ends does not.
  "deleted-configuration-goes": lifeRule({
    title: "A deleted configuration is pending deletion until it is gone, within the job's time.",
    check(life, { session, must }) {
      for (const { id, looks: from } of life.seen(life.place.removals)) {
        const sights = life.sights(from).filter(({ value }) => String(value.id) === id);
        const wrong = sights.find(({ value }) => isKept(value));
        if (wrong) {
          must(fieldOf(wrong, "status"), false, STATE.pendingDeletion, {
            "deleted-is-pending-deletion": `Configuration ${id} is listed after its deletion was dispatched, and is not pending deletion.`,
          });
        }
        const exchange = sights.at(-1)?.exchange;
        if (!life.late || !exchange || exchange !== life.place.looks.at(-1)?.exchange) continue;
        must({ at: "/data", exchange }, false, `no configuration ${id}`, {
          "delete-job-ends": `Configuration ${id} is still listed ${session.target.jobTimeout} s after its deletion was dispatched.`,
        });
      }
    },
  }),
  // A delete names one id, and whatever else is there stays.
  "deleting-takes-one": lifeRule({
    title: "Deleting a configuration leaves the account's others as they are.",
    check(life, { must }) {
      const { looks, removals } = life.place;
      let isTried = false;
      for (const { id, looks: from, exchange } of life.seen(removals)) {
        for (const other of looks[from - 1]?.items ?? []) {
          // Until its own deletion is asked for, too.
          const to = removals.find((one) => one.id === String(other.id))?.looks ?? looks.length;
          if (stateOf(other) === STATE.pendingDeletion || to <= from) continue;
          isTried = true;
          const later = looks
            .slice(from, to)
            .map(({ items }) => items.find((one) => one.id === other.id));
          const status = later.find((one) => !isKept(one))?.status;
          const value = status === undefined ? "gone" : `status ${status}`;
          const areKept = later.every(isKept);
          must({ value, exchange }, areKept, `configuration ${other.id} still there`, {
            "others-stay": `Configuration ${id} was deleted, and configuration ${other.id} went with it.`,
          });
        }
      }
      if (!isTried) throw new NotReachable("no other configuration was there when one was deleted");
    },
  }),
};

/** Whether a configuration is listed, and not pending deletion. */
function isKept(one: Configuration | undefined): boolean {
  return one?.status !== undefined && stateOf(one) !== STATE.pendingDeletion;
}

/** Whether two configurations have what only one may have. */
function sharedBy({ place }: Life, ids: readonly number[], one: WgQuick, another: WgQuick) {
  // An address is free again once what had it is gone.
  const wereTogether = place.looks.some(({ items }) =>
    ids.every((id) => items.some((listed) => listed.id === id)),
  );
  const isAddress = one.addresses.some((address) => another.addresses.includes(address));
  return {
    "the same private key": one.privateKey === another.privateKey,
    "the same address": wereTogether && isAddress,
    "two public keys for one endpoint": one.peers.some((peer) =>
      another.peers.some(
        ({ endpoint, publicKey }) => endpoint === peer.endpoint && publicKey !== peer.publicKey,
      ),
    ),
  };
}

/** The file, or why it is none, of each active configuration that this run has created, at its first sight. */
function ownFiles(life: Life): { file: WgQuick | string; sight: Seen<Configuration> }[] {
  const isReady = (one: Configuration) => Boolean(one.config) && stateOf(one) === STATE.active;
  return life.appeared(isReady).map((sight) => ({ file: readWgQuick(sight.value.config!), sight }));
}
