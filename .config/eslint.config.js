import tseslint from "typescript-eslint";
import { importsGoDown } from "./imports.ts";

export default tseslint.config(
  { ignores: ["node_modules/", "generated/", "report/", "dist/", ".stryker/"] },
  ...tseslint.configs.strict,
  {
    rules: {
      // An index that the loop or a check before it has just made certain is said by `!`.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: "error",
      "no-console": "error",
      // Tests and their support included.
      "max-lines": ["error", 250],
    },
  },
  {
    // A promise that nobody awaits ends the process when it is rejected. These need types, so they
    // hold what the compiler reads.
    files: ["{contract-tests,scripts,openapi}/**/*.ts"],
    ignores: ["contract-tests/acceptance/{client-projects,ecosystem}/**"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { ignoreVoid: false }],
      "@typescript-eslint/no-misused-promises": "error",
    },
  },
  {
    files: ["{contract-tests,scripts,openapi}/**/*.{ts,js,cjs}"],
    plugins: { house: { rules: { "imports-go-down": importsGoDown } } },
    rules: { "house/imports-go-down": "error" },
  },
  {
    // A test that spoils a document reaches into it as it pleases.
    files: ["**/*.test.ts"],
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  {
    // Programs as app developers write them, some of them in CommonJS.
    files: ["contract-tests/acceptance/client-projects/**", "docs/examples/**"],
    rules: { "no-console": "off", "@typescript-eslint/no-require-imports": "off" },
  },
);
