const PROVENANCE = ["documented", "inferred", "undocumented"];

/** `x-variants` of a response names its examples in their order, and says where each comes from. */
export function variantsMatchExamples() {
  return {
    Response(response, { location, report }) {
      const at = location.child("x-variants");
      const variants = response["x-variants"];
      if (variants === null || typeof variants !== "object" || Array.isArray(variants)) {
        report({
          message: `A response has \`x-variants\`: each example's name with one of ${PROVENANCE.join(", ")}.`,
          location: location.key(),
        });
        return;
      }
      for (const [name, provenance] of Object.entries(variants)) {
        if (PROVENANCE.includes(provenance)) continue;
        report({
          message: `\`${provenance}\` is no provenance: write ${PROVENANCE.join(", ")}.`,
          location: at.child(name),
        });
      }
      const named = Object.keys(variants).join(", ");
      for (const mediaType of Object.values(response.content ?? {})) {
        const examples = Object.keys(mediaType.examples ?? {}).join(", ");
        if (examples === named) continue;
        report({
          message: `\`x-variants\` has [${named}], the examples are [${examples}]: same names, same order.`,
          location: at.key(),
        });
      }
    },
  };
}
