import { variantsOf } from "../description/catalogue.ts";
import { namesIn } from "./documented-names.ts";
import {
  credentialsIn,
  isPasswordHash,
  issuedIn,
  mentionsCredential,
} from "../description/credentials.ts";
import { inAnyRow } from "../description/explain.ts";
import type { Body, Exchange } from "../exchange/exchange.ts";
import type { Found } from "./finding.ts";
import { variantOf, type Bench } from "./judge.ts";
import { Watch } from "./watch.ts";
import { nameOf, type OwnSecret } from "../secrets/secrets.ts";
import { isNamed, leavesOf, type Leaf } from "../description/undocumented.ts";

/** How much of a body is searched, in characters. */
const SEARCHED = 200_000;

/** Shorter secrets and numbers than this may appear anywhere by chance. */
const [SHORTEST, SHORTEST_NUMBER] = [6, 9];

/** Characters that stand for those of a secret that are not shown. */
const MASKS = /[*•…]+|\.{3,}|x{3,}/gi;

/** The check that what an account is given is its own. */
export const MIXED_UP = "no-secret-of-another-is-shown";

const beginningOf = (persona: string) => `${nameOf(persona)}_`;

/** Descriptions of answers as one text, in lower case: they are long, and the same for many targets. */
const textOf = new WeakMap<object, string>();

/**
 * Holds every answer of a run against what must stay with its owner. A secret of the run's own is
 * looked for in all of an answer but where the vendor's page shows one like it; other credentials
 * in fields that the vendor's page does not know.
 */
export class Exposed extends Watch<Bench & { readonly target: object }> {
  readonly #searched = new WeakMap<Body, string>();
  /** What the target file gives that is not secret, in lower case. */
  readonly #open: string;
  /** What is secret in what the target file gives. */
  readonly #kept: readonly string[];
  /** What the target file gives: of what is secret in it, the vendor's page shows nothing in any answer. */
  readonly #given: ReadonlySet<string>;
  /** The accounts of the target file. */
  readonly #personas: Readonly<Record<string, object>>;

  constructor(bench: Bench & { readonly target: object }) {
    super(bench);
    const leaves = [...leavesOf(bench.target)];
    const isSecret = ({ at }: Leaf) => /pass|key|secret|auth|header/i.test(at);
    this.#given = new Set(leaves.map(({ value }) => value));
    const open = leaves.filter((leaf) => !isSecret(leaf)).map(({ value }) => value);
    this.#kept = leaves.filter(isSecret).map(({ value }) => value);
    this.#open = JSON.stringify(open).toLowerCase();
    const { personas = {} } = bench.target as { readonly personas?: Record<string, object> };
    this.#personas = personas;
  }

  override answered(exchange: Exchange): void {
    const { headers, body } = exchange.answer;
    this.hasJudged = true;
    // A redirect repeats the address that was asked for.
    const { location: _, ...others } = headers;
    const lines = Object.entries(others).map(([name, value]) => `${name}: ${value}`);
    const isShown = this.#ownIn(lines.join("\n")).length > 0;
    for (const line of isShown ? lines : []) {
      this.#hold(exchange, `header ${line.slice(0, line.indexOf(":"))}`, line);
    }
    // The same answer shows the same account the same, until there is another secret.
    const { operation, persona } = exchange.request;
    const how = [this.bench.secrets.owned, exchange.answer.status, operation, persona].join(" ");
    if (this.#searched.get(body) === how) return;
    this.#searched.set(body, how);
    const text = body.text.slice(0, SEARCHED);
    // A text has no fields, also where it holds a whole answer.
    this.#holdMasked(exchange, text);
    const isText = typeof body.json === "string" || body.json === undefined;
    if (isText) return this.#hold(exchange, "body", text, this.#mayShow(exchange));
    const own = this.#ownIn(text);
    const mayShow = mentionsCredential(text) || text.includes('"$');
    if (mayShow || own.length > 0) this.#holdFields(exchange, own);
  }

  /** Whether an answer to the same operation shows some secret: in a broken body, its place can't be told. */
  #mayShow({ request }: Exchange): boolean {
    const { catalogue, schemas, secretFields } = this.bench.api;
    return variantsOf(catalogue, request.operation).some(({ schema }) =>
      [...namesIn(schemas[schema])].some((name) => secretFields.has(name)),
    );
  }

