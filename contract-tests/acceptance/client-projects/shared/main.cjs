"use strict";

const vpnscript = require("access-contracts/vpnscript");
const plain = require("access-contracts/vpnscript/fetch");
const validators = require("access-contracts/vpnscript/validators");
const waveros = require("access-contracts/waveros");
const scenario = require("./scenario.cjs");

scenario({ vpnscript, plain, validators, waveros }, process.env).then((seen) => {
  console.log(seen.join(", "));
});
