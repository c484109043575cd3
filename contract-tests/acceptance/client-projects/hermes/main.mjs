import "./engine.mjs";
import * as vpnscript from "access-contracts/vpnscript";
import vpnscriptDescription from "access-contracts/vpnscript/openapi.json";
import * as vpnscriptValidators from "access-contracts/vpnscript/validators";
import * as waveros from "access-contracts/waveros";
import waverosDescription from "access-contracts/waveros/openapi.by-action.json";
import * as waverosValidators from "access-contracts/waveros/validators";

/** Has a client meet each documented answer, and gives their number. */
async function meetAll(description, { validators, throwInvalid }, clientOf) {
  let answer;
  const client = clientOf({
    baseUrl: "http://localhost",
    apiKey: "none",
    retries: 0,
    validation: throwInvalid(validators),
    fetch: async () => answer,
  });
  // Another method of the same action is the same of the client.
  const variants = examplesOf(description).filter(({ operation }) => operation in client);
  for (const { operation, status, name, value } of variants) {
    const text = async () => JSON.stringify(value);
    answer = { status, headers: { get: () => null }, text };
    const { variant } = await client[operation]({});
    if (variant !== name) throw new Error(`${operation}: expected ${name}, got ${variant}`);
  }
  return variants.length;
}

function examplesOf({ paths, components }) {
  const at = (one, kind) => (one.$ref ? components[kind][one.$ref.split("/").pop()] : one);
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  return operations.flatMap(({ operationId, responses = {} }) =>
    Object.entries(responses).flatMap(([status, given]) => {
      const { content } = at(given, "responses");
      return Object.entries(content["application/json"]?.examples ?? {}).map(([name, one]) => {
        const { value } = at(one, "examples");
        return { operation: operationId, status: Number(status) || 500, name, value };
      });
    }),
  );
}

async function rejects(options, error) {
  const client = vpnscript.createVpnScriptClient({ baseUrl: "http://localhost", ...options });
  const reason = await client.getAccount().catch((thrown) => thrown);
  if (!(reason instanceof error)) throw new Error(`expected another error than ${reason}`);
}

async function main() {
  const { createVpnScriptClient, TimeoutError, ConnectionError } = vpnscript;
  print(await meetAll(vpnscriptDescription, vpnscriptValidators, createVpnScriptClient));
  print(await meetAll(waverosDescription, waverosValidators, waveros.createWaverOsClient));
  await rejects({ timeoutMs: 10, fetch: () => new Promise(() => {}) }, TimeoutError);
  const fetch = () => Promise.reject(new TypeError("Network request failed"));
  await rejects({ fetch }, ConnectionError);
  print("done");
}

main().catch((error) => print(error.stack));
