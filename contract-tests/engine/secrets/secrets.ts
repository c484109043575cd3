import {
  credentialsIn,
  isCredentialName,
  isOrdinary,
  issuedIn,
} from "../description/credentials.ts";
import { formsOf, type Encoding } from "./encodings.ts";
import type { Body } from "../exchange/exchange.ts";
import { SecretTexts, SHORTEST_SECRET, type Meaning } from "./secret-texts.ts";
import { MixedTexts } from "./mixed.ts";
import { isOddName, leavesOf } from "../description/undocumented.ts";
import { pairsIn } from "./pairs.ts";

/** A key that must stay with its owner, as wg-quick writes it, or as HTML writes that. */
const WG_KEY = /^[ \t]*(PrivateKey|PresharedKey)[ \t]*(?:=|&#61;|&#x3d;|&equals;)[ \t]*(\S+)/gim;

/**
 * Most values that answers make known, and the longest of them: a hostile server must not be able
 * to fill the memory with what it calls a token. What the target file gives is always known.
 */
const [MOST_FOUND, LONGEST_FOUND] = [5000, 2000];

/** Most values that merely look like credentials: they must not take the room of those that are. */
const MOST_GUESSED = 1000;

/** Most names of fields that may have short ones. */
const MOST_SHORT = 50;

/** A shorter value that an answer holds is a secret only as a whole word: a voucher's passcode may be part of a port, a date or a name. */
const SURE_LENGTH = 8;

/** A form of a secret. */
interface Written extends Meaning {
  readonly name: string;
  readonly encoding: Encoding;
}

/** How to read an answer: names of its fields that hold secrets, and those that the vendor's page knows at all. */
interface Reading {
  readonly fields: ReadonlySet<string>;
  readonly isDocumented: (name: string) => boolean;
}

/** A secret that the target file gives, or that the run was issued or has sent. */
export interface OwnSecret {
  readonly name: string;
  readonly value: string;
}

/** Where a reader of curl lines has a secret from: words, or a line of a shell that asks for it and sets its name. */
export type Origin = { readonly words: string } | { readonly line: () => string };

/**
 * Knows every secret of a run and takes it out of any text, in whatever encoding it appears there.
 * `$NAME` takes its place, so that a masked curl line runs once the names are exported.
 * Values shorter than four characters are masked only in JSON, in fields whose name had one before: elsewhere they
 * would blot out half of a report.
 */
export class Secrets {
  readonly #names = new Map<string, string>();
  /** Names of the run's own. */
  readonly #ownNames = new Map<string, string>();
  readonly #texts = new SecretTexts<Written>();
  readonly #own = new SecretTexts<OwnSecret & Meaning>();
  readonly #mixed = new MixedTexts<string>();
  readonly #ownMixed = new MixedTexts<OwnSecret>();
  readonly #origins = new Map<string, Origin>();
  readonly #learned = new WeakSet<object>();
  /** Values that answers hold, and their names, until anything is masked: most are never looked for. */
  readonly #unsought = new Map<string, string>();
  /** Names of fields that hold secrets, and have had a short one or a number. */
  readonly #shortIn = new Set<string>();
  #short: RegExp | undefined;
  #found = 0;
  #guessed = 0;

  /** Makes a value of the run's own known by a name such as `ACTIVE_PASSWORD`. */
  add(name: string, value: string, origin?: Origin): void {
    if (origin) this.#origins.set(name, origin);
    if (this.#ownNames.get(value) === name) return;
    this.#ownNames.set(value, name);
    if (value.length < SHORTEST_SECRET) return;
    this.#unsought.delete(value);
    this.#names.set(value, name);
    for (const form of this.#know(name, value)) this.#own.add(form, { name, value });
    this.#ownMixed.add(value, { name, value });
  }

  /** How many secrets of the run's own are known. */
  get owned(): number {
    return this.#ownNames.size;
  }

  /** Where a secret of that name comes from, if that is known. */
  originOf(name: string): Origin | undefined {
    return this.#origins.get(name);
  }

  /** The run's own secrets in a text, in any encoding: not those that answers only hold. */
  ownIn(text: string): OwnSecret[] {
    return [...this.#own.allIn(text), ...this.#ownMixed.allIn(text)];
  }

  #know(name: string, value: string, isShort = false): Iterable<string> {
    const forms = formsOf(value);
    this.#mixed.add(value, name);
    for (const [form, encoding] of forms) {
      const isWhole = isShort && form.length < SURE_LENGTH;
      this.#texts.add(form, { name, encoding, isWhole }, encoding === "raw");
    }
    return forms.keys();
  }

  /** Does the same with an answer's body: one that can't be read may hold a token all the same. */
  learnBody({ json, problem, text }: Body, ...how: Learning): void {
    this.learn(json, ...how);
    if (problem !== undefined) this.learnFromText(text, ...how);
  }

  /**
   * Makes known, once for each JSON value, every text and number under one of `fields` or the name of a
   * credential, also in a list or an object, and every key in a wg-quick text, at any depth; below names that are not
   * documented, what looks like a credential as well. Without the last argument, all names are taken for documented.
   */
  learn(json: unknown, fields: ReadonlySet<string>, isDocumented = (_: string) => true): void {
    if (typeof json === "object" && json !== null) {
      if (this.#learned.has(json)) return;
      this.#learned.add(json);
    }
    this.#learn(json, { fields, isDocumented });
  }

  /** `name` is that of the field that holds it, where that or one above it is not documented; `above` in any case. */
  #learn(json: unknown, how: Reading, name?: string, above?: string): void {
    if (typeof json === "string") {
      if (name !== undefined) this.#guess(labelOf(name), credentialsIn(name, json));
      // Most texts hold neither.
      if (!/"|key|user-pass/i.test(json)) return;
      for (const [, wgName, own] of json.matchAll(WG_KEY)) this.#discover(nameOf(wgName!), own!);
      // It may be JSON, written as a text once more.
      return this.learnFromText(json, how.fields, how.isDocumented);
    }
    if (typeof json !== "object" || json === null) return;
    if (Array.isArray(json)) return json.forEach((one) => this.#learn(one, how, name));
    for (const [key, value] of Object.entries(json)) {
      const isUnknown = name !== undefined || !how.isDocumented(key);
      if (isUnknown) this.#guess(labelOf(key), issuedIn(key));
      // What Laravel lists of a field under `errors` are messages; a single one is so as a sentence.
      const isMessage = Array.isArray(value) || /\S\s+\S+\s+\S/.test(String(value));
      const isSecret = isSecretIn(how.fields)(key) && !(above === "errors" && isMessage);
      if (isSecret) this.#take(key, value, how.fields.has(key));
      if (!isSecret || typeof value !== "string") {
        this.#learn(value, how, isUnknown ? key : undefined, key);
      }
    }
  }

  /** Takes the value of a secret, whatever its type; in an object of which the vendor's page knows nothing, not what are words and short numbers. */
  #take(key: string, json: unknown, isDocumented: boolean): void {
    for (const { at, value } of leavesOf(json, "", MOST_FOUND)) {
      if (!isDocumented && /\/\D/.test(at) && isOrdinary(value)) continue;
      this.#discover(labelOf(key), value);
      this.#learnShort(key, value);
    }
  }

  #guess(name: string, values: readonly string[]): void {
    for (const value of values) {
      if (!this.#names.has(value) && this.#guessed++ < MOST_GUESSED) this.#discover(name, value);
    }
  }

  /** Does the same, as far as it goes, with a text that is not sound JSON. */
  learnFromText(text: string, ...[fields, isDocumented = () => true]: Learning): void {
    for (const [name, value] of pairsIn(text, isSecretIn(fields))) {
      this.#learn({ [name]: value }, { fields, isDocumented });
    }
  }

  /** What is known by a name of its own already keeps it. */
  #discover(name: string, value: string): void {
    if (this.#names.has(value) || this.#found >= MOST_FOUND || value.length > LONGEST_FOUND) return;
    if (value.length < SHORTEST_SECRET) return;
    this.#found++;
    this.#names.set(value, name);
    this.#unsought.set(value, name);
  }

  /** All that is known, to be looked for. */
  get #all(): SecretTexts<Written> {
    for (const [value, name] of this.#unsought) this.#know(name, value, true);
    this.#unsought.clear();
    return this.#texts;
  }

  /** A number may be written otherwise than it is read. */
  #learnShort(key: string, value: string): void {
    const isKnown = this.#shortIn.has(key) || this.#shortIn.size === MOST_SHORT;
    const isShort = value !== "" && (value.length < SHORTEST_SECRET || /^-?\d/.test(value));
    if (!isShort || isKnown || !/^[\w-]{1,40}$/.test(key)) return;
    const names = [...this.#shortIn.add(key)].join("|");
    // JSON may be within a text of JSON.
    this.#short = new RegExp(
      `(?<field>(?<slashes>\\\\{0,8})"(?<name>${names})\\k<slashes>"\\s{0,9}:\\s{0,9}\\[?\\s{0,9})` +
        `(?:(?<quote>\\k<slashes>")(?<text>[^"\\\\]{1,${SHORTEST_SECRET - 1}})(?=\\k<quote>)|-?\\d[\\d.eE+-]{0,300})`,
      "g",
    );
  }

  /** The text with each secret replaced by `write(name, encoding)`, by default `$NAME`; longest first. */
  mask(
    text: string,
    write: (name: string, encoding: Encoding) => string = (name) => `$${name}`,
  ): string {
    const plain = this.#all.replace(text, ({ name, encoding }) => write(name, encoding));
    const masked = this.#mixed.replace(plain, (name) => write(name, "other"));
    if (!this.#short) return masked;
    return masked.replace(this.#short, (...found) => {
      const groups = found.at(-1) as Readonly<Record<string, string>>;
      const { field, name, quote = "", text = "" } = groups;
      return `${field}${quote}${write(this.#ownNames.get(text) ?? labelOf(name!), "raw")}`;
    });
  }

  /** True if any secret is in the text, in any encoding. */
  appearIn(text: string): boolean {
    return this.#all.appearIn(text) || this.#mixed.allIn(text).length > 0;
  }
}

type Learning = [fields: ReadonlySet<string>, isDocumented?: (name: string) => boolean];

function isSecretIn(fields: ReadonlySet<string>) {
  return (name: string) => fields.has(name) || isCredentialName(name);
}

/** What a value is called by the name of its field, which may itself be data. */
function labelOf(key: string): string {
  return isOddName(key) ? "FIELD" : nameOf(key);
}

/** `api-key` becomes `API_KEY`. */
export function nameOf(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .replace(/\W+/g, "_")
    .toUpperCase();
}
