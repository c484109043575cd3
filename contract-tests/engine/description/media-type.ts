/** Whether a content type is the wanted media type, in UTF-8 if it says anything of that. */
export function isMediaType(header: string, wanted: string): boolean {
  const [essence, ...parameters] = header
    .toLowerCase()
    .split(";")
    .map((one) => one.trim());
  const charset = parameters.find((one) => one.startsWith("charset="));
  return essence === wanted && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
}