  #holdFields(exchange: Exchange, own: readonly OwnSecret[]): void {
    const { api } = this.bench;
    const { json } = exchange.answer.body;
    const variant = variantOf(api, exchange);
    const schema = variant && api.schemas[variant.schema];
    // Where a list is long, only what holds a secret of the run's own is looked at in its later entries.
    const all = own.length > 0 ? leavesOf(json, "", Infinity) : [];
    const holding = [...all].filter((leaf) => own.some(({ value }) => leaf.value.includes(value)));
    for (const leaf of [...leavesOf(json), ...holding]) {
      const path = leaf.at.split("/").slice(1);
      const isUnknown = !isNamed(schema, path);
      const name = leaf.at.slice(leaf.at.lastIndexOf("/") + 1);
      // What is within such a field, in another form than the documented one, is in its place.
      const until = path.findIndex((step) => api.secretFields.has(step)) + 1;
      const isWithin = until > 0 && isNamed(schema, path.slice(0, until));
      // So it is within a text that has a whole list in it.
      const isList = /^[[{]/.test(leaf.value) && this.#mayShow(exchange);
      const isItsPlace = isWithin || (!isUnknown && (isList || isSecretText(leaf.value)));
      this.#hold(exchange, leaf.at, leaf.value, isItsPlace);
      this.#hold(exchange, leaf.at, name);
      const isShown = [...credentialsIn(name, leaf.value), ...issuedIn(name)].length > 0;
      const isHash = isPasswordHash(leaf.value);
      if (isUnknown && (isHash || (mentionsCredential(name) && isShown))) {
        // Beside a documented secret, such as a file that has the same key, it shows no more.
        const isKey = /private.?key/i.test(name) && !this.#mayShow(exchange);
        const what = isHash ? "a password's hash" : `what ${isKey ? "is" : "may be"} a credential`;
        this.#report(exchange, leaf.at, {
          check: "no-other-credential-is-shown",
          message: `The answer exposes ${what}, in the field "${name}", which the vendor's page does not document.`,
          expected: "no such field",
          actual: `${leaf.value.length} characters`,
          // A refusal that gives it nevertheless contradicts itself.
          inferred:
            !isHash && !isKey && (exchange.answer.status < 400 || !api.secretFields.has(name)),
        });
      }
    }
  }

  /**
   * Reports a secret of the run's own in a text, unless the text is where the vendor's page shows
   * one and it is none of another persona's.
   */
  #hold(exchange: Exchange, at: string, text: string, isItsPlace = false): void {
    const { persona = "" } = exchange.request;
    // Several accounts may have one password.
    const own: unknown[] = Object.values(this.#personas[persona] ?? {});
    const isOwn = ({ name, value }: OwnSecret) =>
      own.includes(value) || name.startsWith(beginningOf(persona));
    // What a wrong token is let in to says nothing of its account.
    const isOfPersona = (one: OwnSecret) =>
      persona !== "" &&
      !isOwn(one) &&
      Object.keys(this.#personas).some((name) => one.name.startsWith(beginningOf(name)));
    const isOfAnother = (one: OwnSecret) =>
      isOfPersona(one) || (this.#given.has(one.value) && !isOwn(one));
    const shown = this.#ownIn(text).find((one) => !isItsPlace || isOfAnother(one));
    if (!shown) return;
    const isMixedUp = isItsPlace && isOfPersona(shown);
    this.#report(exchange, at, {
      check: isMixedUp ? MIXED_UP : "no-secret-is-shown",
      message: isMixedUp
        ? `The answer to personas.${persona} shows $${shown.name}, which is another account's.`
        : `The answer shows $${shown.name}, where the vendor's page shows no such secret.`,
      expected: "no secret of the run",
      actual: text,
    });
  }

  /** Reports a secret of which most is shown, and the rest hidden, unless it was sent so. */
  #holdMasked(exchange: Exchange, text: string): void {
    const { url, body = "" } = exchange.request;
    const sent = `${[...new URL(url).searchParams.values()].join("\n")}\n${body}`;
    for (const { index, 0: mask } of text.matchAll(MASKS)) {
      const [before, after] = [text.slice(0, index), text.slice(index + mask.length)];
      for (const value of this.#kept) {
        const { length } = value;
        const lengths = Array.from({ length }, (_, nth) => length - 1 - nth);
        const begun = lengths.find((count) => before.endsWith(value.slice(0, count))) ?? 0;
        const ended = lengths.find((count) => after.startsWith(value.slice(length - count))) ?? 0;
        const isMost = length >= SHORTEST_NUMBER && begun + ended > (length * 2) / 3;
        const isSent = [value.slice(0, begun), value.slice(length - ended)].some(
          (part) => part.length > length / 3 && sent.includes(part),
        );
        if (!isMost || isSent || this.#isOrdinary(value.toLowerCase())) continue;
        this.#report(exchange, "body", {
          check: "no-secret-is-shown",
          message: `The answer shows most of ${this.bench.secrets.mask(value)}.`,
          expected: "no secret of the run",
          actual: `${begun + ended} of its ${length} characters`,
        });
      }
    }
  }

  #ownIn(text: string): OwnSecret[] {
    return this.bench.secrets.ownIn(text).filter(({ value }) => {
      const isShort = value.length < SHORTEST;
      const isNumber = /^\d+$/.test(value) && value.length < SHORTEST_NUMBER;
      return !isShort && !isNumber && !this.#isOrdinary(value.toLowerCase());
    });
  }

  /** A password that other texts have as well may be anywhere. */
  #isOrdinary(value: string): boolean {
    const { schemas } = this.bench.api;
    const described = textOf.get(schemas) ?? JSON.stringify(schemas).toLowerCase();
    textOf.set(schemas, described);
    return this.#open.includes(value) || described.includes(value);
  }

  #report(exchange: Exchange, at: string, breach: Omit<Found, "at" | "exchange">): void {
    const key = `${breach.check} ${inAnyRow(at)}`;
    this.keep(key, breach, exchange, at);
  }
}

/** Whether a text is the file of a WireGuard app, or an OpenVPN profile with its login in it. */
function isSecretText(value: string): boolean {
  return /^[ \t]*(?:PrivateKey[ \t]*=|<auth-user-pass>)/im.test(value);
}
