import type { Exchange } from "../../../engine/exchange/exchange.ts";
import { answerOf } from "../../../engine/judgement/seen.ts";
import { dataIn, type Account } from "../calls.ts";
import type { Persona } from "../target.ts";
import type { Trial } from "./trial.ts";

/** Someone who guesses an id learns nothing of its owner from the refusal. */
export async function holdOwnerUnnamed(
  { session, must }: Trial,
  exchange: Exchange,
): Promise<void> {
  const emailOf = async (as: Persona) =>
    String(dataIn<Account>(await session.once("getAccount", { as }))?.email).toLowerCase();
  const [owner, own] = [await emailOf("active"), await emailOf("other")];
  const isNamed =
    owner.includes("@") && owner !== own && exchange.answer.body.text.toLowerCase().includes(owner);
  must(answerOf(exchange), !isNamed, "nothing of personas.active", {
    "owner-is-not-named":
      "The refusal to delete a configuration of personas.active tells personas.other its owner's e-mail address.",
  });
}
