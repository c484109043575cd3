import { expect, test } from "vitest";
import { credentialsIn, issuedIn } from "./credentials.ts";

const HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";
const PSK = "q83vEjRWeJC8F1nOmZ2yT0bLkXwVuSrP4aHdGcEi6Js=";

test.each<[name: string, value: string, credentials: string[]]>([
  ["ssh_password", "horse", ["horse"]],
  ["remember_token", "", []],
  ["password_hash", "$2y$10$abc", ["$2y$10$abc"]],
  ["token_type", "Bearer", []],
  ["token_type", "bearer", []],
  ["token_count", "12", []],
  ["refresh", HEX, [HEX]],
  ["fbAccessTok", "EAABsbCS1iHgBAKZCq7x", ["EAABsbCS1iHgBAKZCq7x"]],
  ["wg_extra", PSK, [PSK]],
  ["link", "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&issuer=x", ["secret=JBSWY3DPEHPK3PXP"]],
  ["device_uuid", HEX, []],
  ["uuid", "b7e23ec2-9af2-4f9b-8a0c-2d1f00aa11bb", []],
  ["plan", "Gold 2024 with 5 devices, unlimited", []],
])("%s: %s", (name, value, credentials) => {
  expect(credentialsIn(name, value)).toEqual(credentials);
});

test.each([
  ...["sk_live_51HxyzABCDEFsecret", HEX, PSK, "ghp_16C7e42F292c6912E7710c838347Ae178B4a"],
  ...["eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "JBSWY3DPEHPK3PXP"],
  ...["abcdef12ghijk345", "ABCDEFghijk12mnop", "12ABCDEFGHijklmn"],
])("%s looks issued", (text) => {
  expect(issuedIn(text)).toEqual([text]);
});

test.each([
  ...["WireGuardConfigV2", "wireguard-config-2025-03-01", "2031-03-03T03:03:03.000000Z"],
  ...["2001:0db8:85a3:0000:0000:8a2e:0370:7334", "98:01:A7:CB:BB:00", "internationalization"],
  ...["https://example.org/assets/images/logo-2x.png", "deviceLimitReachedAt", "3.14.15926535897"],
  ...["1735689600000000", "user.name-1234567@mail.example.org", "data_volume_remaining_mb"],
  ...["abcdefghijk12mnop", "ABCDEFGHIJK12MNOP", "12abcdefghijklmn", "ABCDEFGHijklmn12"],
  ...["12ABCDEFGHijklm", "ABCDE12-ghijk34-lmnop56"],
])("%s does not", (text) => {
  expect(issuedIn(text)).toEqual([]);
});
