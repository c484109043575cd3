import { Tracker } from "../../engine/created.ts";
import { NotReachable, TargetError } from "../../engine/errors.ts";
import type { Exchange } from "../../engine/exchange.ts";
import { firstAnswer } from "../../engine/preflight.ts";
import { judge } from "../../engine/judge.ts";
import { nameOf, type Secrets } from "../../engine/secrets.ts";
import type { Entry } from "../../engine/journal.ts";
import type { Fingerprint, Leftover } from "../../engine/kind.ts";
import { Session, type Prepared, type Reach, type Rule, type Suite } from "../../engine/session.ts";
import type { Transport } from "../../engine/transport.ts";
import { Broken } from "../../engine/finding.ts";
import type { Bodies, VpnScriptCall } from "./calls.ts";
import { configurationKind, placeAt, type Configuration } from "./configurations.ts";
import type { Credentials, Fixture, Persona, VpnScriptTarget } from "./target.ts";

/** A line of a wg-quick file that holds a secret, as it appears in JSON. */
const KEY_LINE = /\b(PrivateKey|PresharedKey)\s*=\s*([^\s"\\]+)/gi;

export type VpnScriptReach = Reach<VpnScriptSession, VpnScriptCall>;
export type VpnScriptRule = Rule<VpnScriptSession>;

/** A run's connection to a VPN Script installation. */
export class VpnScriptSession extends Session<VpnScriptCall, Bodies> {
  declare readonly target: VpnScriptTarget;
  readonly configurations: Tracker<Configuration>;
  /** Whether a job has not ended in its time. */
  isStuck = false;
  readonly #tokens = new Map<Persona, Promise<string>>();

  constructor(api: Suite, target: VpnScriptTarget, transport: Transport, secrets: Secrets) {
    super(api, target, transport, secrets);
    for (const [persona, { password }] of Object.entries(target.personas)) {
      secrets.add(`${nameOf(persona)}_PASSWORD`, password);
    }
    transport.observe((exchange) => this.#learnKeys(exchange));
    this.configurations = new Tracker(configurationKind(this), transport);
  }

  /** Makes the keys in listed configurations known as secrets, before anyone else sees them. */
  #learnKeys({ request, answer }: Exchange): void {
    if (request.operation !== "listWireguardConfigs") return;
    const text = answer.body.text.replaceAll("\\/", "/");
    for (const [, name = "", key = ""] of text.matchAll(KEY_LINE)) {
      this.secrets.add(name.toLowerCase() === "privatekey" ? "PRIVATE_KEY" : "PRESHARED_KEY", key);
    }
  }

  /** A persona's credentials. @throws NotReachable if the target file does not give it. */
  credentials(persona: Persona): Credentials {
    const given = this.target.personas[persona];
    if (!given) throw new NotReachable(`needs personas.${persona} in the target file`);
    return given;
  }

  /** The id of a server in a known state. @throws NotReachable if the target file does not give it. */
  server(fixture: Fixture): number {
    const given = this.target.servers[fixture];
    if (given === undefined) throw new NotReachable(`needs servers.${fixture} in the target file`);
    return given;
  }

  /** The first of several personas that the target file gives. */
  firstOf(...personas: readonly Persona[]): Persona {
    const given = personas.find((persona) => this.target.personas[persona]);
    if (given) return given;
    throw new NotReachable(`needs one of ${personas.map((one) => `personas.${one}`).join(", ")}`);
  }

  /** The persona's token; the account is logged in once in a run. */
  token(persona: Persona): Promise<string> {
    let token = this.#tokens.get(persona);
    if (!token) {
      token = this.#logIn(persona);
      this.#tokens.set(persona, token);
    }
    return token;
  }

  /** Has the account log in again for its next request. */
  forgetToken(persona: Persona): void {
    this.#tokens.delete(persona);
  }

  /** Has another token count as the persona's from now on. */
  renew(persona: Persona, token: string): void {
    this.#tokens.set(persona, Promise.resolve(token));
  }

  async #logIn(persona: Persona): Promise<string> {
    const exchange = await this.send("createToken", {
      parameters: { ...this.credentials(persona), device_name: this.target.deviceName },
    });
    this.#learnToken(persona, exchange);
    const { variants } = this.api.catalogue;
    const { findings } = judge(this, variants["createToken/200/token-issued"]!, exchange);
    if (findings.length > 0) {
      const refused = judge(this, variants["createToken/422/wrong-credentials"]!, exchange);
      if (refused.findings.length > 0) throw new Broken(findings);
      throw new TargetError(
        `target "${this.target.name}": the installation refuses the credentials of personas.${persona}; correct its username and password in the target file`,
      );
    }
    const { token } = exchange.answer.body.json as Bodies["createToken/200/token-issued"];
    return token;
  }

  /** Gives a token its name before the judge, who knows none but the field's, sees it. */
  #learnToken(persona: Persona, { answer }: Exchange): void {
    const { token } = (answer.body.json ?? {}) as { readonly token?: unknown };
    if (typeof token !== "string") return;
    this.secrets.add(`${nameOf(persona)}_TOKEN`, token);
    this.secrets.add(`${nameOf(persona)}_TOKEN_SECRET`, token.slice(token.indexOf("|") + 1));
  }

  protected async prepare({
    as,
    authorization,
    parameters = {},
  }: VpnScriptCall): Promise<Prepared> {
    const header = authorization ?? (as && `Bearer ${await this.token(as)}`);
    return {
      baseUrl: this.target.baseUrl,
      headers: header === undefined ? {} : { authorization: header },
      parameters,
      persona: as,
    };
  }

  /** Asks for two things that need no account: what answers must be this API, with or without a persona. */
  async preflight(): Promise<void> {
    const { name, baseUrl } = this.target;
    await firstAnswer(
      { name, baseUrl, title: this.api.title },
      () => this.send("getAccount", {}),
      () => this.send("createToken", {}),
    );
  }

  undo(): Promise<Leftover[]> {
    return this.configurations.undo();
  }

  override recover(entries: readonly Entry[]): void {
    this.configurations.recover(entries);
  }

  override async fingerprint(): Promise<Fingerprint> {
    const { personas, servers } = this.target;
    const listed = (["active", "other", "deviceLimited"] as const).filter((one) => personas[one]);
    const { wireguard } = servers;
    if (wireguard === undefined) return {};
    return this.configurations.fingerprint(listed.map((persona) => placeAt(persona, wireguard)));
  }
}
