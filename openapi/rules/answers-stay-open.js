/** No schema of an answer refuses further fields: an installation may answer more than is known. */
export function answersStayOpen() {
  const seen = new Set();
  return {
    Response: {
      MediaType(mediaType, { location, report, resolve }) {
        // Redocly hands a rule the outermost schema of a response only, so the rest is walked here.
        function walk(node, at) {
          if (node === null || typeof node !== "object" || seen.has(node)) return;
          seen.add(node);
          if (typeof node.$ref === "string") {
            const target = resolve(node, at.source.absoluteRef);
            if (target.location !== undefined) walk(target.node, target.location);
          }
          for (const [key, value] of Object.entries(node)) {
            if (value !== false || !/^(additional|unevaluated)Properties$/.test(key)) {
              walk(value, at.child(key));
              continue;
            }
            report({
              message: `An additional field is no violation: leave \`${key}: false\` out of answers.`,
              location: at.child(key).key(),
            });
          }
        }
        walk(mediaType.schema, location.child("schema"));
      },
    },
  };
}
