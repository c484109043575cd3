import type { Exchange, WireRequest } from "../engine/exchange.ts";
import { Transport, type TransportOptions } from "../engine/transport.ts";
import type { Answer, Asked } from "../sandbox/server.ts";

/** The header by which the sandbox learns which change an answer is to get. */
const PLANTED = "x-planted";

/** Something that is done to an answer on its way out. */
export interface Change {
  readonly id: string;
  readonly alter: (answer: Answer) => Answer | undefined | Promise<Answer | undefined>;
}

/** Changes by the variant whose judged answer each is planted into. */
export type Plants = ReadonlyMap<string, Change>;

/**
 * Marks the requests whose answers are to be changed: those that are judged as a variant which
 * has something planted. Whatever else a reach or a rule sends is answered as ever.
 */
export class PlantingTransport extends Transport {
  readonly #plants: Plants;

  constructor(options: TransportOptions, plants: Plants) {
    super(options);
    this.#plants = plants;
  }

  override send(request: WireRequest): Promise<Exchange> {
    const change = this.#plants.get(request.judgedAs ?? "");
    if (!change) return super.send(request);
    const headers = { ...request.headers, [PLANTED]: change.id };
    return super.send({ ...request, headers });
  }
}

/** Changes those answers that ask for it, on the sandbox's side of the wire. */
export class Planter {
  readonly #changes: ReadonlyMap<string, Change>;
  /** Ids of the changes that have really been made. */
  readonly planted = new Set<string>();

  constructor(plants: Plants) {
    this.#changes = new Map([...plants.values()].map((change) => [change.id, change]));
  }

  readonly alter = async ({ headers }: Asked, answer: Answer): Promise<Answer> => {
    const change = this.#changes.get(String(headers[PLANTED]));
    const altered = await change?.alter(answer);
    if (!change || !altered) return answer;
    this.planted.add(change.id);
    return altered;
  };
}
