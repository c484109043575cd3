// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
import type { Answer, Undocumented } from "../runtime/answer.js";
import type { CallOptions, Operation } from "../runtime/operation.js";
import type { components, operations as described } from "./openapi.js";

/** What `createToken` takes. */
export type CreateTokenParameters = NonNullable<described["createToken"]["requestBody"]["content"]["application/json"]>;

/** Every answer of `createToken`, told apart by `variant`. */
export type CreateTokenResult =
  | Answer<"token-issued", 200, components["schemas"]["TokenIssued"]>
  | Answer<"account-suspended", 400, components["schemas"]["AccountSuspended"]>
  | Answer<"invalid-data", 422, components["schemas"]["InvalidData"]>
  | Answer<"wrong-credentials", 422, components["schemas"]["WrongCredentials"]>
  | Answer<"too-many-requests", 429, components["schemas"]["TooManyRequests"]>
  | Answer<"framework-error", number, components["schemas"]["FrameworkError"]>
  | Undocumented;

/** What `getAccount` takes. */
export type GetAccountParameters = Record<string, never>;

/** Every answer of `getAccount`, told apart by `variant`. */
export type GetAccountResult =
  | Answer<"account", 200, components["schemas"]["Account"]>
  | Answer<"unauthenticated", 401, components["schemas"]["Unauthenticated"]>
  | Answer<"too-many-requests", 429, components["schemas"]["TooManyRequests"]>
  | Answer<"framework-error", number, components["schemas"]["FrameworkError"]>
  | Undocumented;

/** What `listServers` takes. */
export type ListServersParameters = NonNullable<described["listServers"]["parameters"]["query"]>;

/** Every answer of `listServers`, told apart by `variant`. */
export type ListServersResult =
  | Answer<"all-servers", 200, components["schemas"]["AllServers"]>
  | Answer<"server-page", 200, components["schemas"]["ServerPage"]>
  | Answer<"unauthenticated", 401, components["schemas"]["Unauthenticated"]>
  | Answer<"invalid-data", 422, components["schemas"]["InvalidData"]>
  | Answer<"too-many-requests", 429, components["schemas"]["TooManyRequests"]>
  | Answer<"framework-error", number, components["schemas"]["FrameworkError"]>
  | Undocumented;

/** What `getOpenvpnProfile` takes. */
export type GetOpenvpnProfileParameters = NonNullable<described["getOpenvpnProfile"]["parameters"]["query"]>;

/** Every answer of `getOpenvpnProfile`, told apart by `variant`. */
export type GetOpenvpnProfileResult =
  | Answer<"full-profile", 200, components["schemas"]["FullProfile"]>
  | Answer<"certificate-only", 200, components["schemas"]["CertificateOnly"]>
  | Answer<"unauthenticated", 401, components["schemas"]["Unauthenticated"]>
  | Answer<"server-not-found", 404, components["schemas"]["ServerNotFound"]>
  | Answer<"profile-not-found", 404, components["schemas"]["ProfileNotFound"]>
  | Answer<"invalid-data", 422, components["schemas"]["InvalidData"]>
  | Answer<"no-active-service", 422, components["schemas"]["NoActiveService"]>
  | Answer<"not-openvpn", 422, components["schemas"]["NotOpenvpn"]>
  | Answer<"too-many-requests", 429, components["schemas"]["TooManyRequests"]>
  | Answer<"framework-error", number, components["schemas"]["FrameworkError"]>
  | Undocumented;

/** What `getOpenvpnAuth` takes. */
export type GetOpenvpnAuthParameters = NonNullable<described["getOpenvpnAuth"]["parameters"]["query"]>;

