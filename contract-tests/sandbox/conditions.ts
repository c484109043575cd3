import type { Conditions } from "./condition.ts";
import { FORM } from "./conditions/form.ts";
import { OUTAGES } from "./conditions/outages.ts";
import { SPELLS } from "./conditions/spells.ts";
import { WAY } from "./conditions/way.ts";

export const CONDITIONS: Conditions = { ...WAY, ...FORM, ...SPELLS, ...OUTAGES };
