// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
export interface paths {
    "/create_voucher/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Create a voucher by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. It creates, although it is a GET: let nothing prefetch, cache or repeat it. See `createVoucher`.
         */
        get: operations["createVoucherByGet"];
        put?: never;
        /**
         * Create a voucher
         * @description Creates a user that is available immediately, or from `valid_from` on. The router fills in what is left out: a random username, passcode and full name, the preset validity, unlimited traffic. The answer holds what it chose, so keep it.
         */
        post: operations["createVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/remove_voucher/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Remove a voucher by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. It deletes, although it is a GET: let nothing prefetch, cache or repeat it. See `removeVoucher`.
         */
        get: operations["removeVoucherByGet"];
        put?: never;
        /**
         * Remove a voucher
         * @description Removes a voucher by its username. The answer only confirms it.
         */
        post: operations["removeVoucher"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get_voucher_users/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List vouchers by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. See `listVouchers`.
         */
        get: operations["listVouchersByGet"];
        put?: never;
        /**
         * List vouchers
         * @description The vouchers of the router, with their passwords, limits and times.
         */
        post: operations["listVouchers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get_email_users/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List e-mail users by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. See `listEmailUsers`.
         */
        get: operations["listEmailUsersByGet"];
        put?: never;
        /**
         * List e-mail users
         * @description The e-mail users that the router has stored; by their name, guests who signed in with an e-mail address.
         */
        post: operations["listEmailUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get_fb_users/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Facebook users by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. See `listFacebookUsers`.
         */
        get: operations["listFacebookUsersByGet"];
        put?: never;
        /**
         * List Facebook users
         * @description The Facebook users that the router has stored; by their name, guests who signed in with a Facebook account. The vendor's page does not show the answer.
         */
        post: operations["listFacebookUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get_mobile_users/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List mobile users by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. See `listMobileUsers`.
         */
        get: operations["listMobileUsersByGet"];
        put?: never;
        /**
         * List mobile users
         * @description The mobile users that the router has stored; by their name, guests who signed in with a mobile phone. The vendor's page does not show the answer.
         */
        post: operations["listMobileUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get_free_users/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List free users by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. See `listFreeUsers`.
         */
        get: operations["listFreeUsersByGet"];
        put?: never;
        /**
         * List free users
         * @description The free users that the router has stored. The vendor's page shows neither what sets them apart nor the answer.
         */
        post: operations["listFreeUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get_logins/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List logins by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. See `listLogins`.
         */
        get: operations["listLoginsByGet"];
        put?: never;
        /**
         * List logins
         * @description The login log that the router has stored. The vendor's page does not show the answer.
         */
        post: operations["listLogins"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get_guest_hosts/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List guest hosts by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. See `listGuestHosts`.
         */
        get: operations["listGuestHostsByGet"];
        put?: never;
        /**
         * List guest hosts
         * @description The hosts that are on the guest network now. The vendor's page does not show the answer. For active users, see `listActiveGuests`.
         */
        post: operations["listGuestHosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get_active_guests/../": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List active guests by GET
         * @description The same by query string, key included: for a trusted LAN or a VPN only. See `listActiveGuests`.
         */
        get: operations["listActiveGuestsByGet"];
        put?: never;
        /**
         * List active guests
         * @description The guest users who are active now, with their device, how long they have been there, and how much data they have moved.
         */
        post: operations["listActiveGuests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The username to create. It must not be taken. Left out or empty, the router generates a random one. */
        NewUsername: string;
        /** @description The passcode to use, a secret. Left out or empty, the router generates a random one. */
        NewPasscode: string;
        /** @description The full name of the new user. Left out or empty, the router generates a random one. */
        NewFullname: string;
        /**
         * @description How long a voucher is valid. It is one of these 65 values: no other number of hours or days is accepted.
         * @enum {string}
         */
        ValidFor: "always" | "1 hour" | "2 hours" | "3 hours" | "4 hours" | "5 hours" | "6 hours" | "7 hours" | "8 hours" | "9 hours" | "10 hours" | "11 hours" | "12 hours" | "13 hours" | "14 hours" | "15 hours" | "16 hours" | "17 hours" | "18 hours" | "19 hours" | "20 hours" | "21 hours" | "22 hours" | "23 hours" | "1 day" | "2 days" | "3 days" | "4 days" | "5 days" | "6 days" | "7 days" | "8 days" | "9 days" | "10 days" | "11 days" | "12 days" | "13 days" | "14 days" | "15 days" | "16 days" | "17 days" | "18 days" | "19 days" | "20 days" | "21 days" | "22 days" | "23 days" | "24 days" | "25 days" | "26 days" | "27 days" | "28 days" | "29 days" | "30 days" | "35 days" | "40 days" | "45 days" | "50 days" | "55 days" | "60 days" | "90 days" | "120 days" | "150 days" | "180 days" | "365 days";
        /**
         * RequestedValidFor
         * @description How long the new voucher is valid. Left out or empty, the preset in the router's settings is used.
         */
        RequestedValidFor: components["schemas"]["ValidFor"] | "";
        /** @description From when on the voucher is valid, as `YYYY-MM-DD HH:MM:SS`. Left out of a request, the user is available immediately. Leave it out then: of other fields the vendor's page says what an empty one does, of this one it does not. The vendor's page misprints the format as `Ym:d H:i:s`; its examples, which are followed here, look like `2018-08-24 00:00:00`. No time zone is named. */
        ValidFrom: string;
        /** @description How much data the user may move in this direction, in MB from 1 to 9437184. Left out or out of bounds, the traffic is unlimited. */
        RequestedLimit: number;
        /**
         * KeyNotSet
         * @description No key, or a method that is off. The vendor's page explains only the first: the key is not provided in the requested method.
         */
        KeyNotSet: {
            /** @constant */
            message: "API Key not set or method not allowed";
            /** @constant */
            error: true;
        };
        /**
         * UsernameExists
         * @description The username is taken. A user with the same name is in the router's database, so none was created.
         */
        UsernameExists: {
            /** @constant */
            message: "Username already exists";
            /** @constant */
            error: true;
        };
        /**
         * ApiDisabled
         * @description The API is switched off. It accepts no requests until the operator enables it.
         */
        ApiDisabled: {
            /** @constant */
            message: "API is not enabled";
            /** @constant */
            error: true;
        };
        /**
         * KeyIncorrect
         * @description The key is not the right one. It does not match the one in the router's settings.
         */
        KeyIncorrect: {
            /** @constant */
            message: "API Key is incorrect";
            /** @constant */
            error: true;
        };
        /**
         * ErrorOccurred
         * @description Something else went wrong. The vendor's page calls it an unknown error, and does not say what the router has done before.
         */
        ErrorOccurred: {
            /** @constant */
            message: "An error occurred";
            /** @constant */
            error: true;
        };
        /**
         * CreateVoucherRefused
         * @description Why no voucher was created.
         */
        CreateVoucherRefused: components["schemas"]["KeyNotSet"] | components["schemas"]["UsernameExists"] | components["schemas"]["ApiDisabled"] | components["schemas"]["KeyIncorrect"] | components["schemas"]["ErrorOccurred"];
        /** @description The voucher's username. By it, a voucher is removed. */
        Username: string;
        /** @description From when on the voucher is valid, as `YYYY-MM-DD HH:MM:SS`. No time zone is named. The vendor's page shows no voucher that was created without a start. Inferred: then it is null, or the time of creation. */
        ListedStart: string | null;
        /** @description How much data the user may move in this direction, in MB. A string of digits, although the request gave an integer and the voucher list answers one. The vendor's page shows no unlimited one. */
        CreatedLimit: string;
        /**
         * CreatedVoucher
         * @description A voucher as `create_voucher` answers it. Among its messages, the vendor's page names five of the fields: username, passcode, fullname, valid_for and valid_from; its example has an id and the limits as well, which an answer may lack. In the voucher list, the passcode is called `password`, and the limits are integers.
         */
        CreatedVoucher: {
            /** @description Number of the voucher. */
            id?: number;
            username: components["schemas"]["Username"];
            /** @description The voucher's secret; `password` in the voucher list. */
            passcode: string;
            /** @description The full name of the user. */
            fullname: string;
            valid_for: components["schemas"]["ValidFor"];
            valid_from: components["schemas"]["ListedStart"];
            download_limit?: components["schemas"]["CreatedLimit"];
            upload_limit?: components["schemas"]["CreatedLimit"];
        };
        /**
         * UserAdded
         * @description A voucher was created. `user` holds it, with what the router filled in.
         */
        UserAdded: {
            /** @constant */
            message: "User added successfully";
            user: components["schemas"]["CreatedVoucher"];
            /** @constant */
            error: false;
        };
        /**
         * CreateVoucherAnswer
         * @description The created voucher, or why there is none.
         */
        CreateVoucherAnswer: components["schemas"]["UserAdded"] | components["schemas"]["CreateVoucherRefused"];
        /** @description The API key defined in the router's settings, a secret. In a POST it is part of the body, a place for which OpenAPI has no security scheme, so it is a required property. */
        ApiKey: string;
        /**
         * CreateVoucherRequest
         * @description What `create_voucher` takes. Only the key and the action are required.
         */
        CreateVoucherRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "create_voucher";
            username?: components["schemas"]["NewUsername"];
            passcode?: components["schemas"]["NewPasscode"];
            fullname?: components["schemas"]["NewFullname"];
            valid_for?: components["schemas"]["RequestedValidFor"];
            valid_from?: components["schemas"]["ValidFrom"];
            download_limit?: components["schemas"]["RequestedLimit"];
            upload_limit?: components["schemas"]["RequestedLimit"];
        };
        /**
         * UsernameUnknown
         * @description No such username. The one that was to be deleted doesn't exist.
         */
        UsernameUnknown: {
            /** @constant */
            message: "Username doesn't exist";
            /** @constant */
            error: true;
        };
        /**
         * NoUsername
         * @description No username given. None was set for deletion.
         */
        NoUsername: {
            /** @constant */
            message: "No username set";
            /** @constant */
            error: true;
        };
        /**
         * RemoveVoucherRefused
         * @description Why no voucher was removed.
         */
        RemoveVoucherRefused: components["schemas"]["KeyNotSet"] | components["schemas"]["UsernameUnknown"] | components["schemas"]["NoUsername"] | components["schemas"]["ApiDisabled"] | components["schemas"]["KeyIncorrect"] | components["schemas"]["ErrorOccurred"];
        /**
         * UserRemoved
         * @description The voucher was removed.
         */
        UserRemoved: {
            /** @constant */
            message: "User removed successfully";
            /** @constant */
            error: false;
        };
        /**
         * RemoveVoucherAnswer
         * @description That the voucher is gone, or why it is not.
         */
        RemoveVoucherAnswer: components["schemas"]["UserRemoved"] | components["schemas"]["RemoveVoucherRefused"];
        /**
         * RemoveVoucherRequest
         * @description What `remove_voucher` takes: which voucher is to go.
         */
        RemoveVoucherRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "remove_voucher";
            username: components["schemas"]["Username"];
        };
        /**
         * CommonRefused
         * @description What any action may answer instead of what it was asked for.
         */
        CommonRefused: components["schemas"]["KeyNotSet"] | components["schemas"]["ApiDisabled"] | components["schemas"]["KeyIncorrect"] | components["schemas"]["ErrorOccurred"];
        /** @description A moment as `YYYY-MM-DD HH:MM:SS`. No time zone is named. */
        Timestamp: string;
        /** @description By its name, when the voucher was used to log in. The vendor's page shows null. Inferred: it has not been used yet; after that, `YYYY-MM-DD HH:MM:SS` like other times. */
        LoginTime: string | null;
        /** @description How much data the user may move in this direction, in MB. An integer, although the answer to `create_voucher` has it as a string. Inferred: 0, which the vendor's page shows, means unlimited. */
        ListedLimit: number;
        /**
         * Voucher
         * @description A voucher as the list has it. What `create_voucher` called `passcode` is `password` here, and the limits are integers.
         */
        Voucher: {
            /** @description Number of the voucher. */
            id: number;
            username: components["schemas"]["Username"];
            /** @description The voucher's secret, in plain text; `passcode` when the voucher was created. */
            password: string;
            /** @description The full name of the user. */
            fullname: string;
            created_at: components["schemas"]["Timestamp"];
            last_modified: components["schemas"]["Timestamp"];
            first_login: components["schemas"]["LoginTime"];
            last_login: components["schemas"]["LoginTime"];
            valid_for: components["schemas"]["ValidFor"];
            valid_from: components["schemas"]["ListedStart"];
            /** @description By its name, hardware address of the user's device. The vendor's page shows null. Inferred: no device is known until the voucher is used; after that, six pairs of hex digits as for e-mail users. */
            MAC: string | null;
            download_limit: components["schemas"]["ListedLimit"];
            upload_limit: components["schemas"]["ListedLimit"];
        };
        /**
         * VoucherList
         * @description All vouchers of the router. Inferred: without any, the list is empty.
         */
        VoucherList: {
            users: components["schemas"]["Voucher"][];
        };
        /**
         * ListVouchersAnswer
         * @description The vouchers, or why there is no list.
         */
        ListVouchersAnswer: components["schemas"]["VoucherList"] | components["schemas"]["CommonRefused"];
        /**
         * ListVouchersRequest
         * @description What `get_voucher_users` takes: the key and the action, nothing to choose.
         */
        ListVouchersRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "get_voucher_users";
        };
        /** @description Hardware address of the user's device, six pairs of hex digits. */
        MacAddress: string;
        /**
         * EmailUser
         * @description A user whom the router has stored with an e-mail address. The vendor's page explains none of the fields, so each is described by its name.
         */
        EmailUser: {
            /** @description Number of the user. */
            id: number;
            /** @description The user's e-mail address. */
            email: string;
            created_at: components["schemas"]["Timestamp"];
            last_login: components["schemas"]["Timestamp"];
            MAC: components["schemas"]["MacAddress"];
            /** @description By its name, how often the user has come. */
            visits: number;
            /** @description First of three comments on the user. The vendor's page does not say what they hold; in its examples, a first name, a city and a gender. */
            comments: string;
            /** @description Second comment on the user. */
            comments1: string;
            /** @description Third comment on the user. */
            comments2: string;
            last_modified: components["schemas"]["Timestamp"];
            /**
             * @description By its name, whether the user may be written to for marketing, 1 for yes and 0 for no. The vendor's page does not explain it.
             * @enum {integer}
             */
            marketing: 0 | 1;
            /**
             * @description By its name, whether the e-mail address was confirmed, 1 for yes and 0 for no. The vendor's page does not explain it.
             * @enum {integer}
             */
            verified: 0 | 1;
        };
        /**
         * EmailUserList
         * @description All e-mail users of the router. Inferred: without any, the list is empty.
         */
        EmailUserList: {
            users: components["schemas"]["EmailUser"][];
        };
        /**
         * ListEmailUsersAnswer
         * @description The e-mail users, or why there is no list.
         */
        ListEmailUsersAnswer: components["schemas"]["EmailUserList"] | components["schemas"]["CommonRefused"];
        /**
         * ListEmailUsersRequest
         * @description What `get_email_users` takes: the key and the action, nothing to choose.
         */
        ListEmailUsersRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "get_email_users";
        };
        /**
         * UndocumentedList
         * @description An object that holds a list. Inferred from the lists that the vendor's page shows: it shows neither the name of this one nor its entries. Look at what your router answers before you rely on more.
         */
        UndocumentedList: {
            /**
             * @description Inferred: if it comes, it is false, since true is an error.
             * @enum {boolean}
             */
            error?: false;
        } & {
            [key: string]: unknown;
        };
        /**
         * UndocumentedListAnswer
         * @description A list that the vendor's page does not show, or why there is none. The list is under a name that is not known: look for it among the additional properties.
         */
        UndocumentedListAnswer: components["schemas"]["CommonRefused"] | components["schemas"]["UndocumentedList"];
        /**
         * ListFacebookUsersRequest
         * @description What `get_fb_users` takes: the key and the action, nothing to choose.
         */
        ListFacebookUsersRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "get_fb_users";
        };
        /**
         * ListMobileUsersRequest
         * @description What `get_mobile_users` takes: the key and the action, nothing to choose.
         */
        ListMobileUsersRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "get_mobile_users";
        };
        /**
         * ListFreeUsersRequest
         * @description What `get_free_users` takes: the key and the action, nothing to choose.
         */
        ListFreeUsersRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "get_free_users";
        };
        /**
         * ListLoginsRequest
         * @description What `get_logins` takes: the key and the action, nothing to choose.
         */
        ListLoginsRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "get_logins";
        };
        /**
         * ListGuestHostsRequest
         * @description What `get_guest_hosts` takes: the key and the action, nothing to choose.
         */
        ListGuestHostsRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "get_guest_hosts";
        };
        /** @description A length of time as numbers with units, the largest first: `9h12m45s`, or `12h05m30s` with a leading zero. The vendor's page shows hours, minutes and seconds. Inferred: weeks and days (`1w2d3h4m5s`) and milliseconds (`470ms`), and a unit that is not needed may be missing (`45s`). */
        Duration: string;
        /** @description A number of bytes as a string of digits. It can outgrow 32 bits (4294967295): read it into something wider. */
        ByteCount: string;
        /**
         * ActiveGuest
         * @description A guest user who is active now. The vendor's page explains none of the fields, so each is described by its name.
         */
        ActiveGuest: {
            /** @description By its name, what the guest logged in with, in spite of the plural a single one: in the vendor's examples, an e-mail address and what looks like a phone number. */
            logins: string;
            /** @description IP address of the guest's device. */
            address: string;
            "mac-address": components["schemas"]["MacAddress"];
            /** @description By its name, how long the guest has been there. */
            uptime: components["schemas"]["Duration"];
            /** @description By its name, for how long the guest's device has been idle. */
            "idle-time": components["schemas"]["Duration"];
            /** @description Bytes counted as outgoing. The vendor's page does not say from whose side. */
            "bytes-out": components["schemas"]["ByteCount"];
            /** @description Bytes counted as incoming. The vendor's page does not say from whose side. */
            "bytes-in": components["schemas"]["ByteCount"];
        };
        /**
         * ActiveGuestList
         * @description All guest users who are active. Inferred: without any, the list is empty.
         */
        ActiveGuestList: {
            data: components["schemas"]["ActiveGuest"][];
        };
        /**
         * ListActiveGuestsAnswer
         * @description The guests who are active, or why there is no list.
         */
        ListActiveGuestsAnswer: components["schemas"]["ActiveGuestList"] | components["schemas"]["CommonRefused"];
        /**
         * ListActiveGuestsRequest
         * @description What `get_active_guests` takes: the key and the action, nothing to choose.
         */
        ListActiveGuestsRequest: {
            "api-key": components["schemas"]["ApiKey"];
            /** @constant */
            action: "get_active_guests";
        };
    };
    responses: {
        /** @description Refused: no voucher was created. The vendor's page gives no HTTP status for it, so tell an error by its body: `error` is true. After "An error occurred", it does not say what has been done. */
        CreateVoucherErrors: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CreateVoucherRefused"];
            };
        };
        /** @description The voucher exists, as described in `user`; or why there is none, with `error` true. */
        VoucherCreated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CreateVoucherAnswer"];
            };
        };
        /** @description Refused: no voucher was removed. The vendor's page gives no HTTP status for it, so tell an error by its body: `error` is true. After "An error occurred", it does not say what has been done. */
        RemoveVoucherErrors: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RemoveVoucherRefused"];
            };
        };
        /** @description The voucher is gone; or why it is not, with `error` true. */
        VoucherRemoved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RemoveVoucherAnswer"];
            };
        };
        /** @description Refused, for a reason that any action can meet. The vendor's page gives no HTTP status for it, so tell an error by its body: `error` is true. */
        CommonErrors: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommonRefused"];
            };
        };
        /** @description The vouchers, passwords included, or an error. */
        Vouchers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ListVouchersAnswer"];
            };
        };
        /** @description The e-mail users, or an error. */
        EmailUsers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ListEmailUsersAnswer"];
            };
        };
        /** @description The Facebook users, in a shape that the vendor's page does not show, or an error. */
        FacebookUsers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The mobile users, in a shape that the vendor's page does not show, or an error. */
        MobileUsers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The free users, in a shape that the vendor's page does not show, or an error. */
        FreeUsers: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The log of logins, in a shape that the vendor's page does not show, or an error. */
        Logins: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The guest hosts, in a shape that the vendor's page does not show, or an error. */
        GuestHosts: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The guests who are active at this moment, or an error. */
        ActiveGuests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ListActiveGuestsAnswer"];
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
    createVoucherByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "create_voucher";
                /**
                 * @description Username to create. Left out or empty, it is a random one.
                 * @example user123
                 */
                username?: components["schemas"]["NewUsername"];
                /**
                 * @description Passcode of the new voucher. Left out or empty, it is a random one.
                 * @example pass123
                 */
                passcode?: components["schemas"]["NewPasscode"];
                /**
                 * @description Full name of the new user. Left out or empty, it is a random one.
                 * @example John Doe
                 */
                fullname?: components["schemas"]["NewFullname"];
                /**
                 * @description How long it is valid. Left out or empty, the preset in the settings is used.
                 * @example 1 day
                 */
                valid_for?: components["schemas"]["RequestedValidFor"];
                /**
                 * @description From when on it is valid, as `YYYY-MM-DD HH:MM:SS`. Left out, immediately.
                 * @example 2025-01-17 10:00:00
                 */
                valid_from?: components["schemas"]["ValidFrom"];
                /**
                 * @description MB that the user may download, 1 to 9437184. Left out or out of bounds, unlimited.
                 * @example 1024
                 */
                download_limit?: components["schemas"]["RequestedLimit"];
                /**
                 * @description MB that the user may upload, 1 to 9437184. Left out or out of bounds, unlimited.
                 * @example 512
                 */
                upload_limit?: components["schemas"]["RequestedLimit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voucher exists, as described in `user`; or why there is none, with `error` true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateVoucherAnswer"];
                };
            };
            default: components["responses"]["CreateVoucherErrors"];
        };
    };
    createVoucher: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateVoucherRequest"];
            };
        };
        responses: {
            200: components["responses"]["VoucherCreated"];
            default: components["responses"]["CreateVoucherErrors"];
        };
    };
    removeVoucherByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "remove_voucher";
                /**
                 * @description Username of the voucher to remove.
                 * @example user123
                 */
                username: components["schemas"]["Username"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["VoucherRemoved"];
            default: components["responses"]["RemoveVoucherErrors"];
        };
    };
    removeVoucher: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveVoucherRequest"];
            };
        };
        responses: {
            200: components["responses"]["VoucherRemoved"];
            default: components["responses"]["RemoveVoucherErrors"];
        };
    };
    listVouchersByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "get_voucher_users";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The vouchers, passwords included, or an error. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListVouchersAnswer"];
                };
            };
            default: components["responses"]["CommonErrors"];
        };
    };
    listVouchers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListVouchersRequest"];
            };
        };
        responses: {
            200: components["responses"]["Vouchers"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listEmailUsersByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "get_email_users";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmailUsers"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listEmailUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListEmailUsersRequest"];
            };
        };
        responses: {
            200: components["responses"]["EmailUsers"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listFacebookUsersByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "get_fb_users";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FacebookUsers"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listFacebookUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListFacebookUsersRequest"];
            };
        };
        responses: {
            200: components["responses"]["FacebookUsers"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listMobileUsersByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "get_mobile_users";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MobileUsers"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listMobileUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListMobileUsersRequest"];
            };
        };
        responses: {
            200: components["responses"]["MobileUsers"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listFreeUsersByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "get_free_users";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FreeUsers"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listFreeUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListFreeUsersRequest"];
            };
        };
        responses: {
            200: components["responses"]["FreeUsers"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listLoginsByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "get_logins";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Logins"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listLogins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListLoginsRequest"];
            };
        };
        responses: {
            200: components["responses"]["Logins"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listGuestHostsByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "get_guest_hosts";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GuestHosts"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listGuestHosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListGuestHostsRequest"];
            };
        };
        responses: {
            200: components["responses"]["GuestHosts"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listActiveGuestsByGet: {
        parameters: {
            query: {
                /** @description The action to carry out. */
                action: "get_active_guests";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ActiveGuests"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listActiveGuests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListActiveGuestsRequest"];
            };
        };
        responses: {
            200: components["responses"]["ActiveGuests"];
            default: components["responses"]["CommonErrors"];
        };
    };
}
