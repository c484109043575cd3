// Generated from openapi/vpnscript; do not edit.
// Made anew by: npm run generate
export interface paths {
    "/api/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an access token
         * @description Signs a client in on one device. Every other call sends the token that comes back. The vendor's
         *     page names no time after which it ends.
         *
         *     Three things can be wrong, and the answer tells which: a field is missing (`invalid-data`), the
         *     username and password don't belong together (`wrong-credentials`), or they do but the operator
         *     has suspended the account (`account-suspended`).
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the account
         * @description The client to whom the token belongs, and the client's services. The OpenVPN and WireGuard calls
         *     refuse a client who has no service, or whose service is not active or has expired.
         */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List servers
         * @description Every VPN server that a client may choose from. A server speaks one protocol: `protocol` decides
         *     whether the OpenVPN calls or the WireGuard calls accept its id.
         *
         *     The list comes whole unless `paginate` asks for pages. The two answers differ in shape: a page
         *     has `current_page` and its neighbours next to `data`, the whole list has `data` alone.
         */
        get: operations["listServers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openvpn/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an OpenVPN profile
         * @description The profile tells an OpenVPN client how to reach one server and which certificate to trust. The
         *     username and the password that go with it come from `getOpenvpnAuth`.
         */
        get: operations["getOpenvpnProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openvpn/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get OpenVPN credentials
         * @description The username and the password that an OpenVPN client sends when it connects with a profile. One
         *     pair comes with the service, whichever server is chosen (inferred: the answer names a service and
         *     no server).
         */
        get: operations["getOpenvpnAuth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wireguard/configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List WireGuard configurations
         * @description The client's configurations on one server, in whatever state they are. This is where a client
         *     learns that a configuration is ready: it is listed as pending creation first, and once it is
         *     active its `config` holds what a WireGuard app reads.
         *
         *     A client who has no configuration on the server gets 404 `no-configs`, not an empty list.
         */
        get: operations["listWireguardConfigs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wireguard/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a WireGuard configuration
         * @description Orders a configuration for one more device. The answer says that the job was dispatched, no
         *     more: it holds neither the configuration nor its id. Read `listWireguardConfigs` until the new
         *     one is active.
         *
         *     It can be refused because the server has as many users as it may have (`server-full`), or the
         *     client as many devices as the plan allows (`device-limit`).
         */
        post: operations["createWireguardConfig"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/wireguard/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a WireGuard configuration
         * @description Orders the removal of a configuration. As with creation, a job does the work: the configuration is
         *     listed as pending deletion until it is gone. One that is pending can't be deleted
         *     (`config-pending`).
         *
         *     The id travels in a JSON body, as documented, although a DELETE seldom has one.
         */
        delete: operations["deleteWireguardConfig"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * TokenRequest
         * @description Who signs in, and on which device.
         */
        TokenRequest: {
            /** @description The client's username, letters and digits. */
            username: string;
            /** @description The client's password for the panel, which is not the one for OpenVPN. */
            password: string;
            /**
             * @description What the client calls the device, such as "Liam's iPhone". It names the token in the panel, so
             *     that a client can tell one signed-in device from another.
             */
            device_name: string;
        };
        /**
         * FrameworkError
         * @description The panel's framework answered. The address or the method is unknown, or something broke inside.
         *     It has no flag.
         */
        FrameworkError: {
            /** @description A sentence for people. It may be empty. */
            message: string;
        };
        /**
         * TokenIssued
         * @description The client is signed in.
         */
        TokenIssued: {
            /** @constant */
            success: true;
            /** @description Null when there is nothing to add. */
            message: string | null;
            /** @description The bearer token: a text without spaces, opaque to a client. Send all of it. */
            token: string;
        };
        /**
         * AccountSuspended
         * @description The operator has suspended the account. The username and the password are right.
         *
         *     This is the one failure that keeps its sentence under `error`, and its flag under `status`.
         */
        AccountSuspended: {
            /**
             * @description Stands for the `success` of the other answers.
             * @constant
             */
            status: false;
            /** @constant */
            error: "Your account has been suspended.";
            /** @description Why, in the operator's words. Null when the operator gave no reason. */
            suspend_reason: string | null;
        };
        /**
         * InvalidData
         * @description A field is missing or breaks a rule. Nothing was looked up and nothing was done. The body has no
         *     flag; `errors` is what tells it from the other failures of status 422.
         */
        InvalidData: {
            /**
             * @description A sentence for people. Older panels say "The given data was invalid.", newer ones repeat the
             *     first sentence of `errors`: don't compare it.
             */
            message: string;
            /** @description The fields at fault, each with everything that is wrong with it. */
            errors: {
                [key: string]: string[];
            };
        };
        /**
         * WrongCredentials
         * @description The username and the password don't belong together. The answer doesn't say which of them is
         *     wrong.
         */
        WrongCredentials: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The provided credentials are incorrect.";
        };
        /**
         * CreateTokenRefused
         * @description Why no token was issued.
         */
        CreateTokenRefused: components["schemas"]["InvalidData"] | components["schemas"]["WrongCredentials"];
        /**
         * TooManyRequests
         * @description The request was not looked at. Wait as long as `Retry-After` says and send it again.
         */
        TooManyRequests: {
            /** @description A sentence for people, commonly "Too Many Attempts.". */
            message: string;
        };
        /** @description A moment in UTC, to the microsecond. */
        Timestamp: string;
        /**
         * Service
         * @description A plan that the client has. The calls that connect refuse a client without one, or whose service is
         *     not active or has expired.
         */
        Service: {
            id: number;
            /** @description The client whose service it is. */
            user_id: number;
            /** @description The plan of the service. */
            plan_id: number;
            /** @description The name of the plan. */
            name: string;
            next_payment: components["schemas"]["Timestamp"];
            /**
             * @description By its name, whether the service renews itself. The page shows 1 and does not explain it.
             * @enum {integer}
             */
            auto_renew: 0 | 1;
            /** @description The state of the service, as a number. The vendor's page shows 1 and explains no value. */
            status: number;
        };
        /**
         * User
         * @description A client of the panel.
         */
        User: {
            user_id: number;
            /** @description The name that the client signs in with. */
            username: string;
            email: string;
            /** @description The state of the account, as a number. The vendor's page shows 2 and explains no value. */
            status: number;
            /** @description Why the account is suspended. The page shows null, for this account and for a suspended one. */
            suspend_reason: string | null;
            /**
             * @description The client's services, a list in spite of the singular. Inferred: it is empty for a client
             *     without any.
             */
            service: components["schemas"]["Service"][];
            /** @description When the account was made. The page's example has null. */
            created_at: string | null;
            updated_at: components["schemas"]["Timestamp"];
        };
        /**
         * Account
         * @description The client to whom the token belongs.
         */
        Account: {
            /** @constant */
            success: true;
            /** @description Null when there is nothing to add. */
            message: string | null;
            data: components["schemas"]["User"];
        };
        /**
         * Unauthenticated
         * @description The token is missing or wrong. `createToken` issues another.
         */
        Unauthenticated: {
            /** @constant */
            success: false;
            /** @constant */
            message: "Unauthenticated.";
        };
        /**
         * Server
         * @description A VPN server that a client may choose.
         */
        Server: {
            /** @description The `server_id` of the other calls. */
            id: number;
            /** @description The name of the server. */
            name: string;
            /** @description The country's name, for people. */
            country: string;
            /** @description The country's name in small letters, such as `germany`. */
            country_slug: string;
            /** @description The two letters of ISO 3166-1; lower case in the vendor's example. */
            country_iso_code: string;
            /** @description The city. The page shows it empty. */
            city: string;
            /** @description The region or the place. */
            state: string;
            /** @description The host name. The page shows it empty. */
            host: string;
            /** @description The IP address. */
            ipaddr: string;
            /**
             * @description What the server speaks. It decides which of the other calls accept its id.
             * @enum {string}
             */
            protocol: "openvpn" | "wireguard";
            /**
             * @description The page does not explain it: 1 on its OpenVPN server, null on its WireGuard server. It is not
             *     the id of a client's configuration.
             */
            config_id: number | null;
            /**
             * @description By its name, how many WireGuard configurations the server has room for. The page shows 253 for
             *     an OpenVPN server too.
             */
            wg_available_slots: number;
            /**
             * @description A second count of WireGuard places. The page shows 0 next to 253 available ones and does not say
             *     how the two belong together: don't subtract them.
             */
            wg_slots: number;
        };
        /**
         * PageLink
         * @description One button of a pager.
         */
        PageLink: {
            /** @description Where the button leads. Null when there is no such page, before the first and after the last. */
            url: string | null;
            /**
             * @description What stands on the button, as HTML: a page's number, or words with an entity such as `&laquo;
             *     Previous`.
             */
            label: string;
            /** @description True on the button of the page that is shown. */
            active: boolean;
        };
        /**
         * ServerPage
         * @description One page of the list. It comes when `paginate` is sent, with the way to the other pages, and has no
         *     flag and no message.
         */
        ServerPage: {
            current_page: number;
            data: components["schemas"]["Server"][];
            first_page_url: string;
            /**
             * @description The place of the page's first server in the whole list, counted from 1. Null on a page without
             *     servers.
             */
            from: number | null;
            /** @description How many pages there are. */
            last_page: number;
            last_page_url: string;
            /** @description The buttons of a pager in order, the one back and the one forward included. */
            links: components["schemas"]["PageLink"][];
            /** @description Null on the last page. */
            next_page_url: string | null;
            /** @description The address of the list, without a query. */
            path: string;
            /**
             * @description How many servers make a page: the `paginate` of the request, handed back as it arrived. That
             *     is why it is a string of digits where all other counts are numbers.
             */
            per_page: string;
            /** @description Null on the first page. */
            prev_page_url: string | null;
            /** @description The place of the page's last server in the whole list. Null on a page without servers. */
            to: number | null;
            /** @description How many servers there are on all pages. */
            total: number;
        };
        /**
         * AllServers
         * @description The whole list. It comes when `paginate` is not sent, and has no flag, no message and no
         *     `current_page`: that is what tells it from a page.
         */
        AllServers: {
            data: components["schemas"]["Server"][];
        };
        /**
         * ListServersAnswer
         * @description The servers, as one page of them or whole.
         */
        ListServersAnswer: components["schemas"]["ServerPage"] | components["schemas"]["AllServers"];
        /**
         * OpenvpnProfile
         * @description A profile, or the certificate of it alone. Only the text in `data` differs.
         */
        OpenvpnProfile: {
            /** @constant */
            success: true;
            /** @description Null when there is nothing to add. */
            message: string | null;
            /**
             * @description The text of an `.ovpn` file, with the certificate of the server's authority in its `<ca>`
             *     block. With `cert_only`, the text of `ca.crt`: the certificate in PEM and no tag. Lines end in
             *     CR LF or LF, and there may be text around the certificate, which those who read PEM skip.
             */
            data: string;
        };
        /**
         * ServerNotFound
         * @description No such server, or a disabled one.
         */
        ServerNotFound: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The server is not found or enabled.";
        };
        /**
         * ProfileNotFound
         * @description The server has no profile. It is an OpenVPN server all the same.
         */
        ProfileNotFound: {
            /** @constant */
            success: false;
            /** @constant */
            message: "OpenVPN profile is not found for this server.";
        };
        /**
         * OpenvpnNotFound
         * @description What the OpenVPN calls did not find.
         */
        OpenvpnNotFound: components["schemas"]["ServerNotFound"] | components["schemas"]["ProfileNotFound"];
        /**
         * NoActiveService
         * @description The client has no active service. The page shows this one sentence for the profile call,
         *     where the other calls have `no-service`, `service-inactive` and `service-expired`.
         */
        NoActiveService: {
            /** @constant */
            success: false;
            /** @constant */
            message: "You do not have an active service.";
        };
        /**
         * NotOpenvpn
         * @description The server speaks WireGuard. Only the WireGuard calls accept its id.
         */
        NotOpenvpn: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The server is not using OpenVPN protocol.";
        };
        /**
         * GetOpenvpnProfileRefused
         * @description Why there is no profile.
         */
        GetOpenvpnProfileRefused: components["schemas"]["InvalidData"] | components["schemas"]["NoActiveService"] | components["schemas"]["NotOpenvpn"];
        /**
         * OpenvpnLogin
         * @description A username and a password for all OpenVPN servers, which come with a service.
         */
        OpenvpnLogin: {
            id: number;
            /** @description The client to whom it belongs. */
            user_id: number;
            /** @description The service that it comes with. */
            service_id: number;
            username: string;
            /** @description What OpenVPN asks for, a secret. The page does not call it the client's own password. */
            password: string;
            /**
             * @description By its name, how many devices the plan allows; `device-limit` speaks of such a limit. The page
             *     does not explain it.
             */
            devices: number;
            /**
             * @description By its name, whether the login works. The page shows 1 and does not explain it.
             * @enum {integer}
             */
            enabled: 0 | 1;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /**
         * OpenvpnCredentials
         * @description What an OpenVPN client signs in with.
         */
        OpenvpnCredentials: {
            /** @constant */
            success: true;
            /** @description Null when there is nothing to add. */
            message: string | null;
            data: components["schemas"]["OpenvpnLogin"];
        };
        /**
         * NoService
         * @description The client has no service.
         */
        NoService: {
            /** @constant */
            success: false;
            /** @constant */
            message: "You do not have any service.";
        };
        /**
         * ServiceInactive
         * @description The service is not active. The client has one that is not switched on.
         */
        ServiceInactive: {
            /** @constant */
            success: false;
            /** @constant */
            message: "Your service is not active.";
        };
        /**
         * ServiceExpired
         * @description The service has expired.
         */
        ServiceExpired: {
            /** @constant */
            success: false;
            /** @constant */
            message: "Your service is expired.";
        };
        /**
         * GetOpenvpnAuthRefused
         * @description Why there are no credentials.
         */
        GetOpenvpnAuthRefused: components["schemas"]["InvalidData"] | components["schemas"]["NoService"] | components["schemas"]["ServiceInactive"] | components["schemas"]["ServiceExpired"] | components["schemas"]["NotOpenvpn"];
        /**
         * WireguardConfig
         * @description What a WireGuard client connects with. A job makes it on the server, and a job removes it.
         */
        WireguardConfig: {
            /** @description The `config_id` to delete it by. */
            id: number;
            /**
             * @description What a WireGuard app reads, with a private key: a secret. It is set once the configuration is
             *     active (`status` 1). The page shows null for one that is pending deletion.
             */
            config: string | null;
            /**
             * @description How far the job has come: 0 pending creation, 1 active, 2 pending deletion. One that is pending
             *     can't be deleted.
             * @enum {integer}
             */
            status: 0 | 1 | 2;
            /** @description By its name, why a job failed. The page shows null. */
            fail_reason: string | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /**
         * Configs
         * @description The client's configurations on one server.
         */
        Configs: {
            /**
             * @description Stands for the `success` of the other answers. It is not the `status` of a configuration,
             *     which is a number.
             * @constant
             */
            status: true;
            /** @description Null when there is nothing to add. */
            message: string | null;
            data: components["schemas"]["WireguardConfig"][];
        };
        /**
         * NoConfigs
         * @description The client has no configuration on the server. It takes the place of an empty list.
         */
        NoConfigs: {
            /** @constant */
            success: false;
            /** @constant */
            message: "No configuration found for this server.";
        };
        /**
         * ListWireguardConfigsNotFound
         * @description What the list of configurations did not find.
         */
        ListWireguardConfigsNotFound: components["schemas"]["ServerNotFound"] | components["schemas"]["NoConfigs"];
        /**
         * NotWireguard
         * @description The server speaks OpenVPN. Only the OpenVPN calls accept its id.
         */
        NotWireguard: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The server is not using WireGuard protocol.";
        };
        /**
         * ListWireguardConfigsRefused
         * @description Why there is no list.
         */
        ListWireguardConfigsRefused: components["schemas"]["InvalidData"] | components["schemas"]["NoService"] | components["schemas"]["ServiceInactive"] | components["schemas"]["ServiceExpired"] | components["schemas"]["NotWireguard"];
        /**
         * WireguardCreateRequest
         * @description The server to create a configuration on.
         */
        WireguardCreateRequest: {
            /** @description The id of a WireGuard server from `listServers`. */
            server_id: number;
        };
        /**
         * CreateDispatched
         * @description A job will make the configuration. It is not made yet, and may still fail.
         */
        CreateDispatched: {
            /**
             * @description Stands for the `success` of the other answers.
             * @constant
             */
            status: true;
            /** @constant */
            message: "WireGuard configuration create job dispatched. It will be completed shortly.";
        };
        /**
         * ServerFull
         * @description The server has no place left. It has as many users as it may have; another server may have room.
         */
        ServerFull: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The server has reached the maximum allowed user limit. Please try again later or choose a different server.";
        };
        /**
         * DeviceLimit
         * @description The plan allows no further device. As the sentence says, OpenVPN connections and WireGuard
         *     configurations count together.
         */
        DeviceLimit: {
            /** @constant */
            success: false;
            /** @constant */
            message: "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before.";
        };
        /**
         * CreateWireguardConfigRefused
         * @description Why no configuration was ordered.
         */
        CreateWireguardConfigRefused: components["schemas"]["InvalidData"] | components["schemas"]["NoService"] | components["schemas"]["ServiceInactive"] | components["schemas"]["ServiceExpired"] | components["schemas"]["NotWireguard"] | components["schemas"]["ServerFull"] | components["schemas"]["DeviceLimit"];
        /**
         * WireguardDeleteRequest
         * @description The configuration to remove.
         */
        WireguardDeleteRequest: {
            /** @description The id of a configuration from `listWireguardConfigs`. It is not the `config_id` of a server. */
            config_id: number;
        };
        /**
         * DeleteDispatched
         * @description A job will remove the configuration. It is listed until the job has done so.
         */
        DeleteDispatched: {
            /** @constant */
            success: true;
            /** @constant */
            message: "WireGuard configuration delete job dispatched. It will be completed shortly.";
        };
        /**
         * ConfigNotFound
         * @description The client has no such configuration. It never had, it is gone, or it is another client's
         *     (inferred: the page says no more than the sentence).
         */
        ConfigNotFound: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The WireGuard configuration is not found.";
        };
        /**
         * ConfigPending
         * @description A job is still at work on the configuration. Wait until it is active, or gone.
         */
        ConfigPending: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The WireGuard configuration is pending creation or deletion.";
        };
        /**
         * DeleteWireguardConfigRefused
         * @description Why no removal was ordered.
         */
        DeleteWireguardConfigRefused: components["schemas"]["InvalidData"] | components["schemas"]["ConfigPending"];
        FullProfile: components["schemas"]["OpenvpnProfile"];
        CertificateOnly: components["schemas"]["OpenvpnProfile"];
    };
    responses: {
        /**
         * @description Any other status: 404 for an unknown address, 405 for a wrong method, 5xx for a fault of the panel
         *     or of what it depends on. Inferred, and modelled once for every call.
         */
        FrameworkError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FrameworkError"];
            };
        };
        /**
         * @description The installation has had enough requests for now. Laravel throttles by default, commonly at 60 a
         *     minute. Inferred, and modelled once for every call.
         */
        TooManyRequests: {
            headers: {
                /**
                 * @description The seconds to wait before the next request.
                 * @example 42
                 */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TooManyRequests"];
            };
        };
        /** @description The token is missing or wrong. */
        Unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Unauthenticated"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The client is signed in, and this is the token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenIssued"];
                };
            };
            /** @description The account is suspended. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountSuspended"];
                };
            };
            /** @description The input is not valid, or the credentials are wrong. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateTokenRefused"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["FrameworkError"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account and its services. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["FrameworkError"];
        };
    };
    listServers: {
        parameters: {
            query?: {
                /**
                 * @description How many servers make a page. Leave it out to get the whole list. The vendor's page lists it
                 *     as a request body; since a GET has none, it travels in the query.
                 * @example 1
                 */
                paginate?: number;
                /**
                 * @description Which page to answer, counted from 1, when `paginate` is sent. Inferred: the vendor's page
                 *     does not list it, but the links of the paginated answer carry it.
                 * @example 1
                 */
                page?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The servers, whole or one page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListServersAnswer"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description A parameter is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvalidData"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["FrameworkError"];
        };
    };
    getOpenvpnProfile: {
        parameters: {
            query: {
                /**
                 * @description The id of an OpenVPN server from `listServers`. The vendor's page lists it as a request
                 *     body; since a GET has none, it travels in the query.
                 * @example 1
                 */
                server_id: number;
                /**
                 * @description True to get the content of `ca.crt` instead of the whole profile. The vendor's page lists it
                 *     as a request body and gives False as the default. In a query it is text: a client made from
                 *     this description writes `true`, and `1` is the safe spelling for an installation that
                 *     refuses that word.
                 * @example false
                 */
                cert_only?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The profile, or the certificate alone when `cert_only` asks for it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenvpnProfile"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /**
             * @description There is no such server, or it has no profile. Inferred: the page documents these bodies for
             *     the credentials only, but this call is the one that takes a server.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenvpnNotFound"];
                };
            };
            /** @description A parameter is not valid, the client may not connect, or the server is none for OpenVPN. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetOpenvpnProfileRefused"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["FrameworkError"];
        };
    };
    getOpenvpnAuth: {
        parameters: {
            query?: {
                /**
                 * @description The id of an OpenVPN server from `listServers`, to have the panel check that server as well.
                 *     Inferred: the vendor's page lists no parameter, but documents three answers that speak of a
                 *     server.
                 * @example 1
                 */
                server_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The username and the password for OpenVPN. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenvpnCredentials"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description There is no such server, or it has no profile. Reached with `server_id`. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenvpnNotFound"];
                };
            };
            /** @description A parameter is not valid, the service lets nobody connect, or the server is none for OpenVPN. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetOpenvpnAuthRefused"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["FrameworkError"];
        };
    };
    listWireguardConfigs: {
        parameters: {
            query: {
                /**
                 * @description The id of a WireGuard server from `listServers`. Inferred: the vendor's page lists no
                 *     parameter, but says that the configurations are those of a specific server, and answers for
                 *     a server that is not found.
                 * @example 2
                 */
                server_id: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The configurations, in whatever state they are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configs"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description There is no such server, or no configuration on it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWireguardConfigsNotFound"];
                };
            };
            /** @description A parameter is not valid, the service lets nobody connect, or the server is none for WireGuard. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWireguardConfigsRefused"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["FrameworkError"];
        };
    };
    createWireguardConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WireguardCreateRequest"];
            };
        };
        responses: {
            /** @description The job was dispatched. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateDispatched"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description There is no such server. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerNotFound"];
                };
            };
            /**
             * @description The input is not valid, the service lets nobody connect, or there is no place left: on the server
             *     or in the plan.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateWireguardConfigRefused"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["FrameworkError"];
        };
    };
    deleteWireguardConfig: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WireguardDeleteRequest"];
            };
        };
        responses: {
            /** @description The job was dispatched. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteDispatched"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            /** @description There is no such configuration. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigNotFound"];
                };
            };
            /** @description The input is not valid, or the configuration is not active. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteWireguardConfigRefused"];
                };
            };
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["FrameworkError"];
        };
    };
}
