/** Headers whose values are credentials. */
const CREDENTIALS =
  /^(?:authorization|proxy-authorization|cookie|set-cookie|x-xsrf-token|x-api-key|api-key)$/i;

/**
 * A header's value without its credentials. A run knows only the secrets that it was given, and not
 * a session cookie that the server makes up.
 */
export function withoutCredentials(name: string, value: string): string {
  if (!CREDENTIALS.test(name)) return value;
  const [, scheme] = /^(Bearer|Basic) /i.exec(value) ?? [];
  if (scheme !== undefined) return `${scheme} $REDACTED`;
  return /cookie/i.test(name) ? cookies(value) : "$REDACTED";
}

/** Cookies with their names and attributes, and no values. */
function cookies(value: string): string {
  return value.replace(/(^|[;,]\s*)([^=;,\s]+)=([^;,]*)/g, (whole, before, name: string) =>
    /^(?:path|domain|expires|max-age|samesite)$/i.test(name)
      ? whole
      : `${before as string}${name}=$REDACTED`,
  );
}

/** Text without private keys of WireGuard and OpenVPN configurations, as files or in JSON. */
export function withoutKeys(text: string): string {
  return text
    .replace(
      /-----BEGIN ([A-Z0-9 ]*(?:PRIVATE KEY|STATIC KEY|Static key)[A-Z0-9 ]*)-----.*?(?:-----END \1-----|$)/gis,
      "$$PRIVATE_KEY",
    )
    .replace(/(PrivateKey|PresharedKey)(\s*=\s*)[A-Za-z0-9+\\/]{20,}={0,2}/gi, "$1$2$$PRIVATE_KEY");
}
