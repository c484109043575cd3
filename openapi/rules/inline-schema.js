/**
 * A schema that stands alone: what it refers to is copied under `$defs`, once for each target, so a
 * schema that refers to itself is no harm.
 *
 * @param resolve the `resolve` of a rule's context
 * @param from the file in which the schema stands
 */
export function inlineSchema(schema, resolve, from) {
  const names = new Map();
  const $defs = {};

  function reference($ref, file) {
    const { node, location } = resolve({ $ref }, file);
    // Redocly's own rule no-unresolved-refs reports it; here anything matches.
    if (location === undefined) return "#/$defs/unresolved";
    const target = String(location.absolutePointer);
    if (!names.has(target)) {
      names.set(target, `schema${names.size}`);
      $defs[names.get(target)] = copy(node, location.source.absoluteRef);
    }
    return `#/$defs/${names.get(target)}`;
  }

  function copy(node, file) {
    if (Array.isArray(node)) return node.map((item) => copy(item, file));
    if (node === null || typeof node !== "object") return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) =>
        key === "$ref" && typeof value === "string"
          ? [key, reference(value, file)]
          : [key, copy(value, file)],
      ),
    );
  }

  return { ...copy(schema, from), $defs: { unresolved: true, ...$defs } };
}
