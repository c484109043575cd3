/** An operation that needs a credential documents what comes without it, under 401. */
export function securedOperation401() {
  let everywhere;
  return {
    Root(root) {
      everywhere = root.security;
    },
    Operation(operation, { location, report }) {
      const security = operation.security ?? everywhere ?? [];
      // An empty requirement among others says that the call also works without a credential.
      const secured =
        security.length > 0 && security.every((scheme) => Object.keys(scheme).length > 0);
      if (!secured || operation.responses?.["401"] !== undefined) return;
      report({
        message: "This operation needs a credential: document its 401, or say `security: []`.",
        location: location.child("responses").key(),
      });
    },
  };
}
