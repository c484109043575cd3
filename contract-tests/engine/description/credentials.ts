/** Names of fields that hold credentials, and of those that only concern them. */
const [CREDENTIAL, MENTIONS] = [
  /(?:pass(?:word|wd|code|phrase)|(?:^|_)pass|token|secret|(?:api|private|preshared)_?key)$/i,
  /pass(?:word|wd|code|phrase)|token|secret|(?:api|private|preshared)_?key/i,
];

/** What is not a credential, though its field has such a name: a type, a count. */
const ORDINARY = /^(?:[a-z]{0,12}|[A-Z][a-z]{0,11}|\d{0,6})$/;

/** What only identifies something, or is public. */
const PUBLIC = /(?:uuid|guid|etag|checksum|fingerprint|public_?key)$/i;

/** How a password's hash begins: of bcrypt, Argon2, scrypt and crypt. */
const HASH = /^\$(?:2[a-z]|argon2(?:id?|d)|scrypt|[1567y])\$/;

/** Text without a break, as keys and tokens are written. */
const UNBROKEN = /[\w+/=-]{16,}/g;

/** Whether a field of that name holds a credential by its name alone. */
export function isCredentialName(name: string): boolean {
  return CREDENTIAL.test(name);
}

/** Whether a value may be something else than a credential, though its field has such a name. */
export function isOrdinary(value: string): boolean {
  return ORDINARY.test(value);
}

/** Whether a text may speak of a credential at all. */
export function mentionsCredential(text: string): boolean {
  return MENTIONS.test(text);
}

/** Whether a text is a password's hash: with it, weak passwords are found out. */
export function isPasswordHash(value: string): boolean {
  return HASH.test(value);
}

/**
 * What may be a credential in a field that the vendor's page does not know: its whole value by its
 * name, else what looks issued in it.
 */
export function credentialsIn(name: string, value: string): readonly string[] {
  const isNamed = CREDENTIAL.test(name) || (MENTIONS.test(name) && !isOrdinary(value));
  if (isNamed) return value === "" ? [] : [value];
  return PUBLIC.test(name) ? [] : issuedIn(value);
}

/** The parts of a text that look as if a machine had drawn them: long, and letters and digits mixed. */
export function issuedIn(text: string): readonly string[] {
  if (text.length < 16) return [];
  return (text.match(UNBROKEN) ?? []).filter((one) => one.split(/[^A-Za-z\d]/).some(isDrawn));
}

/** Sixteen letters and digits in which these change places often, as no word, day or version has them. */
function isDrawn(run: string): boolean {
  if (run.length < 16) return false;
  const changes = run.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g)?.length ?? 0;
  const isOfBothCases = /[a-z]/.test(run) && /[A-Z]/.test(run);
  return changes >= 3 || (isOfBothCases && (changes === 2 || /^\d+[A-Za-z]/.test(run)));
}
