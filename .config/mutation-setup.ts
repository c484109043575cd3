// Read before each test file, when what the file before has covered is told: where files share a worker, each would
// tell that of all files before it again, and the first run needs 9 GB.

const { __stryker__: told } = globalThis as { __stryker__?: { mutantCoverage?: Told } };

interface Told {
  readonly static: Record<string, number>;
  readonly perTest: Record<string, unknown>;
}

for (const part of Object.values(told?.mutantCoverage ?? {})) {
  for (const key of Object.keys(part)) Reflect.deleteProperty(part, key);
}
