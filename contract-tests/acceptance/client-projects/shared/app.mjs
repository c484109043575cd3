import * as vpnscript from "access-contracts/vpnscript";
import * as plain from "access-contracts/vpnscript/fetch";
import * as validators from "access-contracts/vpnscript/validators";
import * as waveros from "access-contracts/waveros";
import scenario from "./scenario.cjs";

export const run = (env) => scenario({ vpnscript, plain, validators, waveros }, env);
