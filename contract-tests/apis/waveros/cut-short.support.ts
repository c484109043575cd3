import { FileJournal } from "../../engine/exchange/journal.ts";
import { Secrets } from "../../engine/secrets/secrets.ts";
import { Transport } from "../../engine/transport/transport.ts";
import { journalFile } from "../../run/clean-up.ts";
import { api as waveros } from "./api.ts";
import type { WaverosTarget } from "./target.ts";
import { verifySandbox } from "./verify-sandbox.support.ts";

// A process for a test to kill: exercises the target of its first argument, with the journal in the
// folder of its second.
const [, , description, folder] = process.argv;
const target = JSON.parse(description!) as WaverosTarget;
const journal = new FileJournal(journalFile(folder!, target), { target: target.name });
const transport = new Transport({ ...target, journal });
await verifySandbox(waveros.connect(target, transport, new Secrets()));
