import type { Conditions } from "./condition.ts";
import { FORM } from "./conditions/form.ts";
import { OUTAGES } from "./conditions/outages.ts";
import { SPELLS } from "./conditions/spells.ts";
import { THROTTLES } from "./conditions/throttles.ts";
import { WAY } from "./conditions/way.ts";
import { WRITING } from "./conditions/writing.ts";

/** The conditions that any installation may be met under. */
export const CONDITIONS: Conditions = {
  ...WAY,
  ...FORM,
  ...WRITING,
  ...THROTTLES,
  ...SPELLS,
  ...OUTAGES,
};
