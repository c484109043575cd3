/** A way to change what a pattern finds, each place of it at a time; undefined leaves one as it is. */
interface Mutator {
  readonly name: string;
  readonly find: RegExp;
  readonly by: (found: string, line: string) => string | undefined;
}

const OTHER: Readonly<Record<string, string>> = {
  GET: "PUT",
  POST: "PATCH",
  DELETE: "POST",
  Yes: "No",
  No: "Yes",
  String: "Integer",
  Integer: "Boolean",
  Boolean: "String",
  true: "false",
  false: "true",
  null: '"none"',
};
const other = (found: string) => OTHER[found];
const isJson = (line: string) => /^\s*(["{}[\]]|.*": )/.test(line) && !line.startsWith("{%");
const isTable = (line: string) => /^\|| (Yes|No) |^(Yes|No)$/.test(line);
const ORDINAL = /^\s*\d+(\.\d+)*( -|\.) /;

/** Each changes one fact, whatever the page. */
const OF_FACTS: readonly Mutator[] = [
  {
    name: "number",
    find: /\d+/g,
    by: (found, line) =>
      (ORDINAL.test(line) && line.trimStart().startsWith(found)) || /^\d+\.\d+ -/.test(line)
        ? undefined
        : String(BigInt(found) + 1n),
  },
  {
    name: "letter in JSON",
    find: /"[^"\n\\]+"/g,
    by: (found, line) =>
      isJson(line) && !/email protected/.test(found) ? `${found.slice(0, -2)}"` : undefined,
  },
  {
    name: "value in JSON",
    find: /\b(true|false|null)\b/g,
    by: (found, line) => (isJson(line) ? other(found) : undefined),
  },
  { name: "type in JSON", find: /: (\d+),?$/gm, by: (found) => found.replace(/\d+/, '"$&"') },
  { name: "line of JSON", find: /^\s*"[^"\n]+": [^{[\n]*,( \/\/.*)?\n/gm, by: () => "" },
  { name: "method", find: /\b(GET|POST|DELETE)\b/g, by: other },
  {
    name: "required",
    find: /\b(Yes|No)\b/g,
    by: (found, line) => (isTable(line) ? other(found) : undefined),
  },
  { name: "mark", find: /<mark style="color:red;">\\\*<\/mark>|(?<=^\w+)\*(?=\n)/gm, by: () => "" },
  {
    name: "type",
    find: /(?<=\| )(String|Integer|Boolean)|^(String|Integer|Boolean)$/gm,
    by: other,
  },
  { name: "name", find: /\b\w+\\?_\w+\b/g, by: (found) => `${found}s` },
  {
    name: "quoted value",
    find: /(?<!\w)'[^'\n]+'(?!\w)/g,
    by: (found) => `${found.slice(0, -1)}x'`,
  },
  {
    name: "address",
    find: /https?:\/\/[^\s"?]+|(?<=`)\/api\/[\w/]+|(?<=^[A-Z]+ )\/api\/[\w/]+/gm,
    by: (found) => found.replace(/\w(?=\W*$)/, "x"),
  },
  { name: "row", find: /^\| [a-zA-Z].*\n(?!\| -)|^[\w-]+ (Yes|No) .*\n/gm, by: () => "" },
  {
    name: "one more row",
    find: /^\| [a-z].*\n(?!\| -)|^[\w-]+ (Yes|No) .*\n/gm,
    by: (found) => found + found.replace(/[\w-]+/, "extra"),
  },
  { name: "tab", find: /\{% tab title=[^]*?\{% endtab %\}/g, by: () => "" },
  {
    name: "tab twice",
    find: /\{% tab title=[^]*?\{% endtab %\}/g,
    by: (found) => `${found}\n\n${found}`,
  },
  {
    name: "message",
    find: /^[A-Z][^.:|\n]+ - .*$/gm,
    by: (found) => found.replace(/(\w) - /, "$1x - "),
  },
  { name: "lost message", find: /^(API|User|No|An) [^.:|\n]+ - .*\n/gm, by: () => "" },
];

/** Words of prose that are facts, each with what it is replaced by. */
const WORDS: Readonly<Record<string, string>> = {
  empty: "taken",
  random: "fixed",
  unlimited: "blocked",
  preset: "voucher",
  immediately: "tomorrow",
  disabled: "visible",
  required: "optional",
  mandatory: "optional",
  only: "also",
  not: "indeed",
  never: "always",
  avoid: "try",
  all: "some",
  local: "remote",
  LAN: "WAN",
  VPN: "MPLS",
  internet: "corridor",
  HTTPS: "HTTP",
  Cloud: "Current",
  secret: "public",
  missing: "expired",
  wrong: "old",
  default: "chance",
  pending: "after",
  MB: "GB",
  unset: "red",
  bounds: "office",
  alphanumeric: "numeric",
  invalid: "accepted",
  True: "False",
  False: "True",
  instead: "because",
  strictly: "also",
  randomized: "fixed",
  Recommended: "Odd",
  query: "cookie",
  unknown: "known",
  same: "other",
};

/** Changes of wording, whatever the page. */
const OF_WORDING: readonly Mutator[] = [
  {
    name: "one more sentence",
    find: /(?<=[a-z]\.)(?=$| [A-Z])/gm,
    by: (_found, line) =>
      isJson(line) || isTable(line) || line.startsWith("{%") || ORDINAL.test(line)
        ? undefined
        : " That is good to know.",
  },
  {
    name: "bold",
    find: /(?<= )[a-z]{5,}(?= )/g,
    by: (found, line) => (isJson(line) || /^\{%|mark| - /.test(line) ? undefined : `**${found}**`),
  },
  {
    name: "another line",
    find: / (?=[a-z]{2,} [a-z]+)/g,
    by: (_found, line) =>
      isJson(line) || /^[|{#]|^\d| (Yes|No) |^[A-Z][\w' ]+ - /.test(line) ? undefined : "\n",
  },
  { name: "colour", find: /color:\w+/g, by: () => "color:purple" },
  { name: "space in a table", find: / {2,}\|/g, by: () => " |" },
  { name: "space in JSON", find: /^ +(?=["{}[\]])/gm, by: () => "\t" },
  { name: "blank line", find: /\n\n/g, by: () => "\n\n\n" },
  {
    name: "quotes",
    find: /(?<=[\s(])"[^"\n]+"(?=[\s.])/g,
    by: (found, line) => (isJson(line) ? undefined : `“${found.slice(1, -1)}”`),
  },
  { name: "heading", find: /^## /gm, by: () => "## 🔑 " },
  { name: "end of line", find: /(?<=\w)$/gm, by: () => "  " },
];

/** Every mutation of a page of a kind, with its name and line. */
export function mutations(text: string, kind: "facts" | "wording") {
  const words = Object.entries(WORDS).map(([word, by]): Mutator => ({
    name: word,
    find: new RegExp(`\\b${word}\\b`, "g"),
    by: (_found, line) => (isJson(line) || /tab title/.test(line) ? undefined : by),
  }));
  return (kind === "facts" ? [...OF_FACTS, ...words] : OF_WORDING).flatMap(({ name, find, by }) =>
    [...text.matchAll(find)].flatMap(({ 0: found, index }) => {
      const end = text.indexOf("\n", index);
      const line = text.slice(text.lastIndexOf("\n", index - 1) + 1, end < 0 ? undefined : end);
      const now = by(found, line);
      const at = text.slice(0, index).split("\n").length;
      return now === undefined
        ? []
        : [
            {
              name,
              line: at,
              found,
              now,
              text: text.slice(0, index) + now + text.slice(index + found.length),
            },
          ];
    }),
  );
}
