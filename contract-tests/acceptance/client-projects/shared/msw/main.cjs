"use strict";

const vpnscript = require("access-contracts/vpnscript");
const vpnscriptMsw = require("access-contracts/vpnscript/msw");
const waveros = require("access-contracts/waveros");
const waverosMsw = require("access-contracts/waveros/msw");
const msw = require("msw/node");
const scenario = require("./scenario.cjs");

scenario({ vpnscript, vpnscriptMsw, waveros, waverosMsw, msw }).then((seen) => {
  console.log(seen.join(", "));
});
