import { globSync } from "node:fs";
import { delimiter, join } from "node:path";
import { VERSIONS } from "./parts.ts";
import { FURTHER_PROPERTIES, LINKS, type Place, type Tool } from "./tool.ts";
import { TYPESCRIPT } from "./typescript.ts";
import { VALIDATORS } from "./validators.ts";

/** The form for generators of clients. */
const CLIENT = ["openapi-client.json"];

/** Java for a program that ends after seconds: it takes half the time without the second compiler. */
const JAVA = ["java", "-XX:TieredStopAtLevel=1"];

/** Every tool that a form is tried with. */
export const TOOLS: readonly Tool[] = [
  java("java-native", "native"),
  java("java-okhttp", "okhttp-gson"),
  kotlin("kotlin-gson", "gson"),
  kotlin("kotlin-moshi", "moshi"),
  kotlin("kotlin-jackson", "jackson"),
  kotlin("kotlin-kotlinx", "kotlinx_serialization"),
  {
    name: "go",
    title: `oapi-codegen ${VERSIONS["oapi-codegen"]}`,
    needs: ["oapi-codegen"],
    forms: CLIENT,
    program: (api) => `go/${api}.go`,
    files: ({ api, withProgram }) => ({
      "go.mod": "go/go.mod",
      "go.sum": "go/go.sum",
      ...(withProgram ? { "main.go": `go/${api}.go` } : {}),
    }),
    stages: {
      generates: ({ cache, work, form }) => [
        { argv: ["mkdir", join(work, "client")] },
        {
          argv: [join(cache, "oapi-codegen/oapi-codegen"), "-generate", "types,client"].concat(
            ...["-package", "client", "-o", join(work, "client/client.go"), form],
          ),
        },
      ],
      compiles: ({ work, withProgram }) => [
        {
          argv: ["go", "build", "-o", join(work, "app"), withProgram ? "." : "./client"],
          cwd: work,
          env: { GOFLAGS: "-mod=mod" },
        },
      ],
      passes: ({ work }) => [{ argv: [join(work, "app")] }],
    },
  },
  {
    name: "python",
    title: `openapi-python-client ${VERSIONS["openapi-python-client"]}`,
    needs: ["venv"],
    forms: CLIENT,
    program: (api) => `python/${api}_app.py`,
    stages: {
      generates: ({ cache, programs, work, form }) => [
        {
          argv: [
            join(cache, "venv/bin/openapi-python-client"),
            "generate",
            "--meta",
            "none",
          ].concat(
            ...["--fail-on-warning", "--config", join(programs, "python/config.yaml")],
            ...["--path", form, "--output-path", join(work, "client")],
          ),
        },
      ],
      compiles: ({ cache, programs, work }) => [
        {
          argv: [join(cache, "venv/bin/python"), join(programs, "python/import_all.py")],
          env: { PYTHONPATH: work },
        },
      ],
      passes: ({ api, cache, programs, work }) => [
        {
          argv: [join(cache, "venv/bin/python"), join(programs, `python/${api}_app.py`)],
          env: { PYTHONPATH: work, PYTHONDONTWRITEBYTECODE: "1" },
        },
      ],
    },
  },
  {
    name: "rust",
    title: openapiGenerator("rust"),
    needs: ["openapi-generator", "rust"],
    forms: CLIENT,
    mistaken: LINKS,
    program: (api) => `rust/${api}.rs`,
    files: ({ api }) => ({ "Cargo.toml": "rust/Cargo.toml", "src/main.rs": `rust/${api}.rs` }),
    stages: {
      generates: (place) => [generate(place, "rust", { packageName: "client" })],
      compiles: ({ cache, work, withProgram }) => [
        {
          argv: ["cargo", "build", "--quiet", ...(withProgram ? [] : ["--package", "client"])],
          cwd: work,
          env: { CARGO_TARGET_DIR: join(cache, "rust"), RUSTFLAGS: "-Awarnings" },
        },
      ],
      passes: ({ cache }) => [{ argv: [join(cache, "rust/debug/ecosystem")] }],
    },
  },
  ...TYPESCRIPT,
  generatedOnly("swift", "swift6"),
  generatedOnly("dart", "dart"),
  generatedOnly("csharp", "csharp"),
  generatedOnly("go-openapi-generator", "go"),
  generatedOnly("python-openapi-generator", "python"),
  ...VALIDATORS,
];

