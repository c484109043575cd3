import { referenceName } from "./reference-name.js";

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const NAMED = new Set(["Header", "Parameter", "RequestBody", "Response", "Schema"]);

/** What a reference leads to is named in PascalCase: bundling turns that name into the component's. */
export function componentName() {
  return {
    ref(node, { location, report, type }) {
      if (!NAMED.has(type.name)) return;
      const name = referenceName(node.$ref);
      if (PASCAL_CASE.test(name)) return;
      report({
        message: `\`${name}\` becomes the name of a ${type.name} in the bundle: write it in PascalCase.`,
        location: location.child("$ref"),
      });
    },
  };
}
