/** Values shorter than this are not masked: they would blot out half of a report. */
const SHORTEST = 4;

/** A key that must stay with its owner, as wg-quick writes it. */
const WG_KEY = /^[ \t]*(PrivateKey|PresharedKey)[ \t]*=[ \t]*(\S+)/gm;

/**
 * Knows every secret of a run and takes it out of any text, in whatever encoding it stands there.
 * In its place stands `$NAME`, so that a masked curl line runs once the names are exported.
 */
export class Secrets {
  readonly #names = new Map<string, string>();
  #pattern: RegExp | undefined;
  #byForm = new Map<string, string>();

  /** Makes a value known by a name such as `ACTIVE_PASSWORD`. */
  add(name: string, value: string): void {
    if (value.length < SHORTEST || this.#names.get(value) === name) return;
    this.#names.set(value, name);
    this.#pattern = undefined;
  }

  /** Makes known every string under one of `fields`, and every key in a wg-quick text, at any depth of a JSON value. */
  learn(json: unknown, fields: ReadonlySet<string>): void {
    if (typeof json !== "object" || json === null) return;
    for (const [key, value] of Object.entries(json)) {
      if (typeof value !== "string") this.learn(value, fields);
      else if (fields.has(key)) this.#discover(nameOf(key), value);
      else for (const [, name, own] of value.matchAll(WG_KEY)) this.#discover(nameOf(name!), own!);
    }
  }

  /** What is known by a name of its own already keeps it. */
  #discover(name: string, value: string): void {
    if (!this.#names.has(value)) this.add(name, value);
  }

  /** The text with each secret replaced by `write(name)`, by default `$NAME`; longest first. */
  mask(text: string, write: (name: string) => string = (name) => `$${name}`): string {
    if (this.#names.size === 0) return text;
    this.#pattern ??= this.#compile();
    return text.replace(this.#pattern, (found) => write(this.#byForm.get(found) ?? "SECRET"));
  }

  /** True if any secret stands in the text, in any encoding. */
  stands(text: string): boolean {
    return this.mask(text) !== text;
  }

  #compile(): RegExp {
    this.#byForm = new Map();
    for (const [value, name] of this.#names) {
      for (const form of forms(value)) if (!this.#byForm.has(form)) this.#byForm.set(form, name);
    }
    const longestFirst = [...this.#byForm.keys()].toSorted((a, b) => b.length - a.length);
    return new RegExp(longestFirst.map(escape).join("|"), "g");
  }
}

/** `api-key` becomes `API_KEY`. */
export function nameOf(key: string): string {
  return key.replace(/([a-z])([A-Z])/g, "$1_$2").replace(/\W+/g, "_").toUpperCase();
}

/** The forms in which a value can stand in an output: as it is, and in each encoding that a tool may give it. */
function forms(value: string): Set<string> {
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(value);
  const all = new Set([
    value,
    url,
    url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    new URLSearchParams({ v: value }).toString().slice(2),
    encodeURI(value),
    json,
    json.replaceAll("/", "\\/"),
    // PHP writes everything beyond ASCII, and the slash, as an escape.
    json.replaceAll("/", "\\/").replace(/[^\x20-\x7e]/g, unicodeEscape),
    json.replace(/[^\x20-\x7e]/g, unicodeEscape),
    value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    value
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;"),
    Buffer.from(value).toString("hex"),
  ]);
  // In a longer text, base64 of the same value looks different at each of three offsets;
  // the characters at either end that its neighbours share are left out.
  for (let offset = 0; offset < 3; offset++) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
    const whole = bytes.toString("base64").replace(/=+$/, "");
    const start = Math.ceil((offset * 8) / 6);
    const inner = whole.slice(start, Math.floor((bytes.length * 8) / 6));
    if (inner.length >= 6) {
      all.add(inner);
      all.add(inner.replaceAll("+", "-").replaceAll("/", "_"));
    }
  }
  all.delete("");
  return all;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
