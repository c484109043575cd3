import type { Conditions } from "../../../sandbox/condition.ts";
import { ANSWERS } from "./conditions/answers.ts";
import { CLIENTS } from "./conditions/clients.ts";
import { DOORS } from "./conditions/doors.ts";
import { PREMISES } from "./conditions/premises.ts";
import { SESSIONS } from "./conditions/sessions.ts";
import { STAFF } from "./conditions/staff.ts";

export const CONDITIONS: Conditions = {
  ...ANSWERS,
  ...SESSIONS,
  ...DOORS,
  ...CLIENTS,
  ...STAFF,
  ...PREMISES,
};
