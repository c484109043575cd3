import type { Conditions } from "../../../sandbox/condition.ts";
import { ANSWERS } from "./conditions/answers.ts";
import { CLIENTS } from "./conditions/clients.ts";
import { DOORS } from "./conditions/doors.ts";
import { GUESTS } from "./conditions/guests.ts";
import { PREMISES } from "./conditions/premises.ts";

export const CONDITIONS: Conditions = { ...ANSWERS, ...CLIENTS, ...DOORS, ...GUESTS, ...PREMISES };
