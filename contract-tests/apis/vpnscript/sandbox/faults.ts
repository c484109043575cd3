import { knownIn, type Has as Asks, type NamesIn } from "../../../sandbox/sandbox.ts";
import texts from "./faults.json" with { type: "json" };

export const DIFFERENCES = knownIn(texts);

export type FaultName = NamesIn<typeof texts.faults> | keyof typeof texts.implied;

export type Has = Asks<FaultName | keyof typeof texts.liberties>;
