import { dirname, resolve as resolvePath } from "node:path";

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Kinds of components that a reference can lead to, and that bundling names after it. */
const NAMED = new Set(["Header", "Parameter", "RequestBody", "Response", "Schema"]);

/** The house rules that a configurable assertion can't express. Redocly loads them as a plugin. */
export default function plugin() {
  return { id: "contracts", rules: { oas3: RULES } };
}

const RULES = {
  /** What a reference leads to is named in PascalCase: bundling turns that name into the component's. */
  "component-name"() {
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
  },

  /** A property with a `const` is required: a union can be told apart by it only if it is there. */
  "const-is-required"() {
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
  },

  /** An example's key is the kebab-case name of its variant, and of what it refers to. */
  "example-name"() {
    return {
      MediaType(mediaType, { location, report }) {
        for (const [name, example] of Object.entries(mediaType.examples ?? {})) {
          const at = location.child(["examples", name]).key();
          const say = (message) => report({ message, location: at });
          if (!KEBAB_CASE.test(name)) say(`\`${name}\` names a variant: write it in kebab-case.`);
          const target = example?.$ref === undefined ? name : referenceName(example.$ref);
          if (target !== name) {
            say(`The example \`${name}\` comes from \`${target}\`: both have one name.`);
          }
        }
      },
    };
  },

  /** What is referred to is a definition: one that is only a `$ref` vanishes when bundled. */
  "file-holds-definition"() {
    return {
      ref(node, { location, report }, target) {
        const [file, pointer = "/"] = node.$ref.split("#");
        if (file.includes("://") || target.location === undefined) return;
        const from = location.source.absoluteRef;
        const named = file === "" ? from : resolvePath(dirname(from), file);
        const { source, pointer: found } = target.location;
        if (source.absoluteRef === named && found === `#${pointer}`) return;
        report({
          message: `\`${node.$ref}\` is only a reference to something else: write it out whole.`,
          location: location.child("$ref"),
        });
      },
    };
  },

  /** An operation that needs a credential documents what comes without it, under 401. */
  "secured-operation-401"() {
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
  },
};

/** The name that a reference gives to its target: of the file, or of the last key of the pointer. */
function referenceName(ref) {
  const [file, pointer] = ref.split("#");
  const last = (pointer || file).split("/").at(-1);
  return pointer ? last : last.replace(/\.(ya?ml|json)$/, "");
}
