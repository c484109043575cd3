"use strict";

const vpnscript = require("access-contracts/vpnscript");
const validators = require("access-contracts/vpnscript/validators");
const waveros = require("access-contracts/waveros");
const scenario = require("./scenario.cjs");

scenario({ vpnscript, waveros, validators }, process.env).then((seen) => {
  console.log(seen.join(", "));
});
