// Generated from openapi/waveros; do not edit.
// Made anew by: npm run generate
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
         * @description Makes a guest account that works at once, or from `valid_from` on. Whatever is left out, the router fills in: a random name, passcode and full name, the preset validity, no limit on traffic. The answer holds what it chose, so keep it.
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
         * @description Takes a guest account away, by its username. The answer confirms it and holds nothing else.
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
         * @description All vouchers that the router has, with their passwords, whether they have been used or not.
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
         * @description Guests who signed in with an e-mail address, how often they came, and what they told about themselves.
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
         * @description Guests who signed in with a Facebook account. The vendor's page does not show the answer.
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
         * @description Guests who signed in with a mobile phone. The vendor's page does not show the answer.
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
         * @description The users that the router calls free. The vendor's page shows neither what sets them apart nor the answer.
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
         * @description The log of logins that the router has kept. The vendor's page does not show the answer.
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
         * @description Devices that are on the guest network now. The vendor's page does not show the answer; guests who have logged in are the subject of `get_active_guests`.
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
         * @description Guests who are logged in now, with their device, how long they have been there, and how much data they have moved.
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
        /** @description The name that the guest will log in with. It must not be taken. Left out or empty, the router invents one. */
        NewUsername: string;
        /** @description The secret that the guest will log in with. Left out or empty, the router invents one. */
        NewPasscode: string;
        /** @description The name of the person, for the operator to read. Left out or empty, the router invents one. */
        NewFullname: string;
        /**
         * @description How long a voucher lets its holder in. These 65 values are all there are: no other number of hours or days is accepted.
         * @enum {string}
         */
        ValidFor: "always" | "1 hour" | "2 hours" | "3 hours" | "4 hours" | "5 hours" | "6 hours" | "7 hours" | "8 hours" | "9 hours" | "10 hours" | "11 hours" | "12 hours" | "13 hours" | "14 hours" | "15 hours" | "16 hours" | "17 hours" | "18 hours" | "19 hours" | "20 hours" | "21 hours" | "22 hours" | "23 hours" | "1 day" | "2 days" | "3 days" | "4 days" | "5 days" | "6 days" | "7 days" | "8 days" | "9 days" | "10 days" | "11 days" | "12 days" | "13 days" | "14 days" | "15 days" | "16 days" | "17 days" | "18 days" | "19 days" | "20 days" | "21 days" | "22 days" | "23 days" | "24 days" | "25 days" | "26 days" | "27 days" | "28 days" | "29 days" | "30 days" | "35 days" | "40 days" | "45 days" | "50 days" | "55 days" | "60 days" | "90 days" | "120 days" | "150 days" | "180 days" | "365 days";
        /**
         * RequestedValidFor
         * @description How long the voucher shall let its holder in. Empty or left out, the preset in the router's settings applies.
         */
        RequestedValidFor: components["schemas"]["ValidFor"] | "";
        /** @description From when on the voucher lets its holder in, as `YYYY-MM-DD HH:MM:SS`. Left out of a request, that is at once. The vendor's page misprints the format as `Ym:d H:i:s`; its examples, which are followed here, look like `2018-08-24 00:00:00`. No time zone is named. */
        ValidFrom: string;
        /** @description How much data the guest may move in this direction, in MB. From 1 to 9437184 it is a limit. Any other integer is no error: the traffic is then unlimited, as it is if the limit is left out. */
        RequestedLimit: number;
        /**
         * KeyNotSet
         * @description No key, or a method that is off. The request held no key in the place its method has for it, or the operator has not enabled the method: one text for both.
         */
        KeyNotSet: {
            /** @constant */
            message: "API Key not set or method not allowed";
            /** @constant */
            error: true;
        };
        /**
         * UsernameExists
         * @description The username is taken. A user of that name is already stored, so none was created.
         */
        UsernameExists: {
            /** @constant */
            message: "Username already exists";
            /** @constant */
            error: true;
        };
        /**
         * ApiDisabled
         * @description The API is switched off. Nothing is answered until the operator enables it.
         */
        ApiDisabled: {
            /** @constant */
            message: "API is not enabled";
            /** @constant */
            error: true;
        };
        /**
         * KeyIncorrect
         * @description The key is not the right one. It differs from the one in the router's settings.
         */
        KeyIncorrect: {
            /** @constant */
            message: "API Key is incorrect";
            /** @constant */
            error: true;
        };
        /**
         * ErrorOccurred
         * @description Something else went wrong. The router does not say what, nor what it has done before.
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
        /** @description The name that the guest logs in with. It identifies the voucher. */
        Username: string;
        /** @description From when on the voucher lets its holder in, as `YYYY-MM-DD HH:MM:SS`. Null: it was created without a start, so it does at once; a router may also tell the time of its creation then. No time zone is named. */
        ListedStart: string | null;
        /** @description How much data the guest may move in this direction, in MB. A string of digits, although the request gave an integer and the voucher list answers one. */
        CreatedLimit: string;
        /**
         * CreatedVoucher
         * @description A voucher as `create_voucher` answers it. The same voucher looks different in the voucher list: there, the passcode is called `password`, and the limits are integers.
         */
        CreatedVoucher: {
            /** @description Number of the voucher on this router. */
            id: number;
            username: components["schemas"]["Username"];
            /** @description The secret that the guest logs in with; `password` in the voucher list. */
            passcode: string;
            /** @description The name of the person, for the operator to read. */
            fullname: string;
            valid_for: components["schemas"]["ValidFor"];
            valid_from: components["schemas"]["ListedStart"];
            download_limit: components["schemas"]["CreatedLimit"];
            upload_limit: components["schemas"]["CreatedLimit"];
        };
        /**
         * UserAdded
         * @description A voucher was created. `user` holds what the router filled in by itself.
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
        /** @description The secret that opens the API, as shown in the router's settings. In a POST it is part of the body, a place for which OpenAPI has no security scheme, so it is a required property. */
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
         * @description No such username. Nothing was deleted.
         */
        UsernameUnknown: {
            /** @constant */
            message: "Username doesn't exist";
            /** @constant */
            error: true;
        };
        /**
         * NoUsername
         * @description No username given. Nothing was deleted.
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
        /** @description When the voucher was used to log in, as `YYYY-MM-DD HH:MM:SS`. Null: it has not been used yet. */
        LoginTime: string | null;
        /** @description How much data the guest may move in this direction, in MB; 0 means unlimited. An integer, although the answer to `create_voucher` has it as a string. */
        ListedLimit: number;
        /**
         * Voucher
         * @description A voucher as the list has it. What `create_voucher` called `passcode` is `password` here, and the limits are integers.
         */
        Voucher: {
            /** @description Number of the voucher on this router. */
            id: number;
            username: components["schemas"]["Username"];
            /** @description The secret that the guest logs in with, in plain text; `passcode` when the voucher was created. */
            password: string;
            /** @description The name of the person, for the operator to read. */
            fullname: string;
            created_at: components["schemas"]["Timestamp"];
            last_modified: components["schemas"]["Timestamp"];
            first_login: components["schemas"]["LoginTime"];
            last_login: components["schemas"]["LoginTime"];
            valid_for: components["schemas"]["ValidFor"];
            valid_from: components["schemas"]["ListedStart"];
            /** @description Hardware address of the guest's device, six pairs of hex digits. Null: no device is known, as is the case until the voucher is used. */
            MAC: string | null;
            download_limit: components["schemas"]["ListedLimit"];
            upload_limit: components["schemas"]["ListedLimit"];
        };
        /**
         * VoucherList
         * @description All vouchers of the router. An empty list means that there are none.
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
        /** @description Hardware address of the guest's device, six pairs of hex digits. */
        MacAddress: string;
        /**
         * EmailUser
         * @description A guest who signed in with an e-mail address, remembered from visit to visit.
         */
        EmailUser: {
            /** @description Number of the guest in this list. */
            id: number;
            /** @description The address that the guest gave; `verified` says whether it was confirmed. */
            email: string;
            created_at: components["schemas"]["Timestamp"];
            last_login: components["schemas"]["Timestamp"];
            MAC: components["schemas"]["MacAddress"];
            /** @description How often the guest has come. */
            visits: number;
            /** @description First free field about the guest. What the three fields hold is not documented; the page's examples have a first name, a city and a gender. */
            comments: string;
            /** @description Second free field about the guest. */
            comments1: string;
            /** @description Third free field about the guest. */
            comments2: string;
            last_modified: components["schemas"]["Timestamp"];
            /**
             * @description By its name, whether the guest may be written to for marketing, 1 for yes and 0 for no. The page does not explain it.
             * @enum {integer}
             */
            marketing: 0 | 1;
            /**
             * @description By its name, whether the e-mail address was confirmed, 1 for yes and 0 for no. The page does not explain it.
             * @enum {integer}
             */
            verified: 0 | 1;
        };
        /**
         * EmailUserList
         * @description All guests stored with an e-mail address. An empty list means that there are none.
         */
        EmailUserList: {
            users: components["schemas"]["EmailUser"][];
        };
        /**
         * ListEmailUsersAnswer
         * @description The guests with an e-mail address, or why there is no list.
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
         * @description An object that holds a list. The vendor's page shows neither its name nor its entries. Other fields may be beside the list. Look at what your router answers before you rely on more.
         */
        UndocumentedList: {
            /**
             * @description Not shown by the page either. If it comes, it is false, since true is an error.
             * @enum {boolean}
             */
            error?: false;
        } & {
            [key: string]: unknown;
        };
        /**
         * UndocumentedListAnswer
         * @description A list that the page does not show, or why there is none.
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
        /** @description A length of time as numbers with units, the largest first: `9h12m45s`, or `12h05m30s` with a leading zero. The page shows hours, minutes and seconds; weeks and days (`1w2d3h4m5s`) and milliseconds (`470ms`) are allowed for, and a unit that is not needed may be missing (`45s`). */
        Duration: string;
        /** @description A number of bytes as a string of digits. It can outgrow 32 bits (4294967295): read it into something wider. */
        ByteCount: string;
        /**
         * ActiveGuest
         * @description A guest who is logged in, seen from the router: who, on which device, since when, and how much data has gone each way.
         */
        ActiveGuest: {
            /** @description What the guest logged in with, in spite of the plural a single one: in the page's examples, an e-mail address and a phone number. */
            logins: string;
            /** @description IP address of the guest's device on the guest network. */
            address: string;
            "mac-address": components["schemas"]["MacAddress"];
            /** @description How long the guest has been logged in. */
            uptime: components["schemas"]["Duration"];
            /** @description For how long the guest's device has been silent. */
            "idle-time": components["schemas"]["Duration"];
            /** @description Bytes counted as outgoing. The page does not say from whose side. */
            "bytes-out": components["schemas"]["ByteCount"];
            /** @description Bytes counted as incoming. The page does not say from whose side. */
            "bytes-in": components["schemas"]["ByteCount"];
        };
        /**
         * ActiveGuestList
         * @description All guests who are logged in. An empty list means that nobody is.
         */
        ActiveGuestList: {
            data: components["schemas"]["ActiveGuest"][];
        };
        /**
         * ListActiveGuestsAnswer
         * @description The guests who are online, or why there is no list.
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
        /** @description Refused: no voucher was created. The page gives no HTTP status for it, so tell an error by its body: `error` is true. Only after "An error occurred" is it open what the router has done. */
        CreateVoucherErrors: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CreateVoucherRefused"];
            };
        };
        /** @description The voucher exists, as described in `user`; or why there is none, with `error` true. */
        UserAdded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CreateVoucherAnswer"];
            };
        };
        /** @description Refused: no voucher was removed. The page gives no HTTP status for it, so tell an error by its body: `error` is true. Only after "An error occurred" is it open what the router has done. */
        RemoveVoucherErrors: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RemoveVoucherRefused"];
            };
        };
        /** @description The voucher is gone; or why it is not, with `error` true. */
        UserRemoved: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RemoveVoucherAnswer"];
            };
        };
        /** @description Refused, for a reason that any action can meet. The page gives no HTTP status for it, so tell an error by its body: `error` is true. */
        CommonErrors: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommonRefused"];
            };
        };
        /** @description The vouchers, passwords included, or an error. */
        VoucherList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ListVouchersAnswer"];
            };
        };
        /** @description The guests who signed in with an e-mail address, or an error. */
        EmailUserList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ListEmailUsersAnswer"];
            };
        };
        /** @description The guests who signed in with Facebook, in a shape that the page does not show, or an error. */
        FacebookUserList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The guests who signed in with a mobile phone, in a shape that the page does not show, or an error. */
        MobileUserList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The free users, in a shape that the page does not show, or an error. */
        FreeUserList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The log of logins, in a shape that the page does not show, or an error. */
        LoginList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The devices on the guest network, in a shape that the page does not show, or an error. */
        GuestHostList: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UndocumentedListAnswer"];
            };
        };
        /** @description The guests who are logged in at this moment, or an error. */
        ActiveGuestList: {
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
                /** @description What is wanted of the router. */
                action: "create_voucher";
                /**
                 * @description Name of the new voucher.
                 * @example user123
                 */
                username?: components["schemas"]["NewUsername"];
                /**
                 * @description Secret of the new voucher.
                 * @example pass123
                 */
                passcode?: components["schemas"]["NewPasscode"];
                /**
                 * @description Name of the person it is for.
                 * @example John Doe
                 */
                fullname?: components["schemas"]["NewFullname"];
                /**
                 * @description How long it lets the guest in.
                 * @example 1 day
                 */
                valid_for?: components["schemas"]["RequestedValidFor"];
                /**
                 * @description From when on it lets the guest in.
                 * @example 2025-01-17 10:00:00
                 */
                valid_from?: components["schemas"]["ValidFrom"];
                /**
                 * @description How much the guest may download, in MB.
                 * @example 1024
                 */
                download_limit?: components["schemas"]["RequestedLimit"];
                /**
                 * @description How much the guest may upload, in MB.
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
            200: components["responses"]["UserAdded"];
            default: components["responses"]["CreateVoucherErrors"];
        };
    };
    removeVoucherByGet: {
        parameters: {
            query: {
                /** @description What is wanted of the router. */
                action: "remove_voucher";
                /**
                 * @description Name of the voucher to remove.
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
            200: components["responses"]["UserRemoved"];
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
            200: components["responses"]["UserRemoved"];
            default: components["responses"]["RemoveVoucherErrors"];
        };
    };
    listVouchersByGet: {
        parameters: {
            query: {
                /** @description What is wanted of the router. */
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
            200: components["responses"]["VoucherList"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listEmailUsersByGet: {
        parameters: {
            query: {
                /** @description What is wanted of the router. */
                action: "get_email_users";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmailUserList"];
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
            200: components["responses"]["EmailUserList"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listFacebookUsersByGet: {
        parameters: {
            query: {
                /** @description What is wanted of the router. */
                action: "get_fb_users";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FacebookUserList"];
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
            200: components["responses"]["FacebookUserList"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listMobileUsersByGet: {
        parameters: {
            query: {
                /** @description What is wanted of the router. */
                action: "get_mobile_users";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MobileUserList"];
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
            200: components["responses"]["MobileUserList"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listFreeUsersByGet: {
        parameters: {
            query: {
                /** @description What is wanted of the router. */
                action: "get_free_users";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FreeUserList"];
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
            200: components["responses"]["FreeUserList"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listLoginsByGet: {
        parameters: {
            query: {
                /** @description What is wanted of the router. */
                action: "get_logins";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["LoginList"];
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
            200: components["responses"]["LoginList"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listGuestHostsByGet: {
        parameters: {
            query: {
                /** @description What is wanted of the router. */
                action: "get_guest_hosts";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GuestHostList"];
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
            200: components["responses"]["GuestHostList"];
            default: components["responses"]["CommonErrors"];
        };
    };
    listActiveGuestsByGet: {
        parameters: {
            query: {
                /** @description What is wanted of the router. */
                action: "get_active_guests";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ActiveGuestList"];
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
            200: components["responses"]["ActiveGuestList"];
            default: components["responses"]["CommonErrors"];
        };
    };
}
