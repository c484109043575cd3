/**
 * The descriptions as files: as they are, and in the form for tools that read no OpenAPI 3.1. The same as
 * YAML stays in the repository: with it, an app would install more than 1 MB.
 */
const BUNDLES = ["openapi.json", "openapi-3.0.json"];

/** As much of the toolkit's own manifest as the package shares. */
export interface ToolkitManifest {
  readonly version: string;
  readonly dependencies: { readonly "openapi-fetch": string };
}

/** The manifest of the package that apps install: the clients and the bundles, and nothing of the toolkit. */
export function packageManifest(apis: readonly string[], toolkit: ToolkitManifest): object {
  return {
    name: "access-contracts",
    version: toolkit.version,
    description:
      "Typed clients of network-access APIs, every documented failure a case of a union.",
    license: "MIT",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.3" },
    exports: Object.assign({}, ...apis.map(exportsOf), { "./package.json": "./package.json" }),
    files: [
      "runtime/*.js",
      "runtime/*.d.ts",
      ...apis.flatMap((api) => [`${api}/*.js`, `${api}/*.d.ts`]),
      ...apis.flatMap((api) => BUNDLES.map((file) => `${api}/${file}`)),
    ],
    dependencies: { "openapi-fetch": toolkit.dependencies["openapi-fetch"] },
  };
}

function exportsOf(api: string): Record<string, unknown> {
  const entry = (name: string): object => ({
    types: `./${api}/${name}.d.ts`,
    default: `./${api}/${name}.js`,
  });
  return {
    [`./${api}`]: entry("index"),
    [`./${api}/validators`]: entry("validation"),
    ...Object.fromEntries(BUNDLES.map((file) => [`./${api}/${file}`, `./${api}/${file}`])),
  };
}
