const vpnscript = require("access-contracts/vpnscript");
const plain = require("access-contracts/vpnscript/fetch");
const operations = require("access-contracts/vpnscript/operations");
const validators = require("access-contracts/vpnscript/validators");
const waveros = require("access-contracts/waveros");
const scenario = require("./scenario.cjs");

test("both clients", async () => {
  await scenario({ vpnscript, operations, plain, validators, waveros }, process.env);
});
