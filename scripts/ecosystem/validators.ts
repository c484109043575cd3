import { join } from "node:path";
import { root } from "../root.ts";
import { VERSIONS } from "./parts.ts";
import { LINKS, type Tool } from "./tool.ts";

/** Judges of a form, each of which must find no error in any. */
export const VALIDATORS: readonly Tool[] = [
  {
    name: "redocly",
    title: "Redocly CLI, recommended-strict",
    needs: [],
    stages: {
      accepts: ({ form }) => [
        {
          argv: [process.execPath, join(root, "node_modules/@redocly/cli/bin/cli.js"), "lint", form]
            // Without the style guide's plugin, which is for the sources.
            .concat("--config", join(root, "openapi/redocly.forms.yaml"), "--format", "stylish"),
          env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
        },
      ],
    },
  },
  {
    name: "spectral",
    title: `Spectral ${VERSIONS["@stoplight/spectral-cli"]}, spectral:oas`,
    needs: ["npm"],
    stages: {
      accepts: ({ cache, programs, form }) => [
        {
          argv: [
            process.execPath,
            join(cache, "npm/node_modules/@stoplight/spectral-cli/dist/index.js"),
          ]
            .concat("lint", form, "--ruleset", join(programs, "spectral.yaml"))
            .concat("--display-only-failures"),
        },
      ],
    },
  },
  {
    name: "openapi-generator-validate",
    title: `openapi-generator ${VERSIONS["openapi-generator"]}, validate`,
    needs: ["openapi-generator"],
    stages: {
      accepts: ({ cache, form }) => [
        {
          argv: ["java", "-jar", join(cache, "openapi-generator/openapi-generator-cli.jar")].concat(
            ...["validate", "-i", form],
          ),
        },
      ],
    },
    mistaken: LINKS,
  },
  {
    name: "kin-openapi",
    title: "kin-openapi 0.153.0",
    needs: ["kin-openapi"],
    stages: {
      accepts: ({ cache, form }) => [{ argv: [join(cache, "kin-openapi/validate"), form] }],
    },
  },
  {
    name: "openapi-spec-validator",
    title: `openapi-spec-validator ${VERSIONS["openapi-spec-validator"]}`,
    needs: ["venv"],
    stages: {
      accepts: ({ cache, form }) => [
        { argv: [join(cache, "venv/bin/openapi-spec-validator"), form] },
      ],
    },
  },
];
