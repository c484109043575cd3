import { dirname, resolve as resolvePath } from "node:path";

const PASCAL_CASE = /^[A-Z][A-Za-z0-9]*$/;
const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
/** Lookaround and back references: RE2 (Go) and Rust have neither. */
const UNPORTABLE = /\(\?(<?[=!])|\\[1-9]|\\k</;
/** Bundling names these after what the reference leads to. */
const NAMED = new Set(["Header", "Parameter", "RequestBody", "Response", "Schema"]);

/** House rules that a configurable assertion can't express; Redocly loads them as a plugin. */
export default function plugin() {
  return { id: "contracts", rules: { oas3: RULES } };
}

const RULES = {
  /** Bundling turns the name that a reference leads to into the component's. */
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

  /** A union can be told apart by a `const` only if it is there. */
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

  /** An example is called after its variant, and so is what it refers to. */
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

  /** What every generator of clients reads; each message names one that fails otherwise. */
  "portable-schema"() {
    return {
      Schema(schema, { location, report, resolve }) {
        const {
          type,
          properties = {},
          pattern = "",
          items,
          oneOf,
          anyOf,
          enum: values = [],
        } = schema;
        const say = (message, ...at) => report({ message, location: location.child(at).key() });
        for (const [name, property] of Object.entries(properties)) {
          if (typeof property !== "boolean") continue;
          const instead = property ? "{}" : `not: { required: [${name}] } beside \`properties\``;
          say(
            `\`${name}\` is a boolean schema, at which Go's generators stop: write ${instead}.`,
            "properties",
            name,
          );
        }
        if (UNPORTABLE.test(pattern)) {
          say(
            "Go and Rust read no lookaround and no back reference: write the pattern without.",
            "pattern",
          );
        }
        if ([type].flat().includes("array") && items === undefined) {
          say(
            "OpenAPI 3.0 refuses an array without `items`: say what it holds, or `items: {}`.",
            "type",
          );
        }
        if (
          values.some(Number.isInteger) &&
          !(schema["x-enum-varnames"]?.length === values.length)
        ) {
          say(
            "A number says nothing in code: name each value, in order, in `x-enum-varnames`.",
            "enum",
          );
        }
        const branches = branchesOf(oneOf ?? anyOf ?? [], resolve);
        branches.forEach((one, index) => {
          const later = branches.slice(index + 1).find((other) => fits(other, one, resolve));
          if (later === undefined) return;
          const message = `\`${later.title}\` also fits \`${one.title}\`, which comes before it: clients take the first that fits, so put the one that asks for more first.`;
          report({ message, location: location.child(oneOf ? "oneOf" : "anyOf").key() });
        });
      },
      MediaType: ({ schema = {} }, { location, report }) => {
        if (!schema.oneOf && !schema.anyOf) return;
        const message = "Generators invent a name for a union that has none: make it a component.";
        report({ message, location: location.child("schema").key() });
      },
    };
  },

  /** Generators read the title first. */
  "title-is-name"() {
    return {
      ref(node, { location, report, type }, { node: target }) {
        if (type.name !== "Schema" || !target) return;
        const name = referenceName(node.$ref);
        const named = target.properties ?? target.oneOf ?? target.anyOf;
        if (named === undefined || target.title === name) return;
        const message = `\`${name}\` has the title \`${target.title ?? ""}\`: say \`title: ${name}\`.`;
        report({ message, location: location.child("$ref") });
      },
    };
  },

  /** A definition that is only a `$ref` vanishes when bundled. */
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

  "secured-operation-401"() {
    let everywhere;
    return {
      Root(root) {
        everywhere = root.security;
      },
      Operation(operation, { location, report }) {
        const security = operation.security ?? everywhere ?? [];
        // An empty requirement among others means that the call also works without a credential.
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

function branchesOf(union, resolve) {
  return union.flatMap((branch) => {
    const { node = {} } = resolve(branch);
    return node.oneOf || node.anyOf ? branchesOf(node.oneOf ?? node.anyOf, resolve) : [node];
  });
}

function fits(narrow, wide, resolve) {
  const literal = (schema, name) => resolve(schema.properties?.[name] ?? {}).node?.const;
  const required = wide.required ?? [];
  return (
    required.length < (narrow.required?.length ?? 0) &&
    required.every((name) => {
      const wanted = literal(wide, name);
      return (
        narrow.required.includes(name) && (wanted === undefined || wanted === literal(narrow, name))
      );
    })
  );
}

function referenceName(ref) {
  const [file, pointer] = ref.split("#");
  const last = (pointer || file).split("/").at(-1);
  return pointer ? last : last.replace(/\.(ya?ml|json)$/, "");
}
