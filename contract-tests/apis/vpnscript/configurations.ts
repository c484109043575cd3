import { hash } from "node:crypto";
import { readBody, type Exchange, type WireRequest } from "../../engine/exchange/exchange.ts";
import type { Kind } from "../../engine/tracker/kind.ts";
import { dataIn, type Configuration, type Panel } from "./calls.ts";
import { serviceIn } from "./premises.ts";
import type { Persona } from "./target.ts";

export const STATE = { pendingCreation: 0, active: 1, pendingDeletion: 2 } as const;

/** The state as a number, even if it came as text; NaN if it is not one, such as null. */
export function stateOf({ status }: { readonly status: unknown }): number {
  return ["number", "string"].includes(typeof status) && status !== "" ? Number(status) : NaN;
}

export const isPendingCreation = (one: Configuration) => stateOf(one) === STATE.pendingCreation;
export const isActive = (one: Configuration) => stateOf(one) === STATE.active;
export const isPendingDeletion = (one: Configuration) => stateOf(one) === STATE.pendingDeletion;
export const isKnownState = (one: Configuration) =>
  (Object.values(STATE) as number[]).includes(stateOf(one));

/** Where an account's configurations on a server are listed; nothing can be where either is missing. */
export function placeAt(persona: Persona | undefined, server: number | undefined): string {
  return [persona, server].join("@");
}

/** The account and the server of a place. */
export function whereOf(place: string) {
  const [persona, server] = place.split("@");
  return { persona: (persona || undefined) as Persona | undefined, server: idIn(server) };
}

/** Ids begin at 1: panels answer a list with another id as if the server or the id were missing. */
function idIn(value: unknown): number | undefined {
  return /^\d+$/.test(String(value)) ? Number(value) || undefined : undefined;
}

/**
 * How long after a create of an earlier run its configuration may be dated, in ms: until its answer was due, or until
 * its job has ended. Less than `SAME_MOMENT`: what belongs to the create is removed, and another client's may follow soon.
 */
const [AFTER_ANSWER, AFTER_JOB] = [500, 30_000];

/** Times of creation less than half of that apart may be of one configuration, in ms: a panel may set it again. */
const RESET = 10 * 60_000;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

const DIGEST = /^[\da-f]{16}$/;

/** The most that an installation's clock, in any zone, is behind ours, in ms. */
const CLOCKS_APART = 2 * 24 * 60 * 60_000;

/**
 * Configurations carry no mark, and a create answers no id: this run's own are those that the
 * account's list on the server did not hold before.
 */
