import * as vpnscript from "access-contracts/vpnscript";
import * as vpnscriptMsw from "access-contracts/vpnscript/msw";
import * as waveros from "access-contracts/waveros";
import * as waverosMsw from "access-contracts/waveros/msw";
import * as msw from "msw/node";
import scenario from "./scenario.cjs";

const seen = await scenario({ vpnscript, vpnscriptMsw, waveros, waverosMsw, msw });
console.log(seen.join(", "));
