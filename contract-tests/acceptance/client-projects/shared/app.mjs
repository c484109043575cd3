import * as vpnscript from "access-contracts/vpnscript";
import * as plain from "access-contracts/vpnscript/fetch";
import * as operations from "access-contracts/vpnscript/operations";
import * as validators from "access-contracts/vpnscript/validators";
import * as waveros from "access-contracts/waveros";
import scenario from "./scenario.cjs";

const modules = { vpnscript, operations, plain, validators, waveros };

export const run = (env) => scenario(modules, env);
