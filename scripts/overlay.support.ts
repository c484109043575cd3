import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { everyApi } from "../contract-tests/apis/discover.ts";
import { inFolder } from "../contract-tests/acceptance/command-line/command-line.ts";
import { overlaid } from "./overlay.ts";

export const { vpnscript: vpn, waveros } = (await everyApi()) as Record<
  "vpnscript" | "waveros",
  Api
>;
export type Api = Awaited<ReturnType<typeof everyApi>>[string];

/** An API with an overlay, or what is said of the overlay. */
export async function judged(api: Api, text: string | object) {
  return inFolder(async (folder) => {
    const file = typeof text === "string" ? text : stringify(text);
    await writeFile(join(folder, "own.yaml"), file);
    const target = { name: "panel", overlay: "own.yaml" };
    return overlaid(api, target, join(folder, "targets.yaml"));
  });
}

export const overlay = (...actions: object[]) => ({
  overlay: "1.0.0",
  info: { title: "x", version: "1" },
  actions,
});
export const adds = (target: string, properties: object) =>
  overlay({ target, update: { properties } });
export const USER = "$.components.schemas.User";
