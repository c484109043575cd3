import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { targetSchema } from "../apis/vpnscript/target.ts";
import { loadTargets } from "./load.ts";
import { FileError } from "./problem.ts";

/** A second API: a required secret, a list of choices, an object of objects. */
const lobbySchema = {
  required: ["apiKey"],
  properties: {
    baseUrl: { examples: ["http://192.168.10.1/api/"] },
    apiKey: { type: "string", minLength: 1, description: "Key of the router's API." },
    methods: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: { type: "string", enum: ["POST", "GET"] },
      default: ["POST"],
      description: "Ways to ask it.",
    },
    states: {
      type: "object",
      additionalProperties: false,
      description: "Routers in other states.",
      properties: {
        disabled: {
          type: "object",
          additionalProperties: false,
          required: ["baseUrl", "apiKey"],
          description: "Its API is off.",
          properties: {
            baseUrl: { type: "string", format: "uri", pattern: "^https?://" },
            apiKey: { type: "string", examples: ["${DISABLED_KEY}"] },
          },
        },
      },
    },
  },
};

export const sampleApis = {
  vpnscript: { name: "vpnscript", targetSchema },
  lobby: { name: "lobby", targetSchema: lobbySchema },
};

/** Is everywhere that a secret can be, and in no message. */
export const SECRET = "hunter2-s3cr3t";

export const sampleEnv = {
  ALICE: SECRET,
  URL: `https://alice:${SECRET}@vpn.example.com`,
  BLANK: "",
  RPM: "30",
};

export const ADDRESS = "https://vpn.example.com";

/** A target of VPN Script, with these lines added from line 5 on. */
export function panel(...lines: string[]): string {
  const entry = ["api: vpnscript", `baseUrl: ${ADDRESS}`, ...lines];
  return ["targets:", "  - name: panel", ...entry.map((line) => `    ${line}`)].join("\n");
}

/** The same for the API that needs a key. */
export function lobby(...lines: string[]): string {
  return panel(...lines).replace("vpnscript", "lobby");
}

export async function load(
  content: string | Uint8Array,
  name = "t.yaml",
): Promise<readonly unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), "targets-"));
  try {
    await writeFile(join(folder, name), content);
    return (await loadTargets(join(folder, name), sampleApis, sampleEnv)).targets;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new FileError(error.lines.map((line) => line.replace(`${folder}/`, "")));
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function refusal(content: string | Uint8Array): Promise<string> {
  const refused = await load(content).catch((error: unknown) => error);
  if (refused instanceof FileError) return refused.message;
  throw new Error("not refused with a FileError", { cause: refused });
}
