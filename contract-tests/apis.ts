import type { Api } from "./engine/api.ts";

/** Every API, by the name that target files, ids and folders use. Loaded when it is asked for. */
export const apis: Readonly<Record<string, () => Promise<Api>>> = {
  vpnscript: async () => (await import("./vpnscript/api.ts")).vpnscript as Api,
  waveros: async () => (await import("./waveros/api.ts")).waveros as Api,
};

/** All of them, loaded. */
export async function everyApi(): Promise<Record<string, Api>> {
  const loaded = await Promise.all(
    Object.entries(apis).map(async ([name, load]) => [name, await load()] as const),
  );
  return Object.fromEntries(loaded);
}
