const ENTITY = /&(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

export function fromHtml(text: string): string {
  return text.replace(ENTITY, (_, name: string) => {
    const number = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return name.startsWith("#") ? String.fromCodePoint(number) : NAMED[name.toLowerCase()]!;
  });
}

/** What was meant, in the forms in which texts are stored by mistake. */
const READINGS: readonly ((text: string) => string)[] = [
  fromHtml,
  (text) => text.replace(/\\(.?)/gs, "$1"),
  decodeURIComponent,
  (text) => text.replaceAll("+", " "),
  (text) => decodeURIComponent(text.replaceAll("+", " ")),
];

/** Whether a text was escaped or decoded once too often, stored in too few letters, or has lost letters or digits of ASCII, or a space between two. */
export function isDamaged(sent: unknown, came: unknown): boolean {
  if (typeof sent !== "string" || typeof came !== "string" || sent === came) return false;
  const isRead = (read: (text: string) => string, from: string, to: string) => {
    try {
      return read(from) === to;
    } catch {
      return false;
    }
  };
  const letters = (text: string) => text.replace(/[?\uFFFD]|[^\0-\x7F]/g, "");
  return (
    READINGS.some((read) => isRead(read, came, sent) || isRead(read, sent, came)) ||
    came === sent.replaceAll(" ", "+") ||
    // What is only left out is not damaged.
    (letters(came) === letters(sent) && !holds(sent, came)) ||
    !holds(came.toLowerCase(), sent.toLowerCase().replace(LOSSES, ""))
  );
}

/** What a router that takes ASCII alone may leave out of a text in small letters, and the spaces beside it. */
const LOSSES = /[^a-z\d ]| (?![a-z\d])|(?<![a-z\d]) /g;

/** Whether a text has all those letters, in that order. */
function holds(text: string, letters: string): boolean {
  let at = 0;
  return Array.from(letters).every((letter) => (at = text.indexOf(letter, at) + 1) > 0);
}
