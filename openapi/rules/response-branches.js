const isReference = (schema) => typeof schema?.$ref === "string";

/** The body of a response is one named schema, or a `oneOf` of named ones: a branch for each answer. */
export function responseBranches() {
  return {
    Response: {
      MediaType(mediaType, { location, report }) {
        const { schema } = mediaType;
        if (isReference(schema)) return;
        if (schema?.oneOf?.length > 1 && schema.oneOf.every(isReference)) return;
        report({
          message:
            "A response has one `$ref`, or `oneOf` with two or more of them, so that every answer has a name.",
          location: location.child("schema").key(),
        });
      },
    },
  };
}
