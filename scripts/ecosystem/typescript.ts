import { globSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";
import { VERSIONS } from "./parts.ts";
import type { Place, Tool } from "./tool.ts";

/** The forms for generators that read unions and literals. */
const WITH_UNIONS = ["openapi.by-action.json", "openapi.json"];

/** Generators of TypeScript. */
export const TYPESCRIPT: readonly Tool[] = [
  typescript("hey-api", "@hey-api/openapi-ts", WITH_UNIONS, ({ form, work }) => ({
    file: "@hey-api/openapi-ts/bin/run.js",
    options: ["-i", form, "-o", join(work, "client"), "--silent"],
  })),
  typescript("orval", "orval", ["openapi-client.json"], ({ form, work }) => ({
    file: "orval/dist/bin/orval.mjs",
    options: ["--input", form, "--output", join(work, "client/index.ts"), "--client", "fetch"],
  })),
  typescript("openapi-typescript", "openapi-typescript", WITH_UNIONS, ({ form, work }) => ({
    file: "openapi-typescript/bin/cli.js",
    options: [form, "--output", join(work, "client/index.ts")],
  })),
];

function typescript(
  name: string,
  library: keyof typeof VERSIONS,
  forms: readonly string[],
  generator: (place: Place) => { readonly file: string; readonly options: readonly string[] },
): Tool {
  const inCache = ({ cache }: Place, file: string) => join(cache, "npm/node_modules", file);
  const program = (api: string) => `typescript/${name}/${api}.ts`;
  return {
    name,
    title: `${library} ${VERSIONS[library]}`,
    needs: ["npm"],
    forms,
    program,
    files: (place) => ({
      node_modules: inCache(place, ""),
      ...(place.withProgram ? { "app.ts": program(place.api) } : {}),
    }),
    stages: {
      generates(place) {
        const { file, options } = generator(place);
        return [{ argv: [process.execPath, inCache(place, file), ...options] }];
      },
      compiles(place) {
        const { work } = place;
        const argv = [process.execPath, inCache(place, "typescript/bin/tsc"), "--strict"].concat(
          ...["--target", "es2024", "--module", "preserve", "--skipLibCheck", "--types", "node"],
          ...["--typeRoots", inCache(place, "@types"), "--noEmit"],
        );
        return [{ argv: [...argv, ...globSync(join(work, "{app,client/index}.ts"))] }];
      },
      passes: ({ work }) => [
        {
          argv: [
            process.execPath,
            join(root, "node_modules/rolldown/bin/cli.mjs"),
            "app.ts",
          ].concat(...["--platform", "node", "--file", "app.mjs"]),
          cwd: work,
        },
        { argv: [process.execPath, "app.mjs"], cwd: work },
      ],
    },
  };
}
