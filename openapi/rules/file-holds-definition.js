import { resolve as resolvePath, dirname } from "node:path";

/** A file that is referred to holds a definition: one that is only a `$ref` vanishes when bundled. */
export function fileHoldsDefinition() {
  return {
    ref(node, { location, report }, target) {
      const [file] = node.$ref.split("#");
      if (file === "" || file.includes("://") || target.location === undefined) return;
      const named = resolvePath(dirname(location.source.absoluteRef), file);
      if (target.location.source.absoluteRef === named) return;
      report({
        message: `\`${node.$ref}\` is only a reference to something else: write the file out whole.`,
        location: location.child("$ref"),
      });
    },
  };
}