export function configurationKind(panel: Panel): Kind<Configuration> {
  const { nameOf, target } = panel;
  /** Sends a call as an account, and once more with a new token where the first has ended. */
  const send = async (
    operation: string,
    as: Persona,
    parameters: Record<string, unknown>,
    mayBeKnown = false,
  ) => {
    const call = { as, parameters };
    const exchange = await (mayBeKnown ? panel.once(operation, call) : panel.send(operation, call));
    if (nameOf(exchange) !== "unauthenticated") return exchange;
    panel.tokens.delete(as);
    return panel.send(operation, call);
  };
  /** Whether the target file says that this is a WireGuard server: an earlier run may have created there. */
  const isToBeOpen = ({ request }: Exchange) => {
    const { wireguard, wireguardFull } = target.servers;
    const { server } = whereOf(placeOf(request) ?? "");
    return server !== undefined && [wireguard, wireguardFull].includes(server);
  };
  return {
    what: "WireGuard configuration",
    patience: target.jobTimeout,
    placeOf,
    whereIs: (place) => {
      const { persona, server } = whereOf(place);
      return ` of ${persona ? `personas.${persona}` : "no account"} on server ${server ?? "unknown"}`;
    },
    addressOf: () => target.baseUrl,
    ownerOf(place) {
      const { persona } = whereOf(place);
      const account = persona === undefined ? undefined : target.personas[persona];
      // A journal holds no account's name as it is.
      return account && digestOf(account.username);
    },
    async ask(place, { mayBeKnown } = { mayBeKnown: false }) {
      const { persona, server } = whereOf(place);
      // Nobody can look there, so what is created there is reported as left.
      if (persona === undefined || server === undefined) return undefined;
      return send("listWireguardConfigs", persona, { server_id: server }, mayBeKnown);
    },
    read(exchange) {
      const { status } = exchange.answer;
      const data = dataIn(exchange);
      // How the list is wrapped and what its fields are is the variant's concern; that it is
      // complete is ours.
      const isList = status === 200 && Array.isArray(data) && data.every(hasId);
      // An id that is written as a text is the variant's concern, too.
      const items = isList
        ? data.map((one: Configuration) => ({ ...one, id: Number(one.id) }))
        : [];
      const unknown = oddIdIn(exchange);
      if (unknown !== undefined) return { unknown };
      if (isList) return { items };
      const name = nameOf(exchange);
      // A 404 of a proxy, a 500 or a redirect says nothing.
      const { shown, claimed } = serviceIn(panel, exchange);
      const isUnserved = shown !== undefined && shown !== "active" && claimed === "active";
      // A server that is disabled meanwhile, or speaks another protocol, keeps what it has.
      const isClosed =
        CLOSED.has(name) &&
        (isToBeOpen(exchange) ||
          panel.answers.exchanges("listWireguardConfigs").some(({ request, answer }) => {
            return request.url === exchange.request.url && answer.status === 200;
          }));
      if (NONE.has(name) && !isUnserved && !isClosed) return { items: [] };
      const came = `${status}, ${name ?? "nothing documented"}`;
      return { unknown: `the list of configurations was answered ${came}` };
    },
    idOf: ({ id }) => String(id),
    again: {
      isAnother(now, earlier, isFollowed) {
        const [last, lastState] = [earlier.at(-1)!, Math.max(...earlier.map(stateOf))];
        if (isPendingDeletion(now)) return false;
        const isNew = isPendingCreation(now) && lastState > stateOf(now);
        const file = earlier.findLast(({ config }) => config)?.config;
        const isOtherFile = Boolean(now.config && file && now.config !== file);
        // Only an active one can be deleted: one that was only ever seen pending has ended meanwhile.
        const isUnseen = isFollowed && file === undefined;
        return now.created_at !== last.created_at || isNew || isOtherFile || isUnseen;
      },
      newer({ created_at, config }, earlier) {
        const file = earlier.findLast((one) => one.config)?.config;
        const isLater = Date.parse(created_at) > Date.parse(earlier.at(-1)!.created_at);
        if (!isLater) return undefined;
        return file && config === file ? "the same" : "another";
      },
      called: (one, id) => ({ ...one, id: id as unknown as number }),
    },
    traitsOf({ created_at, config }, earlier) {
      // The file holds a private key, so only its digest is written down.
      const file = config ? [digestOf(config)] : [];
      if (earlier?.some((one) => DIGEST.test(one)) && config) return file;
      // Without a readable time, the file alone would tell too little.
      if (!TIME.test(String(created_at))) return [];
      const moments = momentsOf(created_at);
      return [...(earlier ? moments.slice(-1) : moments), ...file];
    },
    isOf({ created_at }, at, took) {
      const later = Date.parse(created_at) - at;
      if (later <= took + AFTER_ANSWER) return true;
      return later > AFTER_JOB + target.jobTimeout * 1000 ? false : undefined;
    },
    isBefore: (item, { id, created_at }) =>
      item.id < id && Date.parse(item.created_at) <= Date.parse(created_at),
    isOlder: ({ created_at }, at) => Date.parse(created_at) < at - CLOCKS_APART,
    madeNothing: (exchange) => {
      const { request, answer } = exchange;
      // A throttle or maintenance answers before the panel does anything.
      if (answer.status === 429 || answer.status === 503) return true;
      const { persona, server } = whereOf(placeOf(request) ?? "");
      const isCreate = request.effect === "creates";
      // No list can ever show what it makes.
      if (isCreate && (persona === undefined || server === undefined)) return answer.status >= 300;
      const isRefused = answer.status >= 300 && answer.status < 500;
      return isRefused && (!isCreate || nameOf(exchange) !== undefined);
    },
    // A removal names no server.
    removesAt: ({ persona }, place) => persona !== undefined && whereOf(place).persona === persona,
    removedId: (request) => {
      const { config_id } = sentIn(request);
      return config_id === undefined ? undefined : String(config_id);
    },
    isAccepted: ({ answer }) => answer.status < 300,
    isAbsent: (exchange) => nameOf(exchange) === "config-not-found",
    stateIs: (one) => {
      const state = ["pending creation", "active", "pending deletion"][stateOf(one)] ?? "";
      return one.config ? `${state} with the file ${digestOf(one.config).slice(0, 6)}…` : state;
    },
    isLeaving: isPendingDeletion,
    // In a state that the vendor's page does not know, it is tried: the panel refuses what is pending.
    isRemovable: (one) => isActive(one) || !isKnownState(one),
    remove: (place, id) =>
      send("deleteWireguardConfig", whereOf(place).persona!, { config_id: Number(id) }),
  };
}

/** A time to the letter, and as moments that it shares with others near it. */
function momentsOf(time: string): string[] {
  const near = [0, 0.5].map((half) => [half, Math.floor(Date.parse(time) / RESET + half)]);
  return [...near.flatMap(([half, at]) => (Number.isNaN(at) ? [] : `${half} ${at}`)), time];
}

function digestOf(text: unknown): string {
  return hash("sha256", String(text)).slice(0, 16);
}

function sentIn({ body = "" }: WireRequest): Readonly<Record<string, unknown>> {
  return (readBody(Buffer.from(body)).json ?? {}) as Readonly<Record<string, unknown>>;
}

export function placeOf(request: WireRequest): string | undefined {
  const { operation, url } = request;
  const persona = request.persona as Persona | undefined;
  // A create that names no account or server is still one: at a place where nothing can be listed.
  if (operation === "createWireguardConfig") {
    return placeAt(persona, idIn(sentIn(request)["server_id"]));
  }
  const server = idIn(new URL(url).searchParams.get("server_id"));
  const isList = operation === "listWireguardConfigs" && persona && server !== undefined;
  return isList ? placeAt(persona, server) : undefined;
}

const CLOSED: ReadonlySet<string | undefined> = new Set(["server-not-found", "not-wireguard"]);

const NONE: ReadonlySet<string | undefined> = new Set([
  "no-configs",
  "server-not-found",
  "not-wireguard",
  "no-service",
  "service-inactive",
  "service-expired",
]);

/** JSON's number would be rounded, and a removal by it would name another configuration. */
export function oddIdIn(exchange: Exchange): string | undefined {
  const data = dataIn(exchange);
  const ids = Array.isArray(data) ? data.filter(hasId).map(({ id }) => Number(id)) : [];
  const odd = ids.find((id) => !Number.isSafeInteger(id));
  if (odd === undefined) return undefined;
  return `the list of configurations has an id that this run can't read exactly (${odd})`;
}

function hasId(one: unknown): one is Configuration {
  return typeof one === "object" && one !== null && "id" in one;
}
