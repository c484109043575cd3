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
];

/** Whether a text was escaped or decoded once too often, cut, or stored in too few letters. */
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
    letters(came) === letters(sent) ||
    came === sent.split(" ")[0]
  );
}