/** Every answer of `getOpenvpnAuth`, told apart by `variant`. */
export type GetOpenvpnAuthResult =
  | Answer<"openvpn-credentials", 200, components["schemas"]["OpenvpnCredentials"]>
  | Answer<"unauthenticated", 401, components["schemas"]["Unauthenticated"]>
  | Answer<"server-not-found", 404, components["schemas"]["ServerNotFound"]>
  | Answer<"profile-not-found", 404, components["schemas"]["ProfileNotFound"]>
  | Answer<"invalid-data", 422, components["schemas"]["InvalidData"]>
  | Answer<"no-service", 422, components["schemas"]["NoService"]>
  | Answer<"service-inactive", 422, components["schemas"]["ServiceInactive"]>
  | Answer<"service-expired", 422, components["schemas"]["ServiceExpired"]>
  | Answer<"not-openvpn", 422, components["schemas"]["NotOpenvpn"]>
  | Answer<"too-many-requests", 429, components["schemas"]["TooManyRequests"]>
  | Answer<"framework-error", number, components["schemas"]["FrameworkError"]>
  | Undocumented;

/** What `listWireguardConfigs` takes. */
export type ListWireguardConfigsParameters = NonNullable<described["listWireguardConfigs"]["parameters"]["query"]>;

/** Every answer of `listWireguardConfigs`, told apart by `variant`. */
export type ListWireguardConfigsResult =
  | Answer<"configs", 200, components["schemas"]["Configs"]>
  | Answer<"unauthenticated", 401, components["schemas"]["Unauthenticated"]>
  | Answer<"server-not-found", 404, components["schemas"]["ServerNotFound"]>
  | Answer<"no-configs", 404, components["schemas"]["NoConfigs"]>
  | Answer<"invalid-data", 422, components["schemas"]["InvalidData"]>
  | Answer<"no-service", 422, components["schemas"]["NoService"]>
  | Answer<"service-inactive", 422, components["schemas"]["ServiceInactive"]>
  | Answer<"service-expired", 422, components["schemas"]["ServiceExpired"]>
  | Answer<"not-wireguard", 422, components["schemas"]["NotWireguard"]>
  | Answer<"too-many-requests", 429, components["schemas"]["TooManyRequests"]>
  | Answer<"framework-error", number, components["schemas"]["FrameworkError"]>
  | Undocumented;

/** What `createWireguardConfig` takes. */
export type CreateWireguardConfigParameters = NonNullable<described["createWireguardConfig"]["requestBody"]["content"]["application/json"]>;

/** Every answer of `createWireguardConfig`, told apart by `variant`. */
export type CreateWireguardConfigResult =
  | Answer<"create-dispatched", 200, components["schemas"]["CreateDispatched"]>
  | Answer<"unauthenticated", 401, components["schemas"]["Unauthenticated"]>
  | Answer<"server-not-found", 404, components["schemas"]["ServerNotFound"]>
  | Answer<"invalid-data", 422, components["schemas"]["InvalidData"]>
  | Answer<"no-service", 422, components["schemas"]["NoService"]>
  | Answer<"service-inactive", 422, components["schemas"]["ServiceInactive"]>
  | Answer<"service-expired", 422, components["schemas"]["ServiceExpired"]>
  | Answer<"not-wireguard", 422, components["schemas"]["NotWireguard"]>
  | Answer<"server-full", 422, components["schemas"]["ServerFull"]>
  | Answer<"device-limit", 422, components["schemas"]["DeviceLimit"]>
  | Answer<"too-many-requests", 429, components["schemas"]["TooManyRequests"]>
  | Answer<"framework-error", number, components["schemas"]["FrameworkError"]>
  | Undocumented;

/** What `deleteWireguardConfig` takes. */
export type DeleteWireguardConfigParameters = NonNullable<described["deleteWireguardConfig"]["requestBody"]["content"]["application/json"]>;

/** Every answer of `deleteWireguardConfig`, told apart by `variant`. */
export type DeleteWireguardConfigResult =
  | Answer<"delete-dispatched", 200, components["schemas"]["DeleteDispatched"]>
  | Answer<"unauthenticated", 401, components["schemas"]["Unauthenticated"]>
  | Answer<"config-not-found", 404, components["schemas"]["ConfigNotFound"]>
  | Answer<"invalid-data", 422, components["schemas"]["InvalidData"]>
  | Answer<"config-pending", 422, components["schemas"]["ConfigPending"]>
  | Answer<"too-many-requests", 429, components["schemas"]["TooManyRequests"]>
  | Answer<"framework-error", number, components["schemas"]["FrameworkError"]>
  | Undocumented;

