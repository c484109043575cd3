import { expect, test } from "vitest";
import { isFit, remotesIn } from "./profiles.ts";

test.each([
  ["up to a blank", "remote\t198.51.100.3   443 tcp-client # fallback", "198.51.100.3", "443"],
  ["in quotes", `  remote "Vpn.example.com" '443'\r`, "vpn.example.com", "443"],
  ["behind a backslash", String.raw`remote "vpn\"a" \443`, 'vpn"a', "443"],
  ["without a port", "--remote vpn.example.com;1 #443", "vpn.example.com;1", undefined],
  ["of a connection", "<connection>\nremote a 1\n</connection>", "a", "1"],
])("where a profile leads is read as OpenVPN does: %s", (_, profile, host, port) => {
  expect(remotesIn(`client\n${profile}\n`)).toEqual([expect.objectContaining({ host, port })]);
});

test.each([
  ["a comment", "# remote a 1\n;remote b 2\n remote # c"],
  ["what is between the tags of a file", "<ca>\nremote a 1\n</ca>"],
  ["another option", "remote-cert-tls server"],
])("%s leads nowhere", (_, profile) => {
  expect(remotesIn(profile)).toEqual([]);
});

test.each([
  ["203.0.113.1 1194", true],
  ["vpn.example.com", true],
  ["vpn.example.com openvpn tcp", true],
  ["2001:db8::1 443 tcp6-client", true],
  ["fe80::1%eth0 1194", true],
  ["203.0.113.1 {port}", false],
  ["203.0.113.1 null", false],
  ["203.0.113.1 0", false],
  ["203.0.113.1 119400", false],
  ["203.0.113.1:1194", false],
  ["{ip} 1194", false],
  ["1194", false],
  ["203.0.113.1 1194 {proto}", false],
])("whether OpenVPN can connect to remote %s: %s", (remote, fit) => {
  expect(remotesIn(`remote ${remote}`).map(isFit)).toEqual([fit]);
});
