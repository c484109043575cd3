import { isDeepStrictEqual } from "node:util";
import { NotReachable } from "../../../engine/exchange/errors.ts";
import { together } from "../../../engine/exchange/together.ts";
import { answerOf, each, fieldOf } from "../../../engine/judgement/seen.ts";
import { asActive, fieldsOf, type Parameters } from "../calls.ts";
import { holdDisabled } from "../meanwhile.ts";
import type { Persona } from "../target.ts";
import { holdAuthority } from "./authority.ts";
import type { Rules } from "./trial.ts";
import {
  holdAddress,
  holdCertificate,
  holdLoginInside,
  leads,
  profileBesides,
  profileOf,
  remotesIn,
  servedBesides,
} from "./profiles.ts";

const NO_PROFILE = "profile-not-found";

export const openvpnRules: Rules = {
  // The vendor's page: "only the ca.crt content instead of whole profile data". Line ends and what
  // is around the blocks may differ.
  "certificate-is-the-profiles": {
    title:
      "With cert_only, the answer is the certificate of the profile's ca block, and it is a real certificate; by default, each account is given the profile, with no login inside but its own, and not its authority's key.",
    source:
      "OpenVPN Profile, row cert_only; OpenVPN Profile, tab 1; OpenVPN Profile, tab 2; inferred from OpenVPN Authentication Details, tab 1; inferred from PEM (RFC 7468)",
    async check(trial) {
      const { session, read, must } = trial;
      const server_id = session.server("openvpn");
      const profile = await read("getOpenvpnProfile/200/full-profile", { server_id });
      const alone = { server_id, cert_only: true };
      const answer = await read("getOpenvpnProfile/200/certificate-only", alone);
      const isIts = holdCertificate(trial, answer, profile.value);
      const { value: servers } = await read("listServers/200/all-servers");
      const another = await profileBesides(trial, servers, server_id);
      const spelled = (server_id: number, cert_only: string, as: Persona = "active") =>
        session.once("getOpenvpnProfile", { as, parameters: { server_id, cert_only } });
      // "You can send this as True": as the vendor's page spells it, though Laravel's own rule for a boolean refuses words.
      const word = await spelled(another?.server.id ?? server_id, "True");
      const isWhole = remotesIn(String(fieldsOf(word)["data"])).length > 0;
      must(answerOf(word), !isWhole, "the certificate", {
        "cert-only-is-honoured": "With cert_only True, the answer is the whole profile.",
      });
      const isTaken = word.answer.status < 400;
      must(answerOf(word), isTaken, "the certificate", {
        "cert-only-may-be-true": "cert_only is refused as the vendor's page spells it, True.",
      });
      // "By default it's False": sent as that, it changes nothing, for any account.
      const as = session.firstOf("other", "active");
      const asked = another?.server.id ?? server_id;
      const whole = (given: Parameters) =>
        read("getOpenvpnProfile/200/full-profile", { server_id: asked, ...given }, as);
      const off = isTaken
        ? await spelled(asked, "False", as)
        : (await whole({ cert_only: false })).exchange;
      if (off.answer.status >= 400) await whole({});
      const isDefault = off.answer.status >= 400 || /<ca>/i.test(String(fieldsOf(off)["data"]));
      must(answerOf(off), isDefault || !/<ca>/i.test(profile.value), "the whole profile", {
        "cert-only-false-is-the-default": `With cert_only ${isTaken ? "False" : "false"}, the answer is not the whole profile.`,
      });
      const again = { value: String(fieldsOf(off)["data"]), at: "/data", exchange: off };
      const remotes = remotesIn(again.value);
      // Where profiles take turns, one of several reads is another's.
      const isOther = !isDeepStrictEqual(remotes, remotesIn((another?.profile ?? profile).value));
      if (remotes.length > 0 && isOther) leads(trial, asked, servers, again);
      for (const one of [profile, again]) {
        holdAuthority(trial, one);
        await holdLoginInside(trial, one);
      }
      if (!another || !isIts || isWhole) return;
      const { id } = another.server;
      const certificate = await read("getOpenvpnProfile/200/certificate-only", {
        server_id: id,
        cert_only: isTaken ? "True" : true,
      });
      holdCertificate(trial, certificate, another.profile.value, id);
    },
  },
  // "The OpenVPN profile for specific vpn server": not one that leads to another server of the
  // list; another hostname may be.
  "profile-leads-to-its-server": {
    title: "An OpenVPN profile connects to the requested server, at the address in the list.",
    source:
      "OpenVPN Profile, row server_id; OpenVPN Profile, tab 1; inferred from Server List, tab 1",
    async check(trial) {
      const { session, read } = trial;
      const server_id = session.server("openvpn");
      const { value: servers } = await read("listServers/200/all-servers");
      const asked = servers.find(({ id }) => id === server_id);
      if (!asked) {
        throw new NotReachable(`the list has no server ${server_id}, which is servers.openvpn`);
      }
      leads(
        trial,
        server_id,
        servers,
        await read("getOpenvpnProfile/200/full-profile", { server_id }),
      );
      await holdAddress(trial, asked, servers);
      const another = await profileBesides(trial, servers, server_id);
      if (another) leads(trial, another.server.id, servers, another.profile);
    },
  },
  // The vendor's page has these refusals for the login, not for the profile: how it refuses is
  // open, and for a server that exists, whether. That it answers in order is not.
  "no-profile-where-there-is-none": {
    title:
      "A server that is missing, disabled, speaks WireGuard or has no profile is refused when its OpenVPN profile is asked for.",
    source:
      "OpenVPN Profile, tab 4; inferred from OpenVPN Authentication Details, tab 6; inferred from OpenVPN Authentication Details, tab 7; inferred from OpenVPN Authentication Details, tab 8",
    async check(trial) {
      const { session, read, must, should } = trial;
      session.credentials("active");
      const fixtures = (
        ["openvpnWithoutProfile", "wireguard", "missing", "disabled"] as const
      ).filter((fixture) => session.target.servers[fixture] !== undefined);
      if (fixtures.length === 0) session.server("openvpnWithoutProfile");
      for (const fixture of fixtures) {
        const server = session.server(fixture);
        const exchange = await profileOf(trial, server, `the server "${fixture}"`);
        if (!exchange) continue;
        const { success, data } = fieldsOf(exchange);
        const isRefusal = [404, 422].includes(exchange.answer.status) && success !== true;
        const restsOn = `servers.${fixture}`;
        should({ ...answerOf(exchange), restsOn }, isRefusal, "404 or 422, and success false", {
          "profile-is-refused": `The server has no profile to give (${fixture}), yet the request was not refused.`,
        });
        if (exchange.answer.status >= 400 || success !== true) continue;
        if (fixture === "disabled") await holdDisabled(session);
        // One that all servers without a profile share may be meant; an empty one, or another
        // server's, is not.
        const given = { value: data, at: "/data", exchange };
        const isThere = fixture !== "missing" && fixture !== "disabled";
        const profile = typeof data === "string" ? data : "";
        must(
          { ...given, restsOn },
          isThere && remotesIn(profile).length > 0,
          "a profile, or a refusal",
          {
            "profile-is-a-profile": `What is answered for the server "${fixture}" is not a profile of it.`,
          },
        );
        const { value: servers } = await read("listServers/200/all-servers");
        if (profile) leads(trial, server, servers, { ...given, value: profile });
      }
    },
  },
  // Apps offer OpenVPN by it; what the number means is not documented.
  "config-id-tells-of-a-profile": {
    title: "config_id is null only for an OpenVPN server without a profile.",
    source: "inferred from Server List, tab 1; inferred from OpenVPN Authentication Details, tab 8",
    async check(trial) {
      const { session, read, must } = trial;
      const list = await read("listServers/200/all-servers");
      const ids = [session.server("openvpn"), session.server("openvpnWithoutProfile")];
      // Another rule asks for its profile, too.
      const another = servedBesides(session, list.value, ids[0]!);
      if (another) ids.push(another.id);
      const ask = async (operation: string, server_id: number | undefined) =>
        session.nameOf(await session.once(operation, asActive({ server_id })));
      const [served, refused, besides] = await together(
        ids.map((id) => ask("getOpenvpnProfile", id)),
      );
      if (served !== "full-profile") return;
      const [one, other] = ids.map((id) => each(list).find(({ value }) => value.id === id));
      if (!one || !other) return;
      const isTold = (one.value.config_id === null) !== (other.value.config_id === null);
      // Where profiles are mixed up, logins tell which server has one.
      if (refused !== NO_PROFILE) {
        if (!isTold || besides !== NO_PROFILE) return;
        const logins = [await ask("getOpenvpnAuth", ids[1]), await ask("getOpenvpnAuth", ids[2])];
        if (logins[0] !== NO_PROFILE || logins[1] !== "openvpn-credentials") return;
      }
      must(fieldOf(other, "config_id"), isTold, `other than server ${one.value.id}'s`, {
        "config-id-tells": `config_id is the same kind of value for server ${one.value.id}, which has a profile, and server ${other.value.id}, which has none.`,
      });
      const isServed = besides !== NO_PROFILE || one.value.config_id === null;
      must(another ? { value: another.config_id } : {}, isServed || !isTold, "null", {
        "config-id-tells": `Server ${another?.id} is listed with a config_id, as server ${one.value.id} with its profile is, and has none.`,
      });
    },
  },
  // A device keeps the login that it was given: reading it again must not make another.
  "openvpn-login-stays": {
    title: "The OpenVPN login is the same at each read.",
    source: "OpenVPN Authentication Details; inferred from OpenVPN Authentication Details, tab 1",
    async check(trial) {
      const { session, read, dataOf, must } = trial;
      const key = "getOpenvpnAuth/200/openvpn-credentials";
      const one = await read(key);
      const next = async (parameters = {}) =>
        dataOf(key, await session.send("getOpenvpnAuth", asActive(parameters)));
      const isSameLogin = (a: typeof one, b: typeof one) =>
        a.value.username === b.value.username && a.value.password === b.value.password;
      const { openvpn } = session.target.servers;
      const { value: servers } = await read("listServers/200/all-servers");
      const another = openvpn && (await profileBesides(trial, servers, openvpn));
      // One login is for all servers: others name the first one.
      const server_id = another ? another.server.id : openvpn;
      const again = await next(server_id && { server_id });
      if (!isSameLogin(one, again)) {
        const third = await next();
        // Its owner may have changed it between the two.
        if (isSameLogin(again, third)) {
          throw new NotReachable("the OpenVPN login was changed once while it was read");
        }
        must(fieldOf(again, "password"), !isSameLogin(one, third), "the one without server_id", {
          "openvpn-login-is-for-all-servers": "The login differs when a server is named.",
        });
        if (isSameLogin(one, third)) return;
      }
      for (const field of ["id", "username", "password", "created_at"] as const) {
        const shown = { ...fieldOf(again, field), inferred: field === "created_at" };
        must(shown, one.value[field] === again.value[field], one.value[field], {
          "openvpn-login-is-the-same": `The login's ${field} is another at the second read.`,
        });
      }
    },
  },
};
