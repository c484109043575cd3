import { describe, expect, test } from "vitest";
import { redocly } from "../../scripts/generators/bundle.ts";
import { apiNames, loadApi } from "../apis/discover.ts";
import { workflowsOf } from "../../scripts/generators/workflows.ts";

type Target = Readonly<Record<string, any>>;

/** What the workflows of an API take, and a fault of its sandbox on which they stumble. */
const CLIENTS: Readonly<Record<string, { fault: string; inputs(target: Target): object }>> = {
  vpnscript: {
    fault: "create-success-key",
    inputs: ({ personas }) => ({ ...personas.active, device_name: "respect" }),
  },
  waveros: {
    fault: "remove-keeps-voucher",
    inputs: ({ apiKey }) => ({ api_key: apiKey, username: "respect" }),
  },
};

describe.concurrent.each(apiNames())("redocly respect runs the workflows of %s", (name) => {
  test("and all that they say comes", async () => {
    const { stdout } = await respect(name);
    expect(stdout).toMatch(/Checks: \d+ passed, \d+ total/);
  });

  test("and stumbles on an installation that breaks them", async () => {
    const { fault } = CLIENTS[name]!;
    await expect(respect(name, { fault })).rejects.toThrow(/Steps: .* 1 failed/);
  });
});

async function respect(name: string, options: { fault?: string } = {}) {
  const sandbox = await (await loadApi(name)).startSandbox(options);
  const files = Object.keys(workflowsOf(name)).map(
    (workflow) => `openapi/${name}/workflows/${workflow}.arazzo.yaml`,
  );
  try {
    return await redocly(["respect", ...files], {
      REDOCLY_CLI_RESPECT_SERVER: `${name}=${sandbox.baseUrl.replace(/\/$/, "")}`,
      REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(CLIENTS[name]!.inputs(sandbox.target)),
    });
  } finally {
    await sandbox.close();
  }
}
