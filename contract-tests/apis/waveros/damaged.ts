/** The escapes of HTML, by name or number. */
const ENTITY = /&(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** What was meant, in the forms in which texts are stored by mistake. */
const READINGS: readonly ((text: string) => string)[] = [
  (text) =>
    text.replace(ENTITY, (_, name: string) => {
      const number = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return name.startsWith("#") ? String.fromCodePoint(number) : NAMED[name.toLowerCase()]!;
    }),
  (text) => text.replace(/\\(.)/gs, "$1"),
  decodeURIComponent,
  (text) => Buffer.from(text, "latin1").toString(),
];

/** Whether a text is not what was sent because it was escaped once too often, or stored in too few letters. */
export function isDamaged(sent: unknown, came: unknown): boolean {
  if (typeof sent !== "string" || typeof came !== "string" || sent === came) return false;
  const isMeant = (read: (text: string) => string) => {
    try {
      return read(came) === sent;
    } catch {
      return false;
    }
  };
  const withoutLetters = (text: string) => text.replace(/[?\uFFFD]+|[^\0-\x7F]+/g, "?");
  return (
    READINGS.some(isMeant) ||
    came === sent.replaceAll(" ", "+") ||
    (/[?\uFFFD]/.test(came) && withoutLetters(came) === withoutLetters(sent))
  );
}