/** Every operation of the VPN Script API. A method rejects when nothing answers in time, never for an answer. */
export interface VpnScriptMethods {
  /**
   * Create an access token.
   *
   * Signs a client in on one device. Every other call sends the token that comes back, as its
   * bearer token. The vendor's page names no time after which it ends.
   *
   * Three things can be wrong, and the answer tells which: the data is invalid, as when the
   * password was not sent (`invalid-data`), the credentials are incorrect (`wrong-credentials`), or
   * the account is suspended (`account-suspended`).
   *
   * - `token-issued` (200): The client is signed in
   * - `account-suspended` (400): The account has been suspended
   * - `invalid-data` (422): The password was not sent
   * - `wrong-credentials` (422): The username and the password don't belong together
   * - `too-many-requests` (429): More than 60 requests in a minute
   * - `framework-error`: The panel broke while it answered
   */
  createToken(
    parameters: CreateTokenParameters,
    options?: CallOptions,
  ): Promise<CreateTokenResult>;

  /**
   * Get the account.
   *
   * General details of the client to whom the token belongs, and the client's services. The calls
   * for OpenVPN, and those that list and create WireGuard configurations, refuse a client without a
   * service that is active.
   *
   * - `account` (200): The administrator's own account, with one service
   * - `unauthenticated` (401): The token is missing or wrong
   * - `too-many-requests` (429): More than 60 requests in a minute
   * - `framework-error`: The panel broke while it answered
   */
  getAccount(
    parameters?: GetAccountParameters,
    options?: CallOptions,
  ): Promise<GetAccountResult>;

  /**
   * List servers.
   *
   * All VPN servers that are available. A server speaks one protocol: `protocol` decides whether
   * the OpenVPN calls or the WireGuard calls accept its id.
   *
   * The list comes whole unless `paginate` asks for pages. The two answers differ in shape: a page
   * has `current_page` and its neighbours next to `data`, the whole list has `data` alone.
   *
   * - `all-servers` (200): Two servers, one for each protocol
   * - `server-page` (200): The first of two pages, one server each
   * - `unauthenticated` (401): The token is missing or wrong
   * - `invalid-data` (422): paginate is not a number
   * - `too-many-requests` (429): More than 60 requests in a minute
   * - `framework-error`: The panel broke while it answered
   */
  listServers(
    parameters?: ListServersParameters,
    options?: CallOptions,
  ): Promise<ListServersResult>;

  /**
   * Get an OpenVPN profile.
   *
   * The profile of one server: how an OpenVPN client reaches it, and which certificate to trust.
   * The username and the password to use with it come from `getOpenvpnAuth`.
   *
   * - `full-profile` (200): The profile of server 1
   * - `certificate-only` (200): The certificate of server 1
   * - `unauthenticated` (401): The token is missing or wrong
   * - `server-not-found` (404): No such server, or a disabled one
   * - `profile-not-found` (404): The server has no profile
   * - `invalid-data` (422): The server's id was not sent
   * - `no-active-service` (422): The client has no active service
   * - `not-openvpn` (422): The server speaks WireGuard
   * - `too-many-requests` (429): More than 60 requests in a minute
   * - `framework-error`: The panel broke while it answered
   */
  getOpenvpnProfile(
    parameters: GetOpenvpnProfileParameters,
    options?: CallOptions,
  ): Promise<GetOpenvpnProfileResult>;

  /**
   * Get OpenVPN credentials.
   *
   * The username and the password to use with OpenVPN profile files, required to connect to a
   * server. Inferred: one pair comes with the service, whichever server is chosen, since the answer
   * names a service and no server.
   *
   * - `openvpn-credentials` (200): The login of a plan for ten devices
   * - `unauthenticated` (401): The token is missing or wrong
   * - `server-not-found` (404): No such server, or a disabled one
   * - `profile-not-found` (404): The server has no profile
   * - `invalid-data` (422): The server's id is not a number
   * - `no-service` (422): The client has no service (the tab says: You do not have an active service.)
   * - `service-inactive` (422): The service is not active
   * - `service-expired` (422): The service has expired
   * - `not-openvpn` (422): The server speaks WireGuard
   * - `too-many-requests` (429): More than 60 requests in a minute
   * - `framework-error`: The panel broke while it answered
   */
  getOpenvpnAuth(
    parameters?: GetOpenvpnAuthParameters,
    options?: CallOptions,
  ): Promise<GetOpenvpnAuthResult>;

