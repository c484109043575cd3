/** How a value is written: as it is, so that a JSON text or a URL holds it, or in any other way. */
export type Encoding = "raw" | "json" | "url" | "other";

/** Fewer characters of base64 than this may be chance. */
const SHORTEST_BASE64 = 6;

/** A value in other case, as hostnames are written, is recognized only if it is as long as this. */
const SHORTEST_IN_OTHER_CASE = 10;

/**
 * Every form in which a value can appear in an output: as it is, and in each encoding that a
 * server or a tool may give it, its hexadecimal digits in capitals or not.
 */
export function formsOf(value: string): Map<string, Encoding> {
  const forms = new Map<string, Encoding>();
  const add = (encoding: Encoding, ...texts: readonly string[]) => {
    for (const text of texts.flatMap(inBothCases)) {
      if (text !== "" && !forms.has(text)) forms.set(text, encoding);
    }
  };
  forms.set(value, "raw");
  // Letters and digits are written as they are wherever not all is escaped.
  const isPlain = /^[A-Za-z\d]*$/.test(value);
  const json = isPlain ? [value, escaped(value, /[^]/g)] : jsonForms(value);
  add("json", ...json);
  const urls = urlForms(value);
  add("url", ...urls);
  // A JSON text inside a JSON text is escaped once more.
  add("other", ...json.map(inJson), ...htmlForms(value));
  add("other", value.replaceAll("~", "~0").replaceAll("/", "~1"));
  const hex = Buffer.from(value).toString("hex");
  add("other", hex, hex.toUpperCase());
  if (value.length >= SHORTEST_IN_OTHER_CASE) {
    add("other", value.toLowerCase(), value.toUpperCase());
  }
  // What is not valid UTF-8 as a whole, and any header, is read byte by byte.
  add("other", Buffer.from(value).toString("latin1"));
  // What is encoded may be encoded once more, such as an address in an address.
  add("other", ...urls.map(encodeURIComponent));
  const once = base64Forms(value);
  for (const base64 of [...once, ...base64Forms(once[0]!)]) {
    add("other", base64, base64.replaceAll("+", "-").replaceAll("/", "_"));
    add("other", base64.replaceAll("/", "\\/"), encodeURIComponent(base64));
  }
  return forms;
}

/** The digits of escapes: letters before them stay small. */
const DIGITS = /(?<=%)[0-9a-f]{2}|(?<=\\u)[0-9a-f]{4}|(?<=&#x)[0-9a-f]+(?=;)/gi;

/** A text whose escapes have small digits, and the same with capital ones. */
function inBothCases(text: string): string[] {
  if (!/[%\\&]/.test(text)) return [text];
  const small = text.replace(DIGITS, (digits) => digits.toLowerCase());
  return [text, small, text.replace(DIGITS, (digits) => digits.toUpperCase())];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function jsonForms(value: string): string[] {
  const json = inJson(value);
  const slashed = json.replaceAll("/", "\\/");
  // PHP writes everything beyond ASCII, and the slash, as an escape; on request also what HTML minds.
  const written = [json, slashed].flatMap((text) => [text, escaped(text, /[^\x20-\x7e]/g)]);
  const texts = [...new Set(written)];
  return [
    ...texts,
    ...texts.map((text) => escaped(text, /[<>&']/g).replaceAll('\\"', "\\u0022")),
    ...texts.map((text) => escaped(text, /[<>&]/g)),
    escaped(value, /[^]/g),
  ];
}

function escaped(text: string, what: RegExp): string {
  return text.replace(what, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function urlForms(value: string): string[] {
  const url = encodeURIComponent(value.toWellFormed());
  const hex = Buffer.from(value).toString("hex");
  return [
    url,
    new URLSearchParams({ v: value }).toString().slice(2),
    encodeURI(value.toWellFormed()),
    url.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`),
    hex.replace(/../g, "%$&"),
  ];
}

function htmlForms(value: string): string[] {
  const text = value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quotes = ["&quot;", "&#34;"].map((quote) => text.replaceAll('"', quote));
  const both = ["&#39;", "&#039;", "&apos;", "&#x27;"].flatMap((quote) =>
    quotes.map((quoted) => quoted.replaceAll("'", quote)),
  );
  const entities = (write: (code: number) => string) =>
    Array.from(value, (char) => `&#${write(char.codePointAt(0)!)};`).join("");
  return [text, ...quotes, ...both, entities(String), entities((code) => `x${code.toString(16)}`)];
}

/**
 * Base64 of the value alone, and what of it appears in base64 of a longer text: it looks different
 * at each of three offsets, and the characters at either end that its neighbours share are left out.
 */
function base64Forms(value: string): string[] {
  const forms = [Buffer.from(value).toString("base64")];
  for (let offset = 0; offset < 3; offset++) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]);
    const whole = bytes.toString("base64").replace(/=+$/, "");
    const inner = whole.slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
    if (inner.length >= SHORTEST_BASE64) forms.push(inner);
  }
  return forms;
}
