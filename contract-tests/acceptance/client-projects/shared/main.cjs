"use strict";

const vpnscript = require("access-contracts/vpnscript");
const plain = require("access-contracts/vpnscript/fetch");
const operations = require("access-contracts/vpnscript/operations");
const validators = require("access-contracts/vpnscript/validators");
const waveros = require("access-contracts/waveros");
const scenario = require("./scenario.cjs");

const modules = { vpnscript, operations, plain, validators, waveros };
scenario(modules, process.env).then((seen) => {
  console.log(seen.join(", "));
});
