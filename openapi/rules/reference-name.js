/** The name that a reference gives to its target: of the file, or of the last key of the pointer. */
export function referenceName(ref) {
  const [file, pointer] = ref.split("#");
  const last = (pointer || file).split("/").at(-1);
  return pointer ? last : last.replace(/\.(ya?ml|json)$/, "");
}
