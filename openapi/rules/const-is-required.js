/** A property with a `const` is required: a union can be told apart by it only if it is there. */
export function constIsRequired() {
  return {
    Schema(schema, { location, report, resolve }) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const { node } = resolve(property);
        if (node === null || typeof node !== "object" || !("const" in node)) continue;
        if (schema.required?.includes(name)) continue;
        report({
          message: `\`${name}\` is a \`const\`: list it in \`required\`, or it tells nothing apart.`,
          location: location.child(["properties", name]).key(),
        });
      }
    },
  };
}