function openapiGenerator(language: string, more = ""): string {
  return `openapi-generator ${VERSIONS["openapi-generator"]}, ${language}${more}`;
}

/** Generates a client into the folder `client`. */
function generate(
  { cache, work, form }: Place,
  language: string,
  properties: Readonly<Record<string, string>> = {},
  library?: string,
) {
  const given = Object.entries(properties).map((pair) => pair.join("="));
  return {
    argv: [...JAVA, "-jar", join(cache, "openapi-generator/openapi-generator-cli.jar")].concat(
      ...["generate", "-i", form, "-g", language, "-o", join(work, "client")],
      ...(library === undefined ? [] : ["--library", library]),
      ...(given.length === 0 ? [] : ["--additional-properties", given.join()]),
    ),
    refuses: /\[main\] ERROR .*/,
  };
}

function generatedOnly(name: string, language: string): Tool {
  return {
    name,
    title: openapiGenerator(language),
    needs: ["openapi-generator"],
    forms: CLIENT,
    mistaken: LINKS,
    stages: { generates: (place) => [generate(place, language)] },
  };
}

/** The class that a program is, by its API's name. */
const appOf = (api: string) => `${api[0]!.toUpperCase()}${api.slice(1)}App`;

function java(name: string, library: string): Tool {
  const properties = {
    invokerPackage: "client",
    apiPackage: "client.api",
    modelPackage: "client.model",
  };
  return {
    name,
    title: openapiGenerator("java", ` (${library})`),
    needs: ["openapi-generator", "java-libraries"],
    forms: CLIENT,
    mistaken: LINKS,
    program: (api) => `java/${appOf(api)}.java`,
    stages: {
      generates: (place) => [generate(place, "java", properties, library)],
      compiles({ api, cache, programs, work, withProgram }) {
        const own = [`java/${appOf(api)}.java`, `java/${library}/Connection.java`];
        const sources = globSync(join(work, "client/src/main/java/**/*.java"));
        if (withProgram) sources.push(...own.map((file) => join(programs, file)));
        const libraries = join(cache, "java-libraries/*");
        const argv = ["javac", "-nowarn", "-proc:none", "-d", join(work, "classes")];
        return [{ argv: [...argv, "-cp", libraries, ...sources] }];
      },
      passes: ({ api, cache, work }) => [runClass(appOf(api), work, join(cache, "java-libraries"))],
    },
  };
}

function kotlin(name: string, serializer: string): Tool {
  return {
    name,
    title: openapiGenerator("kotlin", ` (jvm-okhttp4, ${serializer})`),
    needs: ["openapi-generator", "kotlin-libraries"],
    forms: CLIENT,
    mistaken: serializer === "kotlinx_serialization" ? FURTHER_PROPERTIES : LINKS,
    ownFormOnly: name !== "kotlin-gson",
    program: (api) => `kotlin/${appOf(api)}.kt`,
    stages: {
      generates(place) {
        const properties = { packageName: "client", serializationLibrary: serializer };
        return [generate(place, "kotlin", properties, "jvm-okhttp4")];
      },
      compiles({ api, cache, programs, work, withProgram }) {
        const jars = globSync(join(cache, "kotlin-libraries/*.jar"));
        const plugin = jars.filter((jar) => /serialization-compiler-plugin/.test(jar));
        const own = [`kotlin/${appOf(api)}.kt`, `kotlin/${serializer}/Errors.kt`];
        const compiler = ["org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-nowarn"];
        return [
          {
            argv: [...JAVA, "-Xmx1g", "-cp", join(cache, "kotlin-libraries/*"), ...compiler].concat(
              ...["-no-stdlib", "-no-reflect", "-cp", jars.join(delimiter)],
              ...plugin.map((jar) => `-Xplugin=${jar}`),
              ...["-d", join(work, "classes"), join(work, "client/src/main/kotlin")],
              ...(withProgram ? own.map((file) => join(programs, file)) : []),
            ),
          },
        ];
      },
      passes: ({ api, cache, work }) => [
        runClass(`${appOf(api)}Kt`, work, join(cache, "kotlin-libraries")),
      ],
    },
  };
}

function runClass(name: string, work: string, libraries: string) {
  const path = [join(work, "classes"), join(libraries, "*")].join(delimiter);
  return { argv: ["java", "-cp", path, name] };
}
