// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
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
         * @description Signs a client in on one device. Every other call sends the token that comes back, as its
         *     bearer token. The vendor's page names no time after which it ends.
         *
         *     Three things can be wrong, and the answer tells which: the data is invalid, as when the
         *     password was not sent (`invalid-data`), the credentials are incorrect (`wrong-credentials`), or
         *     the account is suspended (`account-suspended`).
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
         * @description General details of the client to whom the token belongs, and the client's services. The calls
         *     for OpenVPN, and those that list and create WireGuard configurations, refuse a client without a
         *     service that is active.
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
         * @description All VPN servers that are available. A server speaks one protocol: `protocol` decides whether
         *     the OpenVPN calls or the WireGuard calls accept its id.
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
         * @description The profile of one server: how an OpenVPN client reaches it, and which certificate to trust.
         *     The username and the password to use with it come from `getOpenvpnAuth`.
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
         * @description The username and the password to use with OpenVPN profile files, required to connect to a
         *     server. Inferred: one pair comes with the service, whichever server is chosen, since the answer
         *     names a service and no server.
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
         * @description All the client's configurations on one server, in whatever state they are. This is where a
         *     client learns that one is ready: once it is active, its `config` holds the data to connect.
         *     Inferred: it is listed as pending creation at first.
         *
         *     A client who has no configuration on the server gets 404 `no-configs`. Inferred: it takes the
         *     place of an empty list.
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
         * @description Orders a new configuration for the client on one server. The answer says that the job was
         *     dispatched and will be completed shortly, no more: it holds neither the configuration nor its
         *     id. Read `listWireguardConfigs` until the new one is active.
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
         * @description Orders the deletion of one configuration. A job does the work and completes it shortly.
         *     Inferred: until then, the configuration is listed as pending deletion. One that is pending
         *     creation or deletion can't be deleted (`config-pending`).
         *
         *     The id travels in a body, as documented, although a DELETE seldom has one.
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
            /** @description The client's username: alphanumeric. */
            username: string;
            /**
             * @description The client's password. Inferred: it is not the one for OpenVPN, which `getOpenvpnAuth`
             *     answers.
             */
            password: string;
            /** @description The name of the device from which the client signs in, such as "Liam's iPhone". */
            device_name: string;
        };
        /**
         * FrameworkError
         * @description The panel's framework answered. Inferred: the address or the method is unknown, or something
         *     broke inside. The body has no flag.
         */
        FrameworkError: {
            /** @description A sentence for people. Inferred: it may be empty. */
            message: string;
        };
        /**
         * TokenIssued
         * @description The client is signed in.
         */
        TokenIssued: {
            /** @constant */
            success: true;
            /** @description The vendor's page shows null. */
            message: string | null;
            /**
             * @description The bearer token for all other calls. Send all of it. Inferred: a text without spaces,
             *     opaque to a client.
             */
            token: string;
        };
        /**
         * AccountSuspended
         * @description The account has been suspended. Inferred: the username and the password are right.
         *
         *     This is the one failure that keeps its sentence under `error`, and its flag under `status`.
         */
        AccountSuspended: {
            /**
             * @description What other answers call `success`.
             * @constant
             */
            status: false;
            /** @constant */
            error: "Your account has been suspended.";
            /**
             * @description By its name, why. The vendor's page shows null and does not explain it. Inferred: no reason
             *     was given.
             */
            suspend_reason: string | null;
        };
        /**
         * InvalidData
         * @description A field is missing or breaks a rule. The body has no flag; `errors` is what tells it from the
         *     other failures of status 422. The vendor's page shows it for `createToken`; it is inferred
         *     elsewhere.
         */
        InvalidData: {
            /**
             * @description A sentence for people. The vendor's page shows "The given data was invalid.". Inferred:
             *     newer panels repeat the first sentence of `errors`, so don't compare it.
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
         * @description Too many requests. Inferred: this one was not carried out. Wait as long as `Retry-After` says
         *     and send it again.
         */
        TooManyRequests: {
            /** @description A sentence for people. Inferred: commonly "Too Many Attempts.". */
            message: string;
        };
        /** @description A moment to the microsecond; the `Z` says UTC. */
        Timestamp: string;
        /**
         * Service
         * @description A service of the client, on a plan. A client without one, or whose service is not active or has
         *     expired, is refused what is needed to connect.
         */
        Service: {
            id: number;
            /** @description The client whose service it is. */
            user_id: number;
            /** @description The plan of the service. */
            plan_id: number;
            /** @description The name of the service; in the vendor's example it is that of a plan. */
            name: string;
            next_payment: components["schemas"]["Timestamp"];
            /**
             * @description By its name, whether the service renews itself, 1 for yes and 0 for no. The vendor's page
             *     shows 1 and does not explain it.
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
            /**
             * @description By its name, why the account is suspended. The vendor's page shows null, here and where it
             *     refuses a suspended account.
             */
            suspend_reason: string | null;
            /**
             * @description The client's services, a list in spite of the singular. Inferred: it is empty for a client
             *     without any.
             */
            service: components["schemas"]["Service"][];
            /** @description By its name, when the account was made. The vendor's page shows null and does not explain it. */
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
            /** @description The vendor's page shows null. */
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
         * @description A VPN server that is available.
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
            /** @description The city. The vendor's page shows it empty. */
            city: string;
            /** @description By its name, the state or region. The vendor's page shows a city, `Frankfurt`. */
            state: string;
            /** @description The hostname. The vendor's page shows it empty. */
            host: string;
            /** @description The IP address. */
            ipaddr: string;
            /**
             * @description What the server speaks. It decides which of the other calls accept its id.
             * @enum {string}
             */
            protocol: "openvpn" | "wireguard";
            /**
             * @description The vendor's page does not explain it: 1 on its OpenVPN server, null on its WireGuard server.
             *     Inferred: it is not the id of a client's WireGuard configuration.
             */
            config_id: number | null;
            /**
             * @description By its name, how many WireGuard configurations the server has room for. The vendor's page
             *     shows 253 for an OpenVPN server too.
             */
            wg_available_slots: number;
            /**
             * @description By its name, a second count of WireGuard places. The vendor's page shows 0 next to 253
             *     available ones and does not say how the two belong together: don't subtract them.
             */
            wg_slots: number;
        };
        /**
         * PageLink
         * @description One button of a pager, by what the vendor's examples hold.
         */
        PageLink: {
            /** @description Where the button leads. Null before the first page; inferred: after the last one, too. */
            url: string | null;
            /**
             * @description The button's text, as HTML: a page's number, or words with an entity such as `&laquo;
             *     Previous`.
             */
            label: string;
            /** @description True on the button of the page that is shown. */
            active: boolean;
        };
        /**
         * ServerPage
         * @description One page of the list. It comes when `paginate` is sent, with the way to the other pages, and has
         *     no flag and no message.
         */
        ServerPage: {
            current_page: number;
            data: components["schemas"]["Server"][];
            first_page_url: string;
            /**
             * @description The place of its first server in the whole list, counted from 1. Inferred: null on a
             *     page without servers.
             */
            from: number | null;
            /** @description How many pages there are. */
            last_page: number;
            last_page_url: string;
            /** @description The buttons of a pager in order, the one back and the one forward included. */
            links: components["schemas"]["PageLink"][];
            /** @description Inferred: null on the last page. */
            next_page_url: string | null;
            /** @description The address of the list, without a query. */
            path: string;
            /**
             * @description How many servers make a page of servers. The vendor's page shows a string of digits, where all
             *     other counts are numbers. Inferred: it is the `paginate` of the request, handed back as it arrived.
             */
            per_page: string;
            /** @description Null on the first page. */
            prev_page_url: string | null;
            /**
             * @description The place of its last server in the whole list. Inferred: null on a page without
             *     servers.
             */
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
            /** @description The vendor's page shows null. */
            message: string | null;
            /**
             * @description The text of an OpenVPN profile file, with a certificate in its `<ca>` block. With
             *     `cert_only`, the text of `ca.crt`: the certificate in PEM and no tag. Lines end in CR LF or
             *     LF. Inferred: there may be text around the certificate, which readers of PEM skip.
             */
            data: string;
        };
        /**
         * ServerNotFound
         * @description No such server, or a disabled one. The sentence does not say which.
         */
        ServerNotFound: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The server is not found or enabled.";
        };
        /**
         * ProfileNotFound
         * @description The server has no profile.
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
         * @description The client has no active service. The vendor's page shows this one sentence for the profile
         *     call, where the other calls have `no-service`, `service-inactive` and `service-expired`.
         */
        NoActiveService: {
            /** @constant */
            success: false;
            /** @constant */
            message: "You do not have an active service.";
        };
        /**
         * NotOpenvpn
         * @description The server speaks WireGuard. Inferred from the sentence, as there are two protocols.
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
         * @description The username and the password to use with OpenVPN profiles. By the name `service_id`, they come
         *     with a service.
         */
        OpenvpnLogin: {
            id: number;
            /** @description The client to whom it belongs. */
            user_id: number;
            /** @description The service of the login. */
            service_id: number;
            username: string;
            /**
             * @description The password to use with profiles, a secret. Inferred: it is not the one that `createToken`
             *     takes.
             */
            password: string;
            /**
             * @description By its name, how many devices the plan allows; `device-limit` speaks of such a limit. The
             *     vendor's page does not explain it.
             */
            devices: number;
            /**
             * @description By its name, whether the login works, 1 for yes and 0 for no. The vendor's page shows 1 and
             *     does not explain it.
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
            /** @description The vendor's page shows null. */
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
         * @description The service is not active.
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
         * @description A WireGuard configuration of the client. A job makes it on the server, and a job deletes it.
         */
        WireguardConfig: {
            /** @description The `config_id` to delete it by. */
            id: number;
            /**
             * @description The data to connect by WireGuard. It is set once `status` is 1. The vendor's page shows null
             *     for a configuration that is pending deletion. Inferred: the text of a wg-quick file, with a
             *     private key, so a secret.
             */
            config: string | null;
            /**
             * @description How far the job has come: 0 pending creation, 1 active, 2 pending deletion. 1 means that it
             *     was created on the server, and `config` is set. One that is pending can't be deleted.
             * @enum {integer}
             */
            status: 0 | 1 | 2;
            /** @description By its name, why a job failed. The vendor's page shows null. */
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
             * @description What other answers call `success`. It is not the `status` of a configuration, which is a
             *     number.
             * @constant
             */
            status: true;
            /** @description The vendor's page shows null. */
            message: string | null;
            data: components["schemas"]["WireguardConfig"][];
        };
        /**
         * NoConfigs
         * @description The client has no configuration on the server. Inferred: this takes the place of an empty list.
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
         * @description The server speaks OpenVPN. Inferred from the sentence, as there are two protocols.
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
         * @description A job will make the configuration. It is not made yet. By the name of `fail_reason`, the job
         *     can fail.
         */
        CreateDispatched: {
            /**
             * @description What other answers call `success`.
             * @constant
             */
            status: true;
            /** @constant */
            message: "WireGuard configuration create job dispatched. It will be completed shortly.";
        };
        /**
         * ServerFull
         * @description The server has no place left. It has as many users as it may have: try again later, or choose
         *     another server.
         */
        ServerFull: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The server has reached the maximum allowed user limit. Please try again later or choose a different server.";
        };
        /**
         * DeviceLimit
         * @description The plan allows no further device. Disconnect from OpenVPN or delete a WireGuard configuration,
         *     and try again: the sentence counts both.
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
            /**
             * @description The id of a configuration from `listWireguardConfigs`. Inferred: it is not the `config_id`
             *     of a server.
             */
            config_id: number;
        };
        /**
         * DeleteDispatched
         * @description A job will remove the configuration. Inferred: it is listed until the job has done so.
         */
        DeleteDispatched: {
            /** @constant */
            success: true;
            /** @constant */
            message: "WireGuard configuration delete job dispatched. It will be completed shortly.";
        };
        /**
         * ConfigNotFound
         * @description The client has no such configuration. The vendor's page says no more than the sentence.
         *     Inferred: it never was, it is gone, or it is another client's.
         */
        ConfigNotFound: {
            /** @constant */
            success: false;
            /** @constant */
            message: "The WireGuard configuration is not found.";
        };
        /**
         * ConfigPending
         * @description A job is still at work on the configuration. Inferred: wait until it is active, or gone.
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
         * @description Any other status: 404 for an unknown address, 405 for a wrong method, 5xx for a fault of the
         *     panel or of what it depends on. Inferred, and modelled once for every call.
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
         * @description The installation has had enough requests for now. Inferred, and modelled once for every call:
         *     Laravel throttles by default, commonly at 60 a minute.
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
                 * @description How many servers make a page. Leave it out to get the whole list. The vendor's page lists
                 *     it as a request body; since a GET has none, it travels in the query.
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
                 * @description True to get the content of `ca.crt` instead of the whole profile; by default False. The
                 *     vendor's page lists it as a request body, and spells the two with a capital. In a query it
                 *     is text: a client made from this description writes `true`. Inferred: an installation that
                 *     refuses that word takes `1`.
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
             * @description There is no such server, it is not enabled, or it has no profile. Inferred: the vendor's
             *     page documents these bodies for the credentials only, but this call is the one that takes a
             *     server.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenvpnNotFound"];
                };
            };
            /**
             * @description The client has no active service; the page's heading says "User does not pass checks or
             *     operation failed" and shows this one sentence. Inferred: a parameter is not valid, or the
             *     server is not using OpenVPN.
             */
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
                 * @description The id of an OpenVPN server from `listServers`, to have the panel check that server as
                 *     well. Inferred: the vendor's page lists no parameter, but documents three answers that
                 *     speak of a server.
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
            /**
             * @description There is no such server, it is not enabled, or it has no profile. Inferred: these answers
             *     come with `server_id` only.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenvpnNotFound"];
                };
            };
            /**
             * @description A parameter is not valid, the client has no service, it is not active or has expired, or
             *     the server is not using OpenVPN.
             */
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
            /** @description There is no such server, it is not enabled, or there is no configuration on it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWireguardConfigsNotFound"];
                };
            };
            /**
             * @description A parameter is not valid, the client has no service, it is not active or has expired, or
             *     the server is not using WireGuard.
             */
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
            /** @description There is no such server, or it is not enabled. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerNotFound"];
                };
            };
            /**
             * @description The input is not valid, the client has no service, it is not active or has expired, the
             *     server is not using WireGuard, or there is no place left: on the server or in the plan.
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
            /** @description The input is not valid, or the configuration is pending. */
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
