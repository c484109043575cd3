import { changesBy } from "../../../engine/effects.ts";
import { notAnswered } from "../../../engine/exchange/errors.ts";
import type { Exchange } from "../../../engine/exchange/exchange.ts";
import type { Place } from "../../../engine/tracker/seen/place.ts";
import type { Configuration } from "../calls.ts";
import { personaOf } from "../elsewhere.ts";
import type { VpnScriptSession } from "../session.ts";
import { slotsTaken } from "../slots.ts";
import type { Persona } from "../target.ts";
import { twinsIn } from "../twins.ts";
import { idsAt } from "./readings.ts";
import type { Rules } from "./trial.ts";

export const twinRules: Rules = {
  "nothing-else-is-created": {
    title: "A request creates nothing for accounts and servers that it does not name.",
    source: "WireGuard Configuration (POST); WireGuard Configuration (POST), row server_id",
    last: true,
    async follow(life, { session, found, must }) {
      life.seen(life.place.looks);
      const twins = twinsIn(session);
      // A client that creates on this run's accounts at its moments, as a second run does, does so elsewhere, too.
      const isAlone = !life.place.isUnclear;
      const elsewhere = session.configurations.places.filter((one) => one !== life.place);
      if (twins.length === 0 && elsewhere.some(({ looks }) => looks.length > 1)) found();
      for (const { place, ids, exchanges } of twins) {
        const { request, answer } = exchanges.at(-1)!;
        const value = `configurations ${ids.join(", ")}${place.kind.whereIs(place.name)}`;
        // What goes again without a deletion of this run is a client's who works there.
        const seen = place.looks.flatMap((look) => place.idsIn(look));
        const isTheirs = seen.some((id) => isGoneBy(place, id));
        const isSure = !isTheirs && (isAlone || (await createsAgain(session, place, exchanges)));
        must({ value, exchange: exchanges.at(-1)!, inferred: !isSure }, false, "nothing there", {
          "creates-where-asked": `${request.operation} was answered ${answer.status} ${exchanges.length} times, and each time a configuration has appeared${place.kind.whereIs(place.name)}.`,
        });
      }
      for (const { what, value, isSure } of life.place.isUndone ? await slotsTaken(session) : []) {
        must({ value, inferred: !isSure }, false, "as many free slots as before", {
          "takes-one-slot": what,
        });
      }
    },
  },
};

/** Whether something has appeared at a place, and gone again, without a deletion of this run. */
function isGoneBy(place: Place<Configuration>, id: string): boolean {
  const [first, last] = [place.looks[0]!, place.looks.at(-1)!];
  return ![first, last].some(place.holds(id)) && !place.isAsked(id);
}

/** Whether more comes at a place each time that such a request is sent again, and none beside it; true for an accepted create or deletion. */
async function createsAgain(
  session: VpnScriptSession,
  place: Place<Configuration>,
  such: readonly Exchange[],
): Promise<boolean> {
  const { request, answer } = such.at(-1)!;
  const persona = personaOf(session.target, request);
  const isLogin = request.operation === "createToken" && answer.status < 300;
  // What such requests make where they should is the run's own already: they are not sent for this alone.
  if (!isLogin && request.method !== "GET" && answer.status < 300) return true;
  const send = () =>
    isLogin
      ? session.logIn(persona as Persona, "TOKEN_AGAIN")
      : session.transport.send({ ...request });
  const changes = await changesBy(send, idsAt(session, place), such.length).catch(notAnswered);
  return Array.isArray(changes);
}