  /**
   * List WireGuard configurations.
   *
   * All the client's configurations on one server, in whatever state they are. This is where a
   * client learns that one is ready: once it is active, its `config` holds the data to connect.
   * Inferred: it is listed as pending creation at first.
   *
   * A client who has no configuration on the server gets 404 `no-configs`. Inferred: it takes the
   * place of an empty list.
   *
   * - `configs` (200): One configuration, pending deletion
   * - `unauthenticated` (401): The token is missing or wrong
   * - `server-not-found` (404): No such server, or a disabled one
   * - `no-configs` (404): The client has no configuration on the server
   * - `invalid-data` (422): The server's id was not sent
   * - `no-service` (422): The client has no service
   * - `service-inactive` (422): The service is not active
   * - `service-expired` (422): The service has expired
   * - `not-wireguard` (422): The server speaks OpenVPN
   * - `too-many-requests` (429): More than 60 requests in a minute
   * - `framework-error`: The panel broke while it answered
   */
  listWireguardConfigs(
    parameters: ListWireguardConfigsParameters,
    options?: CallOptions,
  ): Promise<ListWireguardConfigsResult>;

  /**
   * Create a WireGuard configuration.
   *
   * Orders a new configuration for the client on one server. The answer says that the job was
   * dispatched and will be completed shortly, no more: it holds neither the configuration nor its
   * id. Read `listWireguardConfigs` until the new one is active.
   *
   * It can be refused because the server has as many users as it may have (`server-full`), or the
   * client as many devices as the plan allows (`device-limit`).
   *
   * - `create-dispatched` (200): A job will make the configuration
   * - `unauthenticated` (401): The token is missing or wrong
   * - `server-not-found` (404): No such server, or a disabled one
   * - `invalid-data` (422): The server's id was not sent
   * - `no-service` (422): The client has no service
   * - `service-inactive` (422): The service is not active
   * - `service-expired` (422): The service has expired
   * - `not-wireguard` (422): The server speaks OpenVPN
   * - `server-full` (422): The server has no place left
   * - `device-limit` (422): The plan allows no further device
   * - `too-many-requests` (429): More than 60 requests in a minute
   * - `framework-error`: The panel broke while it answered
   */
  createWireguardConfig(
    parameters: CreateWireguardConfigParameters,
    options?: CallOptions,
  ): Promise<CreateWireguardConfigResult>;

  /**
   * Delete a WireGuard configuration.
   *
   * Orders the deletion of one configuration. A job does the work and completes it shortly.
   * Inferred: until then, the configuration is listed as pending deletion. One that is pending
   * creation or deletion can't be deleted (`config-pending`).
   *
   * The id travels in a body, as documented, although a DELETE seldom has one.
   *
   * - `delete-dispatched` (200): A job will remove the configuration
   * - `unauthenticated` (401): The token is missing or wrong
   * - `config-not-found` (404): The client has no such configuration
   * - `invalid-data` (422): The configuration's id was not sent
   * - `config-pending` (422): A job is still at work on the configuration
   * - `too-many-requests` (429): More than 60 requests in a minute
   * - `framework-error`: The panel broke while it answered
   */
  deleteWireguardConfig(
    parameters: DeleteWireguardConfigParameters,
    options?: CallOptions,
  ): Promise<DeleteWireguardConfigResult>;
}

export declare const createToken: Operation<"createToken">;
export declare const getAccount: Operation<"getAccount">;
export declare const listServers: Operation<"listServers">;
export declare const getOpenvpnProfile: Operation<"getOpenvpnProfile">;
export declare const getOpenvpnAuth: Operation<"getOpenvpnAuth">;
export declare const listWireguardConfigs: Operation<"listWireguardConfigs">;
export declare const createWireguardConfig: Operation<"createWireguardConfig">;
export declare const deleteWireguardConfig: Operation<"deleteWireguardConfig">;

/** What the client knows of each operation: effect, method, path, and variants. */
export declare const operations: { readonly [Name in keyof VpnScriptMethods]: Operation<Name> };
