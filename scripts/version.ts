import manifest from "../package.json" with { type: "json" };

/** The toolkit's version. */
export const { version } = manifest;
