import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

const { meanings, things } = parse(
  readFileSync(new URL("words.yaml", import.meta.url), "utf8"),
) as Record<"meanings" | "things", Record<string, string>>;

/** Of a thing, its loss alone changes what a page says. */
const read = (table: Readonly<Record<string, string>>, isThing: boolean) =>
  Object.entries(table).map(([name, words]) => {
    return { name, words: new RegExp(`(?<![\\w-])(?:${words})(?!\\w)`, "g"), isThing };
  });

const ALL = [...read(meanings, false), ...read(things, true)];

const NAMES = new Set(ALL.map(({ name }) => name));

/** Whether a word on record is a thing: `not` is neither. */
export const isThing = (word: string): boolean =>
  word === "not" || ALL.some(({ name, isThing }) => isThing && name === word);

/** What needs no vocabulary: addresses, quoted words, numbers, names with a mark inside, media types. */
const HARD =
  /[A-Z]\w*(?: [A-Z]\w*)* > [A-Z]\w*(?: [A-Z]\w*)*|https?:\/\/[^\s,;)]*[\w/]|"[^"]+"|`[^`]+`|(?<!\w)'[^']+'(?!\w)|[\w.:-]*\d[\w.:-]*|\w+_\w+|(?<![\w-])[A-Z][a-z]+-[A-Z][a-z]+(?![\w-])|\bapi-key\b|\b(?:GET|POST|PUT|PATCH|DELETE)\b|\b(?:application|text|multipart|image)\/[\w.+-]+|(?<![\w./:<])(?:\/[\w{}-]+){2,}|\b[\w-]+\.(?:crt|pem|key|conf|ovpn|json)\b|\b[a-z]+[A-Z]\w*|\b[A-Z][a-z]+[A-Z]\w*|\b(?!It|That|Let|Here|There|What|Who)[A-Z]\w+(?='s)/g;

/** Begins with a verb and its object: "Use the key" says what "You have to use the key" does. */
const ORDER =
  /^\W*(?!(?:in|on|at|by|for|from|with|of|to|as|if|when|while|once|after|before|that|is|are|not|only)\b)[a-z]+ (?:the|an?|your|this|these|it|all)\b/i;

const RANGE = /(?<![\w.:-])(\d+) (?:to|until|through|and) (\d+)(?![.:-]?\w)/g;
const FORBIDS = /^\W*(?:do not|never|avoid)\b/i;

/** Where a sentence or a clause ends. */
const ENDS = /(?<=[.!?;])\s+|[()]|\s:\s|:\s|\s[/–—]\s|,\s+(?=\d+ ?[-–=:])/;

/** The same passages are read over and over. */
const known = new Map<string, readonly ReturnType<typeof sentenceOf>[]>();

/** What a passage says, sentence by sentence. */
export function sentencesOf(passage: string) {
  const sentences = known.get(passage) ?? plain(passage).split(ENDS).map(sentenceOf);
  known.set(passage, sentences);
  return sentences.filter(({ words }) => words.size > 0);
}

const plain = (passage: string) =>
  passage
    .replace(/\*\*|(?<!\w)_+|_+(?!\w)/g, "")
    .replace(/\s+/g, " ")
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
    .replace(/(?<=(?:^|[,;]) ?\d+) ?[:=] (?=\w)/g, " - ")
    .replace(/n't\b|(?<=ca)nnot\b/g, " not");

/** What a sentence says, and beside that all of its words. */
function sentenceOf(sentence: string) {
  const says = new Set<string>();
  const words = new Set<string>();
  const things = new Set<string>();
  let nots = 0;
  const plain = sentence.replace(HARD, (found) => {
    const token = found.replace(/^["'`]|["'`.:-]+$/g, "").toLowerCase();
    if (token !== "") says.add(token);
    for (const part of token.split(" ")) words.add(part);
    return /\d/.test(found) || /^(["'`]|http|[A-Z]+$)/.test(found) ? " , " : found;
  });
  let left = ` ${plain.toLowerCase()} `;
  for (const word of plainWords(sentence)) {
    if (!NAMES.has(word)) words.add(word);
  }
  for (const { name, words: pattern, isThing } of ALL) {
    left = left.replace(pattern, () => {
      if (name === "not") nots++;
      else if (isThing) things.add(name);
      else says.add(name);
      return " , ";
    });
  }
  for (const [, from, to] of sentence.matchAll(RANGE)) {
    if (Number(from) > Number(to)) says.add("reversed");
  }
  for (const one of [...says, ...things]) words.add(one);
  if (ORDER.test(sentence) || FORBIDS.test(sentence)) words.add("required");
  return { says, words, things, nots };
}

/** What a passage says, as it is put on record: the sentences separated by ` / `. */
export function readingOf(passage: string): string {
  const written = sentencesOf(passage).map(({ says, things, nots }) => {
    const words = [...says, ...things]
      .map((one) => (one.includes(" ") ? `"${one}"` : one))
      .toSorted();
    return [...words, ...Array.from({ length: words.length > 0 ? nots : 0 }, () => "not")].join(
      " ",
    );
  });
  return written.filter(Boolean).join(" / ");
}

/** Tells whether passages have the same words, whatever their order, marks and articles. */
export function digestOf(passages: readonly string[]): string {
  const own = plainWords(passages.join(" "))
    .filter((word) => !["a", "an", "the"].includes(word))
    .toSorted();
  return hash("sha256", own.join(" ")).slice(0, 8);
}

/** Without case and marks. */
export const plainWords = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];

/** The words of what is on record. */
export const wordsIn = (says: readonly string[]): string[] =>
  says
    .flatMap((one) => one.split(/ +(?=(?:[^"]*"[^"]*")*[^"]*$)/))
    .filter((one) => !["", "/"].includes(one));

/** A word on record without the quotes that hold several together. */
export const bare = (word: string): string => word.replace(/^"|"$/g, "");
