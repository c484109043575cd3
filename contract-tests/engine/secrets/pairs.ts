/** A name and its value in JSON. */
const PAIR = /"([\w-]{1,40})"\s{0,9}:\s{0,9}"((?:[^"\\]|\\.){1,2000})"/g;

/** What is before a value: a name, and what JSON, scripts, forms, lines of settings and PHP's own formats have after it. */
const BEFORE = String.raw`(?<![\w#-])([\w-]{1,40})["'\]]?\s{0,9}(?:=>?|:|;(?=[sid]:))\s{0,9}(?:[sid]:(?:\d{1,9}:)?)?`;

/** A name and its value in other texts; without quotes, it must not be in a sentence. */
const WRITTEN = [
  new RegExp(String.raw`${BEFORE}(?="((?:[^"\\]|\\.){1,2000}))`, "g"),
  new RegExp(String.raw`${BEFORE}(?='((?:[^'\\]|\\.){1,2000}))`, "g"),
  new RegExp(String.raw`${BEFORE}(?=([^\s"'<>()[\]{},;&]{1,100})\s{0,9}(?:$|[<,;&\]}]))`, "gm"),
  // The login inside an OpenVPN profile: the password is after the username.
  /(?:<|&lt;)(?:auth|http-proxy)-user-(pass)(?:>|&gt;)\s{0,9}[^\s<][^\n]{0,300}\n[ \t]{0,9}(?!<|&lt;)([^\r\n]{1,300}?)[ \t]{0,9}\r?$/gm,
  // An element of XML, one that has the name as an attribute, and one after that with the name.
  /<(?:\w{1,20}:)?([\w-]{1,40})(?:\s[^<>]{0,200})?>(?:<!\[CDATA\[)?([^<>]{1,2000}?)(?:\]\]>)?</g,
  /\s(?:name|key)=["']([\w-]{1,40})["'](?:\s[^<>]{0,200}\bvalue=["']|[^<>]{0,200}>)([^<>"']{1,2000})/g,
  />([\w-]{1,40})<\/(\w{1,20})>\s{0,99}<(?!\2\b)[^<>]{1,200}>([^<>]{1,2000})/g,
];

/** A list or an object of texts and numbers, and each of them. */
const CONTAINER = new RegExp(String.raw`${BEFORE}(?=[[{]([^\]}]{1,300}))`, "g");
const CONTAINED = /"((?:[^"\\]|\\.){1,300})"(\s{0,9}:)?|-?\d[\d.]{0,300}/g;

/** Names of fields and their values in a text that is not sound JSON: those of JSON, and secrets in any form. */
export function* pairsIn(
  text: string,
  isSecret: (name: string) => boolean,
): Generator<readonly [name: string, value: string]> {
  for (const [, name, value] of text.matchAll(PAIR)) yield [name!, unescaped(value!)];
  for (const pattern of WRITTEN) {
    for (const found of text.matchAll(pattern)) {
      if (isSecret(found[1]!) && !isLiteral(found.at(-1)!))
        yield [found[1]!, unescaped(found.at(-1)!)];
    }
  }
  for (const [, name, all] of text.matchAll(CONTAINER)) {
    if (!isSecret(name!)) continue;
    for (const [one, quoted, isName] of all!.matchAll(CONTAINED)) {
      if (isName === undefined) yield [name!, unescaped(quoted ?? one)];
    }
  }
  // JSON may be within a text of JSON, and so may a file of several lines.
  if (!/\\["/nrt]/.test(text)) return;
  const once = text.replace(/\\+(["/])/g, "$1").replace(/\\+[nrt]/g, "\n");
  yield* pairsIn(once, isSecret);
}

function isLiteral(value: string): boolean {
  return /^(?:null|true|false|undefined)$/.test(value);
}

/** A text of JSON as its escapes mean it, or else as it is written. */
function unescaped(written: string): string {
  try {
    return JSON.parse(`"${written}"`) as string;
  } catch {
    return written;
  }
}
