"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.validators = exports.VoucherList = exports.UsernameUnknown = exports.UsernameExists = exports.UserRemoved = exports.UserAdded = exports.UndocumentedList = exports.NoUsername = exports.KeyNotSet = exports.KeyIncorrect = exports.ErrorOccurred = exports.EmailUserList = exports.ApiDisabled = exports.ActiveGuestList = exports.throwInvalid = exports.reportInvalid = exports.InvalidAnswer = void 0;
// Generated from openapi/waveros; do not edit.
// Written by: npm run generate
var validation_js_1 = require("../runtime/validation.js");
Object.defineProperty(exports, "InvalidAnswer", { enumerable: true, get: function () { return validation_js_1.InvalidAnswer; } });
Object.defineProperty(exports, "reportInvalid", { enumerable: true, get: function () { return validation_js_1.reportInvalid; } });
Object.defineProperty(exports, "throwInvalid", { enumerable: true, get: function () { return validation_js_1.throwInvalid; } });
exports.ActiveGuestList = validate20;
const schema31 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "array", "items": { "type": "object", "required": ["logins", "address", "mac-address", "uptime", "idle-time", "bytes-out", "bytes-in"], "properties": { "logins": { "type": "string" }, "address": { "type": "string" }, "mac-address": { "type": "string", "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" }, "uptime": { "type": "string", "pattern": "^([0-9]+(w|d|h|ms|m|s))+$" }, "idle-time": { "type": "string", "pattern": "^([0-9]+(w|d|h|ms|m|s))+$" }, "bytes-out": { "type": "string", "pattern": "^[0-9]+$" }, "bytes-in": { "type": "string", "pattern": "^[0-9]+$" } } } } } };
const pattern4 = new RegExp("^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$", "u");
const pattern5 = new RegExp("^([0-9]+(w|d|h|ms|m|s))+$", "u");
const pattern7 = new RegExp("^[0-9]+$", "u");
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate20.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.data === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property '" + "data" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.data !== undefined) {
        let data0 = data.data;
        if (Array.isArray(data0)) {
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                    if (data1.logins === undefined) {
                        const err1 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "logins" }, message: "must have required property '" + "logins" + "'" };
                        (vErrors ??= []).push(err1);
                        errors++;
                    }
                    if (data1.address === undefined) {
                        const err2 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "address" }, message: "must have required property '" + "address" + "'" };
                        (vErrors ??= []).push(err2);
                        errors++;
                    }
                    if (data1["mac-address"] === undefined) {
                        const err3 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "mac-address" }, message: "must have required property '" + "mac-address" + "'" };
                        (vErrors ??= []).push(err3);
                        errors++;
                    }
                    if (data1.uptime === undefined) {
                        const err4 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "uptime" }, message: "must have required property '" + "uptime" + "'" };
                        (vErrors ??= []).push(err4);
                        errors++;
                    }
                    if (data1["idle-time"] === undefined) {
                        const err5 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "idle-time" }, message: "must have required property '" + "idle-time" + "'" };
                        (vErrors ??= []).push(err5);
                        errors++;
                    }
                    if (data1["bytes-out"] === undefined) {
                        const err6 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "bytes-out" }, message: "must have required property '" + "bytes-out" + "'" };
                        (vErrors ??= []).push(err6);
                        errors++;
                    }
                    if (data1["bytes-in"] === undefined) {
                        const err7 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "bytes-in" }, message: "must have required property '" + "bytes-in" + "'" };
                        (vErrors ??= []).push(err7);
                        errors++;
                    }
                    if (data1.logins !== undefined) {
                        if (typeof data1.logins !== "string") {
                            const err8 = { instancePath: instancePath + "/data/" + i0 + "/logins", schemaPath: "#/properties/data/items/properties/logins/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err8);
                            errors++;
                        }
                    }
                    if (data1.address !== undefined) {
                        if (typeof data1.address !== "string") {
                            const err9 = { instancePath: instancePath + "/data/" + i0 + "/address", schemaPath: "#/properties/data/items/properties/address/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err9);
                            errors++;
                        }
                    }
                    if (data1["mac-address"] !== undefined) {
                        let data4 = data1["mac-address"];
                        if (typeof data4 === "string") {
                            if (!pattern4.test(data4)) {
                                const err10 = { instancePath: instancePath + "/data/" + i0 + "/mac-address", schemaPath: "#/properties/data/items/properties/mac-address/pattern", keyword: "pattern", params: { pattern: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" }, message: "must match pattern \"" + "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" + "\"" };
                                (vErrors ??= []).push(err10);
                                errors++;
                            }
                        }
                        else {
                            const err11 = { instancePath: instancePath + "/data/" + i0 + "/mac-address", schemaPath: "#/properties/data/items/properties/mac-address/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err11);
                            errors++;
                        }
                    }
                    if (data1.uptime !== undefined) {
                        let data5 = data1.uptime;
                        if (typeof data5 === "string") {
                            if (!pattern5.test(data5)) {
                                const err12 = { instancePath: instancePath + "/data/" + i0 + "/uptime", schemaPath: "#/properties/data/items/properties/uptime/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(w|d|h|ms|m|s))+$" }, message: "must match pattern \"" + "^([0-9]+(w|d|h|ms|m|s))+$" + "\"" };
                                (vErrors ??= []).push(err12);
                                errors++;
                            }
                        }
                        else {
                            const err13 = { instancePath: instancePath + "/data/" + i0 + "/uptime", schemaPath: "#/properties/data/items/properties/uptime/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err13);
                            errors++;
                        }
                    }
                    if (data1["idle-time"] !== undefined) {
                        let data6 = data1["idle-time"];
                        if (typeof data6 === "string") {
                            if (!pattern5.test(data6)) {
                                const err14 = { instancePath: instancePath + "/data/" + i0 + "/idle-time", schemaPath: "#/properties/data/items/properties/idle-time/pattern", keyword: "pattern", params: { pattern: "^([0-9]+(w|d|h|ms|m|s))+$" }, message: "must match pattern \"" + "^([0-9]+(w|d|h|ms|m|s))+$" + "\"" };
                                (vErrors ??= []).push(err14);
                                errors++;
                            }
                        }
                        else {
                            const err15 = { instancePath: instancePath + "/data/" + i0 + "/idle-time", schemaPath: "#/properties/data/items/properties/idle-time/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err15);
                            errors++;
                        }
                    }
                    if (data1["bytes-out"] !== undefined) {
                        let data7 = data1["bytes-out"];
                        if (typeof data7 === "string") {
                            if (!pattern7.test(data7)) {
                                const err16 = { instancePath: instancePath + "/data/" + i0 + "/bytes-out", schemaPath: "#/properties/data/items/properties/bytes-out/pattern", keyword: "pattern", params: { pattern: "^[0-9]+$" }, message: "must match pattern \"" + "^[0-9]+$" + "\"" };
                                (vErrors ??= []).push(err16);
                                errors++;
                            }
                        }
                        else {
                            const err17 = { instancePath: instancePath + "/data/" + i0 + "/bytes-out", schemaPath: "#/properties/data/items/properties/bytes-out/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err17);
                            errors++;
                        }
                    }
                    if (data1["bytes-in"] !== undefined) {
                        let data8 = data1["bytes-in"];
                        if (typeof data8 === "string") {
                            if (!pattern7.test(data8)) {
                                const err18 = { instancePath: instancePath + "/data/" + i0 + "/bytes-in", schemaPath: "#/properties/data/items/properties/bytes-in/pattern", keyword: "pattern", params: { pattern: "^[0-9]+$" }, message: "must match pattern \"" + "^[0-9]+$" + "\"" };
                                (vErrors ??= []).push(err18);
                                errors++;
                            }
                        }
                        else {
                            const err19 = { instancePath: instancePath + "/data/" + i0 + "/bytes-in", schemaPath: "#/properties/data/items/properties/bytes-in/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err19);
                            errors++;
                        }
                    }
                }
                else {
                    const err20 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    (vErrors ??= []).push(err20);
                    errors++;
                }
            }
        }
        else {
            const err21 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            (vErrors ??= []).push(err21);
            errors++;
        }
    }
}
else {
    const err22 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err22);
    errors++;
} validate20.errors = vErrors; return errors === 0; }
validate20.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
exports.ApiDisabled = validate21;
const schema32 = { "type": "object", "required": ["message", "error"], "properties": { "message": { "type": "string", "const": "API is not enabled" }, "error": { "type": "boolean", "const": true } } };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate21.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.error === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.message !== undefined) {
        let data0 = data.message;
        if (typeof data0 !== "string") {
            const err2 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if ("API is not enabled" !== data0) {
            const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "API is not enabled" }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "boolean") {
            const err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if (true !== data1) {
            const err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate21.errors = vErrors; return errors === 0; }
validate21.evaluated = { "props": { "message": true, "error": true }, "dynamicProps": false, "dynamicItems": false };
exports.EmailUserList = validate22;
const schema33 = { "type": "object", "required": ["users"], "properties": { "users": { "type": "array", "items": { "type": "object", "required": ["id", "email", "created_at", "last_login", "MAC", "visits", "comments", "comments1", "comments2", "last_modified", "marketing", "verified"], "properties": { "id": { "type": "integer", "minimum": 1 }, "email": { "type": "string" }, "created_at": { "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, "last_login": { "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, "MAC": { "type": "string", "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" }, "visits": { "type": "integer", "minimum": 0 }, "comments": { "type": "string" }, "comments1": { "type": "string" }, "comments2": { "type": "string" }, "last_modified": { "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, "marketing": { "type": "integer", "enum": [0, 1] }, "verified": { "type": "integer", "enum": [0, 1] } } } } } };
const pattern9 = new RegExp("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate22.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.users === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "users" }, message: "must have required property '" + "users" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.users !== undefined) {
        let data0 = data.users;
        if (Array.isArray(data0)) {
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                    if (data1.id === undefined) {
                        const err1 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property '" + "id" + "'" };
                        (vErrors ??= []).push(err1);
                        errors++;
                    }
                    if (data1.email === undefined) {
                        const err2 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "email" }, message: "must have required property '" + "email" + "'" };
                        (vErrors ??= []).push(err2);
                        errors++;
                    }
                    if (data1.created_at === undefined) {
                        const err3 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "created_at" }, message: "must have required property '" + "created_at" + "'" };
                        (vErrors ??= []).push(err3);
                        errors++;
                    }
                    if (data1.last_login === undefined) {
                        const err4 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "last_login" }, message: "must have required property '" + "last_login" + "'" };
                        (vErrors ??= []).push(err4);
                        errors++;
                    }
                    if (data1.MAC === undefined) {
                        const err5 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "MAC" }, message: "must have required property '" + "MAC" + "'" };
                        (vErrors ??= []).push(err5);
                        errors++;
                    }
                    if (data1.visits === undefined) {
                        const err6 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "visits" }, message: "must have required property '" + "visits" + "'" };
                        (vErrors ??= []).push(err6);
                        errors++;
                    }
                    if (data1.comments === undefined) {
                        const err7 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "comments" }, message: "must have required property '" + "comments" + "'" };
                        (vErrors ??= []).push(err7);
                        errors++;
                    }
                    if (data1.comments1 === undefined) {
                        const err8 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "comments1" }, message: "must have required property '" + "comments1" + "'" };
                        (vErrors ??= []).push(err8);
                        errors++;
                    }
                    if (data1.comments2 === undefined) {
                        const err9 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "comments2" }, message: "must have required property '" + "comments2" + "'" };
                        (vErrors ??= []).push(err9);
                        errors++;
                    }
                    if (data1.last_modified === undefined) {
                        const err10 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "last_modified" }, message: "must have required property '" + "last_modified" + "'" };
                        (vErrors ??= []).push(err10);
                        errors++;
                    }
                    if (data1.marketing === undefined) {
                        const err11 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "marketing" }, message: "must have required property '" + "marketing" + "'" };
                        (vErrors ??= []).push(err11);
                        errors++;
                    }
                    if (data1.verified === undefined) {
                        const err12 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "verified" }, message: "must have required property '" + "verified" + "'" };
                        (vErrors ??= []).push(err12);
                        errors++;
                    }
                    if (data1.id !== undefined) {
                        let data2 = data1.id;
                        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                            const err13 = { instancePath: instancePath + "/users/" + i0 + "/id", schemaPath: "#/properties/users/items/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err13);
                            errors++;
                        }
                        if ((typeof data2 == "number") && (isFinite(data2))) {
                            if (data2 < 1 || isNaN(data2)) {
                                const err14 = { instancePath: instancePath + "/users/" + i0 + "/id", schemaPath: "#/properties/users/items/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                (vErrors ??= []).push(err14);
                                errors++;
                            }
                        }
                    }
                    if (data1.email !== undefined) {
                        if (typeof data1.email !== "string") {
                            const err15 = { instancePath: instancePath + "/users/" + i0 + "/email", schemaPath: "#/properties/users/items/properties/email/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err15);
                            errors++;
                        }
                    }
                    if (data1.created_at !== undefined) {
                        let data4 = data1.created_at;
                        if (typeof data4 === "string") {
                            if (!pattern9.test(data4)) {
                                const err16 = { instancePath: instancePath + "/users/" + i0 + "/created_at", schemaPath: "#/properties/users/items/properties/created_at/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, message: "must match pattern \"" + "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" + "\"" };
                                (vErrors ??= []).push(err16);
                                errors++;
                            }
                        }
                        else {
                            const err17 = { instancePath: instancePath + "/users/" + i0 + "/created_at", schemaPath: "#/properties/users/items/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err17);
                            errors++;
                        }
                    }
                    if (data1.last_login !== undefined) {
                        let data5 = data1.last_login;
                        if (typeof data5 === "string") {
                            if (!pattern9.test(data5)) {
                                const err18 = { instancePath: instancePath + "/users/" + i0 + "/last_login", schemaPath: "#/properties/users/items/properties/last_login/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, message: "must match pattern \"" + "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" + "\"" };
                                (vErrors ??= []).push(err18);
                                errors++;
                            }
                        }
                        else {
                            const err19 = { instancePath: instancePath + "/users/" + i0 + "/last_login", schemaPath: "#/properties/users/items/properties/last_login/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err19);
                            errors++;
                        }
                    }
                    if (data1.MAC !== undefined) {
                        let data6 = data1.MAC;
                        if (typeof data6 === "string") {
                            if (!pattern4.test(data6)) {
                                const err20 = { instancePath: instancePath + "/users/" + i0 + "/MAC", schemaPath: "#/properties/users/items/properties/MAC/pattern", keyword: "pattern", params: { pattern: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" }, message: "must match pattern \"" + "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" + "\"" };
                                (vErrors ??= []).push(err20);
                                errors++;
                            }
                        }
                        else {
                            const err21 = { instancePath: instancePath + "/users/" + i0 + "/MAC", schemaPath: "#/properties/users/items/properties/MAC/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err21);
                            errors++;
                        }
                    }
                    if (data1.visits !== undefined) {
                        let data7 = data1.visits;
                        if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
                            const err22 = { instancePath: instancePath + "/users/" + i0 + "/visits", schemaPath: "#/properties/users/items/properties/visits/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err22);
                            errors++;
                        }
                        if ((typeof data7 == "number") && (isFinite(data7))) {
                            if (data7 < 0 || isNaN(data7)) {
                                const err23 = { instancePath: instancePath + "/users/" + i0 + "/visits", schemaPath: "#/properties/users/items/properties/visits/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                (vErrors ??= []).push(err23);
                                errors++;
                            }
                        }
                    }
                    if (data1.comments !== undefined) {
                        if (typeof data1.comments !== "string") {
                            const err24 = { instancePath: instancePath + "/users/" + i0 + "/comments", schemaPath: "#/properties/users/items/properties/comments/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err24);
                            errors++;
                        }
                    }
                    if (data1.comments1 !== undefined) {
                        if (typeof data1.comments1 !== "string") {
                            const err25 = { instancePath: instancePath + "/users/" + i0 + "/comments1", schemaPath: "#/properties/users/items/properties/comments1/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err25);
                            errors++;
                        }
                    }
                    if (data1.comments2 !== undefined) {
                        if (typeof data1.comments2 !== "string") {
                            const err26 = { instancePath: instancePath + "/users/" + i0 + "/comments2", schemaPath: "#/properties/users/items/properties/comments2/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err26);
                            errors++;
                        }
                    }
                    if (data1.last_modified !== undefined) {
                        let data11 = data1.last_modified;
                        if (typeof data11 === "string") {
                            if (!pattern9.test(data11)) {
                                const err27 = { instancePath: instancePath + "/users/" + i0 + "/last_modified", schemaPath: "#/properties/users/items/properties/last_modified/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, message: "must match pattern \"" + "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" + "\"" };
                                (vErrors ??= []).push(err27);
                                errors++;
                            }
                        }
                        else {
                            const err28 = { instancePath: instancePath + "/users/" + i0 + "/last_modified", schemaPath: "#/properties/users/items/properties/last_modified/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err28);
                            errors++;
                        }
                    }
                    if (data1.marketing !== undefined) {
                        let data12 = data1.marketing;
                        if (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) {
                            const err29 = { instancePath: instancePath + "/users/" + i0 + "/marketing", schemaPath: "#/properties/users/items/properties/marketing/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err29);
                            errors++;
                        }
                        if (!((data12 === 0) || (data12 === 1))) {
                            const err30 = { instancePath: instancePath + "/users/" + i0 + "/marketing", schemaPath: "#/properties/users/items/properties/marketing/enum", keyword: "enum", params: { allowedValues: schema33.properties.users.items.properties.marketing.enum }, message: "must be equal to one of the allowed values" };
                            (vErrors ??= []).push(err30);
                            errors++;
                        }
                    }
                    if (data1.verified !== undefined) {
                        let data13 = data1.verified;
                        if (!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) {
                            const err31 = { instancePath: instancePath + "/users/" + i0 + "/verified", schemaPath: "#/properties/users/items/properties/verified/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err31);
                            errors++;
                        }
                        if (!((data13 === 0) || (data13 === 1))) {
                            const err32 = { instancePath: instancePath + "/users/" + i0 + "/verified", schemaPath: "#/properties/users/items/properties/verified/enum", keyword: "enum", params: { allowedValues: schema33.properties.users.items.properties.verified.enum }, message: "must be equal to one of the allowed values" };
                            (vErrors ??= []).push(err32);
                            errors++;
                        }
                    }
                }
                else {
                    const err33 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    (vErrors ??= []).push(err33);
                    errors++;
                }
            }
        }
        else {
            const err34 = { instancePath: instancePath + "/users", schemaPath: "#/properties/users/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            (vErrors ??= []).push(err34);
            errors++;
        }
    }
}
else {
    const err35 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err35);
    errors++;
} validate22.errors = vErrors; return errors === 0; }
validate22.evaluated = { "props": { "users": true }, "dynamicProps": false, "dynamicItems": false };
exports.ErrorOccurred = validate23;
const schema34 = { "type": "object", "required": ["message", "error"], "properties": { "message": { "type": "string", "const": "An error occurred" }, "error": { "type": "boolean", "const": true } } };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate23.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.error === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.message !== undefined) {
        let data0 = data.message;
        if (typeof data0 !== "string") {
            const err2 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if ("An error occurred" !== data0) {
            const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "An error occurred" }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "boolean") {
            const err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if (true !== data1) {
            const err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate23.errors = vErrors; return errors === 0; }
validate23.evaluated = { "props": { "message": true, "error": true }, "dynamicProps": false, "dynamicItems": false };
exports.KeyIncorrect = validate24;
const schema35 = { "type": "object", "required": ["message", "error"], "properties": { "message": { "type": "string", "const": "API Key is incorrect" }, "error": { "type": "boolean", "const": true } } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate24.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.error === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.message !== undefined) {
        let data0 = data.message;
        if (typeof data0 !== "string") {
            const err2 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if ("API Key is incorrect" !== data0) {
            const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "API Key is incorrect" }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "boolean") {
            const err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if (true !== data1) {
            const err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate24.errors = vErrors; return errors === 0; }
validate24.evaluated = { "props": { "message": true, "error": true }, "dynamicProps": false, "dynamicItems": false };
exports.KeyNotSet = validate25;
const schema36 = { "type": "object", "required": ["message", "error"], "properties": { "message": { "type": "string", "const": "API Key not set or method not allowed" }, "error": { "type": "boolean", "const": true } } };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate25.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.error === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.message !== undefined) {
        let data0 = data.message;
        if (typeof data0 !== "string") {
            const err2 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if ("API Key not set or method not allowed" !== data0) {
            const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "API Key not set or method not allowed" }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "boolean") {
            const err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if (true !== data1) {
            const err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate25.errors = vErrors; return errors === 0; }
validate25.evaluated = { "props": { "message": true, "error": true }, "dynamicProps": false, "dynamicItems": false };
exports.NoUsername = validate26;
const schema37 = { "type": "object", "required": ["message", "error"], "properties": { "message": { "type": "string", "const": "No username set" }, "error": { "type": "boolean", "const": true } } };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate26.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.error === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.message !== undefined) {
        let data0 = data.message;
        if (typeof data0 !== "string") {
            const err2 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if ("No username set" !== data0) {
            const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "No username set" }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "boolean") {
            const err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if (true !== data1) {
            const err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate26.errors = vErrors; return errors === 0; }
validate26.evaluated = { "props": { "message": true, "error": true }, "dynamicProps": false, "dynamicItems": false };
exports.UndocumentedList = validate27;
const schema38 = { "type": "object", "properties": { "error": { "type": "boolean", "enum": [false] } }, "additionalProperties": true, "not": { "additionalProperties": { "not": { "type": "array", "items": {} } } } };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate27.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} const _errs1 = errors; const _errs2 = errors; if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
        const _errs4 = errors;
        const _errs5 = errors;
        const _errs6 = errors;
        if (errors === _errs6) {
            if (!(Array.isArray(data[key0]))) {
                const err0 = {};
                (vErrors ??= []).push(err0);
                errors++;
            }
        }
        var valid2 = _errs6 === errors;
        if (valid2) {
            const err1 = {};
            (vErrors ??= []).push(err1);
            errors++;
        }
        else {
            errors = _errs5;
            if (vErrors !== null) {
                if (_errs5) {
                    vErrors.length = _errs5;
                }
                else {
                    vErrors = null;
                }
            }
        }
        var valid1 = _errs4 === errors;
        if (!valid1) {
            break;
        }
    }
} var valid0 = _errs2 === errors; if (valid0) {
    const err2 = { instancePath, schemaPath: "#/not", keyword: "not", params: {}, message: "must NOT be valid" };
    (vErrors ??= []).push(err2);
    errors++;
}
else {
    errors = _errs1;
    if (vErrors !== null) {
        if (_errs1) {
            vErrors.length = _errs1;
        }
        else {
            vErrors = null;
        }
    }
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "boolean") {
            const err3 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err3);
            errors++;
        }
        if (!(data1 === false)) {
            const err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/enum", keyword: "enum", params: { allowedValues: schema38.properties.error.enum }, message: "must be equal to one of the allowed values" };
            (vErrors ??= []).push(err4);
            errors++;
        }
    }
}
else {
    const err5 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err5);
    errors++;
} validate27.errors = vErrors; return errors === 0; }
validate27.evaluated = { "props": true, "dynamicProps": false, "dynamicItems": false };
exports.UserAdded = validate28;
const schema39 = { "type": "object", "required": ["message", "user", "error"], "properties": { "message": { "type": "string", "const": "User added successfully" }, "user": { "type": "object", "required": ["username", "passcode", "fullname", "valid_for", "valid_from"], "properties": { "id": { "type": "integer", "minimum": 1 }, "username": { "type": "string" }, "passcode": { "type": "string" }, "fullname": { "type": "string" }, "valid_for": { "type": "string", "enum": ["always", "1 hour", "2 hours", "3 hours", "4 hours", "5 hours", "6 hours", "7 hours", "8 hours", "9 hours", "10 hours", "11 hours", "12 hours", "13 hours", "14 hours", "15 hours", "16 hours", "17 hours", "18 hours", "19 hours", "20 hours", "21 hours", "22 hours", "23 hours", "1 day", "2 days", "3 days", "4 days", "5 days", "6 days", "7 days", "8 days", "9 days", "10 days", "11 days", "12 days", "13 days", "14 days", "15 days", "16 days", "17 days", "18 days", "19 days", "20 days", "21 days", "22 days", "23 days", "24 days", "25 days", "26 days", "27 days", "28 days", "29 days", "30 days", "35 days", "40 days", "45 days", "50 days", "55 days", "60 days", "90 days", "120 days", "150 days", "180 days", "365 days"] }, "valid_from": { "type": ["string", "null"], "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, "download_limit": { "type": "string", "pattern": "^[0-9]+$" }, "upload_limit": { "type": "string", "pattern": "^[0-9]+$" } } }, "error": { "type": "boolean", "const": false } } };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate28.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.user === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "user" }, message: "must have required property '" + "user" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.error === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.message !== undefined) {
        let data0 = data.message;
        if (typeof data0 !== "string") {
            const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err3);
            errors++;
        }
        if ("User added successfully" !== data0) {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "User added successfully" }, message: "must be equal to constant" };
            (vErrors ??= []).push(err4);
            errors++;
        }
    }
    if (data.user !== undefined) {
        let data1 = data.user;
        if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            if (data1.username === undefined) {
                const err5 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/required", keyword: "required", params: { missingProperty: "username" }, message: "must have required property '" + "username" + "'" };
                (vErrors ??= []).push(err5);
                errors++;
            }
            if (data1.passcode === undefined) {
                const err6 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/required", keyword: "required", params: { missingProperty: "passcode" }, message: "must have required property '" + "passcode" + "'" };
                (vErrors ??= []).push(err6);
                errors++;
            }
            if (data1.fullname === undefined) {
                const err7 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/required", keyword: "required", params: { missingProperty: "fullname" }, message: "must have required property '" + "fullname" + "'" };
                (vErrors ??= []).push(err7);
                errors++;
            }
            if (data1.valid_for === undefined) {
                const err8 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/required", keyword: "required", params: { missingProperty: "valid_for" }, message: "must have required property '" + "valid_for" + "'" };
                (vErrors ??= []).push(err8);
                errors++;
            }
            if (data1.valid_from === undefined) {
                const err9 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/required", keyword: "required", params: { missingProperty: "valid_from" }, message: "must have required property '" + "valid_from" + "'" };
                (vErrors ??= []).push(err9);
                errors++;
            }
            if (data1.id !== undefined) {
                let data2 = data1.id;
                if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                    const err10 = { instancePath: instancePath + "/user/id", schemaPath: "#/properties/user/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                    (vErrors ??= []).push(err10);
                    errors++;
                }
                if ((typeof data2 == "number") && (isFinite(data2))) {
                    if (data2 < 1 || isNaN(data2)) {
                        const err11 = { instancePath: instancePath + "/user/id", schemaPath: "#/properties/user/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                        (vErrors ??= []).push(err11);
                        errors++;
                    }
                }
            }
            if (data1.username !== undefined) {
                if (typeof data1.username !== "string") {
                    const err12 = { instancePath: instancePath + "/user/username", schemaPath: "#/properties/user/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err12);
                    errors++;
                }
            }
            if (data1.passcode !== undefined) {
                if (typeof data1.passcode !== "string") {
                    const err13 = { instancePath: instancePath + "/user/passcode", schemaPath: "#/properties/user/properties/passcode/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err13);
                    errors++;
                }
            }
            if (data1.fullname !== undefined) {
                if (typeof data1.fullname !== "string") {
                    const err14 = { instancePath: instancePath + "/user/fullname", schemaPath: "#/properties/user/properties/fullname/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err14);
                    errors++;
                }
            }
            if (data1.valid_for !== undefined) {
                let data6 = data1.valid_for;
                if (typeof data6 !== "string") {
                    const err15 = { instancePath: instancePath + "/user/valid_for", schemaPath: "#/properties/user/properties/valid_for/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err15);
                    errors++;
                }
                if (!(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((data6 === "always") || (data6 === "1 hour")) || (data6 === "2 hours")) || (data6 === "3 hours")) || (data6 === "4 hours")) || (data6 === "5 hours")) || (data6 === "6 hours")) || (data6 === "7 hours")) || (data6 === "8 hours")) || (data6 === "9 hours")) || (data6 === "10 hours")) || (data6 === "11 hours")) || (data6 === "12 hours")) || (data6 === "13 hours")) || (data6 === "14 hours")) || (data6 === "15 hours")) || (data6 === "16 hours")) || (data6 === "17 hours")) || (data6 === "18 hours")) || (data6 === "19 hours")) || (data6 === "20 hours")) || (data6 === "21 hours")) || (data6 === "22 hours")) || (data6 === "23 hours")) || (data6 === "1 day")) || (data6 === "2 days")) || (data6 === "3 days")) || (data6 === "4 days")) || (data6 === "5 days")) || (data6 === "6 days")) || (data6 === "7 days")) || (data6 === "8 days")) || (data6 === "9 days")) || (data6 === "10 days")) || (data6 === "11 days")) || (data6 === "12 days")) || (data6 === "13 days")) || (data6 === "14 days")) || (data6 === "15 days")) || (data6 === "16 days")) || (data6 === "17 days")) || (data6 === "18 days")) || (data6 === "19 days")) || (data6 === "20 days")) || (data6 === "21 days")) || (data6 === "22 days")) || (data6 === "23 days")) || (data6 === "24 days")) || (data6 === "25 days")) || (data6 === "26 days")) || (data6 === "27 days")) || (data6 === "28 days")) || (data6 === "29 days")) || (data6 === "30 days")) || (data6 === "35 days")) || (data6 === "40 days")) || (data6 === "45 days")) || (data6 === "50 days")) || (data6 === "55 days")) || (data6 === "60 days")) || (data6 === "90 days")) || (data6 === "120 days")) || (data6 === "150 days")) || (data6 === "180 days")) || (data6 === "365 days"))) {
                    const err16 = { instancePath: instancePath + "/user/valid_for", schemaPath: "#/properties/user/properties/valid_for/enum", keyword: "enum", params: { allowedValues: schema39.properties.user.properties.valid_for.enum }, message: "must be equal to one of the allowed values" };
                    (vErrors ??= []).push(err16);
                    errors++;
                }
            }
            if (data1.valid_from !== undefined) {
                let data7 = data1.valid_from;
                if ((typeof data7 !== "string") && (data7 !== null)) {
                    const err17 = { instancePath: instancePath + "/user/valid_from", schemaPath: "#/properties/user/properties/valid_from/type", keyword: "type", params: { type: schema39.properties.user.properties.valid_from.type }, message: "must be string,null" };
                    (vErrors ??= []).push(err17);
                    errors++;
                }
                if (typeof data7 === "string") {
                    if (!pattern9.test(data7)) {
                        const err18 = { instancePath: instancePath + "/user/valid_from", schemaPath: "#/properties/user/properties/valid_from/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, message: "must match pattern \"" + "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" + "\"" };
                        (vErrors ??= []).push(err18);
                        errors++;
                    }
                }
            }
            if (data1.download_limit !== undefined) {
                let data8 = data1.download_limit;
                if (typeof data8 === "string") {
                    if (!pattern7.test(data8)) {
                        const err19 = { instancePath: instancePath + "/user/download_limit", schemaPath: "#/properties/user/properties/download_limit/pattern", keyword: "pattern", params: { pattern: "^[0-9]+$" }, message: "must match pattern \"" + "^[0-9]+$" + "\"" };
                        (vErrors ??= []).push(err19);
                        errors++;
                    }
                }
                else {
                    const err20 = { instancePath: instancePath + "/user/download_limit", schemaPath: "#/properties/user/properties/download_limit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err20);
                    errors++;
                }
            }
            if (data1.upload_limit !== undefined) {
                let data9 = data1.upload_limit;
                if (typeof data9 === "string") {
                    if (!pattern7.test(data9)) {
                        const err21 = { instancePath: instancePath + "/user/upload_limit", schemaPath: "#/properties/user/properties/upload_limit/pattern", keyword: "pattern", params: { pattern: "^[0-9]+$" }, message: "must match pattern \"" + "^[0-9]+$" + "\"" };
                        (vErrors ??= []).push(err21);
                        errors++;
                    }
                }
                else {
                    const err22 = { instancePath: instancePath + "/user/upload_limit", schemaPath: "#/properties/user/properties/upload_limit/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err22);
                    errors++;
                }
            }
        }
        else {
            const err23 = { instancePath: instancePath + "/user", schemaPath: "#/properties/user/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            (vErrors ??= []).push(err23);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data10 = data.error;
        if (typeof data10 !== "boolean") {
            const err24 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err24);
            errors++;
        }
        if (false !== data10) {
            const err25 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err25);
            errors++;
        }
    }
}
else {
    const err26 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err26);
    errors++;
} validate28.errors = vErrors; return errors === 0; }
validate28.evaluated = { "props": { "message": true, "user": true, "error": true }, "dynamicProps": false, "dynamicItems": false };
exports.UserRemoved = validate29;
const schema40 = { "type": "object", "required": ["message", "error"], "properties": { "message": { "type": "string", "const": "User removed successfully" }, "error": { "type": "boolean", "const": false } } };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate29.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.error === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.message !== undefined) {
        let data0 = data.message;
        if (typeof data0 !== "string") {
            const err2 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if ("User removed successfully" !== data0) {
            const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "User removed successfully" }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "boolean") {
            const err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if (false !== data1) {
            const err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate29.errors = vErrors; return errors === 0; }
validate29.evaluated = { "props": { "message": true, "error": true }, "dynamicProps": false, "dynamicItems": false };
exports.UsernameExists = validate30;
const schema41 = { "type": "object", "required": ["message", "error"], "properties": { "message": { "type": "string", "const": "Username already exists" }, "error": { "type": "boolean", "const": true } } };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate30.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.error === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.message !== undefined) {
        let data0 = data.message;
        if (typeof data0 !== "string") {
            const err2 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if ("Username already exists" !== data0) {
            const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "Username already exists" }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "boolean") {
            const err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if (true !== data1) {
            const err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate30.errors = vErrors; return errors === 0; }
validate30.evaluated = { "props": { "message": true, "error": true }, "dynamicProps": false, "dynamicItems": false };
exports.UsernameUnknown = validate31;
const schema42 = { "type": "object", "required": ["message", "error"], "properties": { "message": { "type": "string", "const": "Username doesn't exist" }, "error": { "type": "boolean", "const": true } } };
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate31.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.error === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.message !== undefined) {
        let data0 = data.message;
        if (typeof data0 !== "string") {
            const err2 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if ("Username doesn't exist" !== data0) {
            const err3 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "Username doesn't exist" }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "boolean") {
            const err4 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if (true !== data1) {
            const err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate31.errors = vErrors; return errors === 0; }
validate31.evaluated = { "props": { "message": true, "error": true }, "dynamicProps": false, "dynamicItems": false };
exports.VoucherList = validate32;
const schema43 = { "type": "object", "required": ["users"], "properties": { "users": { "type": "array", "items": { "type": "object", "required": ["id", "username", "password", "fullname", "created_at", "last_modified", "first_login", "last_login", "valid_for", "valid_from", "MAC", "download_limit", "upload_limit"], "properties": { "id": { "type": "integer", "minimum": 1 }, "username": { "type": "string" }, "password": { "type": "string" }, "fullname": { "type": "string" }, "created_at": { "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, "last_modified": { "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, "first_login": { "type": ["string", "null"], "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, "last_login": { "type": ["string", "null"], "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, "valid_for": { "type": "string", "enum": ["always", "1 hour", "2 hours", "3 hours", "4 hours", "5 hours", "6 hours", "7 hours", "8 hours", "9 hours", "10 hours", "11 hours", "12 hours", "13 hours", "14 hours", "15 hours", "16 hours", "17 hours", "18 hours", "19 hours", "20 hours", "21 hours", "22 hours", "23 hours", "1 day", "2 days", "3 days", "4 days", "5 days", "6 days", "7 days", "8 days", "9 days", "10 days", "11 days", "12 days", "13 days", "14 days", "15 days", "16 days", "17 days", "18 days", "19 days", "20 days", "21 days", "22 days", "23 days", "24 days", "25 days", "26 days", "27 days", "28 days", "29 days", "30 days", "35 days", "40 days", "45 days", "50 days", "55 days", "60 days", "90 days", "120 days", "150 days", "180 days", "365 days"] }, "valid_from": { "type": ["string", "null"], "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, "MAC": { "type": ["string", "null"], "pattern": "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" }, "download_limit": { "type": "integer", "minimum": 0, "maximum": 9437184 }, "upload_limit": { "type": "integer", "minimum": 0, "maximum": 9437184 } } } } } };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate32.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.users === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "users" }, message: "must have required property '" + "users" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.users !== undefined) {
        let data0 = data.users;
        if (Array.isArray(data0)) {
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                    if (data1.id === undefined) {
                        const err1 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property '" + "id" + "'" };
                        (vErrors ??= []).push(err1);
                        errors++;
                    }
                    if (data1.username === undefined) {
                        const err2 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "username" }, message: "must have required property '" + "username" + "'" };
                        (vErrors ??= []).push(err2);
                        errors++;
                    }
                    if (data1.password === undefined) {
                        const err3 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property '" + "password" + "'" };
                        (vErrors ??= []).push(err3);
                        errors++;
                    }
                    if (data1.fullname === undefined) {
                        const err4 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "fullname" }, message: "must have required property '" + "fullname" + "'" };
                        (vErrors ??= []).push(err4);
                        errors++;
                    }
                    if (data1.created_at === undefined) {
                        const err5 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "created_at" }, message: "must have required property '" + "created_at" + "'" };
                        (vErrors ??= []).push(err5);
                        errors++;
                    }
                    if (data1.last_modified === undefined) {
                        const err6 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "last_modified" }, message: "must have required property '" + "last_modified" + "'" };
                        (vErrors ??= []).push(err6);
                        errors++;
                    }
                    if (data1.first_login === undefined) {
                        const err7 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "first_login" }, message: "must have required property '" + "first_login" + "'" };
                        (vErrors ??= []).push(err7);
                        errors++;
                    }
                    if (data1.last_login === undefined) {
                        const err8 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "last_login" }, message: "must have required property '" + "last_login" + "'" };
                        (vErrors ??= []).push(err8);
                        errors++;
                    }
                    if (data1.valid_for === undefined) {
                        const err9 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "valid_for" }, message: "must have required property '" + "valid_for" + "'" };
                        (vErrors ??= []).push(err9);
                        errors++;
                    }
                    if (data1.valid_from === undefined) {
                        const err10 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "valid_from" }, message: "must have required property '" + "valid_from" + "'" };
                        (vErrors ??= []).push(err10);
                        errors++;
                    }
                    if (data1.MAC === undefined) {
                        const err11 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "MAC" }, message: "must have required property '" + "MAC" + "'" };
                        (vErrors ??= []).push(err11);
                        errors++;
                    }
                    if (data1.download_limit === undefined) {
                        const err12 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "download_limit" }, message: "must have required property '" + "download_limit" + "'" };
                        (vErrors ??= []).push(err12);
                        errors++;
                    }
                    if (data1.upload_limit === undefined) {
                        const err13 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/required", keyword: "required", params: { missingProperty: "upload_limit" }, message: "must have required property '" + "upload_limit" + "'" };
                        (vErrors ??= []).push(err13);
                        errors++;
                    }
                    if (data1.id !== undefined) {
                        let data2 = data1.id;
                        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                            const err14 = { instancePath: instancePath + "/users/" + i0 + "/id", schemaPath: "#/properties/users/items/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err14);
                            errors++;
                        }
                        if ((typeof data2 == "number") && (isFinite(data2))) {
                            if (data2 < 1 || isNaN(data2)) {
                                const err15 = { instancePath: instancePath + "/users/" + i0 + "/id", schemaPath: "#/properties/users/items/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                (vErrors ??= []).push(err15);
                                errors++;
                            }
                        }
                    }
                    if (data1.username !== undefined) {
                        if (typeof data1.username !== "string") {
                            const err16 = { instancePath: instancePath + "/users/" + i0 + "/username", schemaPath: "#/properties/users/items/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err16);
                            errors++;
                        }
                    }
                    if (data1.password !== undefined) {
                        if (typeof data1.password !== "string") {
                            const err17 = { instancePath: instancePath + "/users/" + i0 + "/password", schemaPath: "#/properties/users/items/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err17);
                            errors++;
                        }
                    }
                    if (data1.fullname !== undefined) {
                        if (typeof data1.fullname !== "string") {
                            const err18 = { instancePath: instancePath + "/users/" + i0 + "/fullname", schemaPath: "#/properties/users/items/properties/fullname/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err18);
                            errors++;
                        }
                    }
                    if (data1.created_at !== undefined) {
                        let data6 = data1.created_at;
                        if (typeof data6 === "string") {
                            if (!pattern9.test(data6)) {
                                const err19 = { instancePath: instancePath + "/users/" + i0 + "/created_at", schemaPath: "#/properties/users/items/properties/created_at/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, message: "must match pattern \"" + "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" + "\"" };
                                (vErrors ??= []).push(err19);
                                errors++;
                            }
                        }
                        else {
                            const err20 = { instancePath: instancePath + "/users/" + i0 + "/created_at", schemaPath: "#/properties/users/items/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err20);
                            errors++;
                        }
                    }
                    if (data1.last_modified !== undefined) {
                        let data7 = data1.last_modified;
                        if (typeof data7 === "string") {
                            if (!pattern9.test(data7)) {
                                const err21 = { instancePath: instancePath + "/users/" + i0 + "/last_modified", schemaPath: "#/properties/users/items/properties/last_modified/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, message: "must match pattern \"" + "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" + "\"" };
                                (vErrors ??= []).push(err21);
                                errors++;
                            }
                        }
                        else {
                            const err22 = { instancePath: instancePath + "/users/" + i0 + "/last_modified", schemaPath: "#/properties/users/items/properties/last_modified/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err22);
                            errors++;
                        }
                    }
                    if (data1.first_login !== undefined) {
                        let data8 = data1.first_login;
                        if ((typeof data8 !== "string") && (data8 !== null)) {
                            const err23 = { instancePath: instancePath + "/users/" + i0 + "/first_login", schemaPath: "#/properties/users/items/properties/first_login/type", keyword: "type", params: { type: schema43.properties.users.items.properties.first_login.type }, message: "must be string,null" };
                            (vErrors ??= []).push(err23);
                            errors++;
                        }
                        if (typeof data8 === "string") {
                            if (!pattern9.test(data8)) {
                                const err24 = { instancePath: instancePath + "/users/" + i0 + "/first_login", schemaPath: "#/properties/users/items/properties/first_login/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, message: "must match pattern \"" + "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" + "\"" };
                                (vErrors ??= []).push(err24);
                                errors++;
                            }
                        }
                    }
                    if (data1.last_login !== undefined) {
                        let data9 = data1.last_login;
                        if ((typeof data9 !== "string") && (data9 !== null)) {
                            const err25 = { instancePath: instancePath + "/users/" + i0 + "/last_login", schemaPath: "#/properties/users/items/properties/last_login/type", keyword: "type", params: { type: schema43.properties.users.items.properties.last_login.type }, message: "must be string,null" };
                            (vErrors ??= []).push(err25);
                            errors++;
                        }
                        if (typeof data9 === "string") {
                            if (!pattern9.test(data9)) {
                                const err26 = { instancePath: instancePath + "/users/" + i0 + "/last_login", schemaPath: "#/properties/users/items/properties/last_login/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, message: "must match pattern \"" + "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" + "\"" };
                                (vErrors ??= []).push(err26);
                                errors++;
                            }
                        }
                    }
                    if (data1.valid_for !== undefined) {
                        let data10 = data1.valid_for;
                        if (typeof data10 !== "string") {
                            const err27 = { instancePath: instancePath + "/users/" + i0 + "/valid_for", schemaPath: "#/properties/users/items/properties/valid_for/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err27);
                            errors++;
                        }
                        if (!(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((data10 === "always") || (data10 === "1 hour")) || (data10 === "2 hours")) || (data10 === "3 hours")) || (data10 === "4 hours")) || (data10 === "5 hours")) || (data10 === "6 hours")) || (data10 === "7 hours")) || (data10 === "8 hours")) || (data10 === "9 hours")) || (data10 === "10 hours")) || (data10 === "11 hours")) || (data10 === "12 hours")) || (data10 === "13 hours")) || (data10 === "14 hours")) || (data10 === "15 hours")) || (data10 === "16 hours")) || (data10 === "17 hours")) || (data10 === "18 hours")) || (data10 === "19 hours")) || (data10 === "20 hours")) || (data10 === "21 hours")) || (data10 === "22 hours")) || (data10 === "23 hours")) || (data10 === "1 day")) || (data10 === "2 days")) || (data10 === "3 days")) || (data10 === "4 days")) || (data10 === "5 days")) || (data10 === "6 days")) || (data10 === "7 days")) || (data10 === "8 days")) || (data10 === "9 days")) || (data10 === "10 days")) || (data10 === "11 days")) || (data10 === "12 days")) || (data10 === "13 days")) || (data10 === "14 days")) || (data10 === "15 days")) || (data10 === "16 days")) || (data10 === "17 days")) || (data10 === "18 days")) || (data10 === "19 days")) || (data10 === "20 days")) || (data10 === "21 days")) || (data10 === "22 days")) || (data10 === "23 days")) || (data10 === "24 days")) || (data10 === "25 days")) || (data10 === "26 days")) || (data10 === "27 days")) || (data10 === "28 days")) || (data10 === "29 days")) || (data10 === "30 days")) || (data10 === "35 days")) || (data10 === "40 days")) || (data10 === "45 days")) || (data10 === "50 days")) || (data10 === "55 days")) || (data10 === "60 days")) || (data10 === "90 days")) || (data10 === "120 days")) || (data10 === "150 days")) || (data10 === "180 days")) || (data10 === "365 days"))) {
                            const err28 = { instancePath: instancePath + "/users/" + i0 + "/valid_for", schemaPath: "#/properties/users/items/properties/valid_for/enum", keyword: "enum", params: { allowedValues: schema43.properties.users.items.properties.valid_for.enum }, message: "must be equal to one of the allowed values" };
                            (vErrors ??= []).push(err28);
                            errors++;
                        }
                    }
                    if (data1.valid_from !== undefined) {
                        let data11 = data1.valid_from;
                        if ((typeof data11 !== "string") && (data11 !== null)) {
                            const err29 = { instancePath: instancePath + "/users/" + i0 + "/valid_from", schemaPath: "#/properties/users/items/properties/valid_from/type", keyword: "type", params: { type: schema43.properties.users.items.properties.valid_from.type }, message: "must be string,null" };
                            (vErrors ??= []).push(err29);
                            errors++;
                        }
                        if (typeof data11 === "string") {
                            if (!pattern9.test(data11)) {
                                const err30 = { instancePath: instancePath + "/users/" + i0 + "/valid_from", schemaPath: "#/properties/users/items/properties/valid_from/pattern", keyword: "pattern", params: { pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" }, message: "must match pattern \"" + "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$" + "\"" };
                                (vErrors ??= []).push(err30);
                                errors++;
                            }
                        }
                    }
                    if (data1.MAC !== undefined) {
                        let data12 = data1.MAC;
                        if ((typeof data12 !== "string") && (data12 !== null)) {
                            const err31 = { instancePath: instancePath + "/users/" + i0 + "/MAC", schemaPath: "#/properties/users/items/properties/MAC/type", keyword: "type", params: { type: schema43.properties.users.items.properties.MAC.type }, message: "must be string,null" };
                            (vErrors ??= []).push(err31);
                            errors++;
                        }
                        if (typeof data12 === "string") {
                            if (!pattern4.test(data12)) {
                                const err32 = { instancePath: instancePath + "/users/" + i0 + "/MAC", schemaPath: "#/properties/users/items/properties/MAC/pattern", keyword: "pattern", params: { pattern: "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" }, message: "must match pattern \"" + "^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$" + "\"" };
                                (vErrors ??= []).push(err32);
                                errors++;
                            }
                        }
                    }
                    if (data1.download_limit !== undefined) {
                        let data13 = data1.download_limit;
                        if (!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) {
                            const err33 = { instancePath: instancePath + "/users/" + i0 + "/download_limit", schemaPath: "#/properties/users/items/properties/download_limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err33);
                            errors++;
                        }
                        if ((typeof data13 == "number") && (isFinite(data13))) {
                            if (data13 > 9437184 || isNaN(data13)) {
                                const err34 = { instancePath: instancePath + "/users/" + i0 + "/download_limit", schemaPath: "#/properties/users/items/properties/download_limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9437184 }, message: "must be <= 9437184" };
                                (vErrors ??= []).push(err34);
                                errors++;
                            }
                            if (data13 < 0 || isNaN(data13)) {
                                const err35 = { instancePath: instancePath + "/users/" + i0 + "/download_limit", schemaPath: "#/properties/users/items/properties/download_limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                (vErrors ??= []).push(err35);
                                errors++;
                            }
                        }
                    }
                    if (data1.upload_limit !== undefined) {
                        let data14 = data1.upload_limit;
                        if (!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) {
                            const err36 = { instancePath: instancePath + "/users/" + i0 + "/upload_limit", schemaPath: "#/properties/users/items/properties/upload_limit/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err36);
                            errors++;
                        }
                        if ((typeof data14 == "number") && (isFinite(data14))) {
                            if (data14 > 9437184 || isNaN(data14)) {
                                const err37 = { instancePath: instancePath + "/users/" + i0 + "/upload_limit", schemaPath: "#/properties/users/items/properties/upload_limit/maximum", keyword: "maximum", params: { comparison: "<=", limit: 9437184 }, message: "must be <= 9437184" };
                                (vErrors ??= []).push(err37);
                                errors++;
                            }
                            if (data14 < 0 || isNaN(data14)) {
                                const err38 = { instancePath: instancePath + "/users/" + i0 + "/upload_limit", schemaPath: "#/properties/users/items/properties/upload_limit/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                (vErrors ??= []).push(err38);
                                errors++;
                            }
                        }
                    }
                }
                else {
                    const err39 = { instancePath: instancePath + "/users/" + i0, schemaPath: "#/properties/users/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    (vErrors ??= []).push(err39);
                    errors++;
                }
            }
        }
        else {
            const err40 = { instancePath: instancePath + "/users", schemaPath: "#/properties/users/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            (vErrors ??= []).push(err40);
            errors++;
        }
    }
}
else {
    const err41 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err41);
    errors++;
} validate32.errors = vErrors; return errors === 0; }
validate32.evaluated = { "props": { "users": true }, "dynamicProps": false, "dynamicItems": false };
exports.validators = {
    "create_voucher/user-added": exports.UserAdded,
    "create_voucher/key-not-set": exports.KeyNotSet,
    "create_voucher/username-exists": exports.UsernameExists,
    "create_voucher/api-disabled": exports.ApiDisabled,
    "create_voucher/key-incorrect": exports.KeyIncorrect,
    "create_voucher/error-occurred": exports.ErrorOccurred,
    "remove_voucher/user-removed": exports.UserRemoved,
    "remove_voucher/key-not-set": exports.KeyNotSet,
    "remove_voucher/username-unknown": exports.UsernameUnknown,
    "remove_voucher/no-username": exports.NoUsername,
    "remove_voucher/api-disabled": exports.ApiDisabled,
    "remove_voucher/key-incorrect": exports.KeyIncorrect,
    "remove_voucher/error-occurred": exports.ErrorOccurred,
    "get_voucher_users/vouchers": exports.VoucherList,
    "get_voucher_users/key-not-set": exports.KeyNotSet,
    "get_voucher_users/api-disabled": exports.ApiDisabled,
    "get_voucher_users/key-incorrect": exports.KeyIncorrect,
    "get_voucher_users/error-occurred": exports.ErrorOccurred,
    "get_email_users/email-users": exports.EmailUserList,
    "get_email_users/key-not-set": exports.KeyNotSet,
    "get_email_users/api-disabled": exports.ApiDisabled,
    "get_email_users/key-incorrect": exports.KeyIncorrect,
    "get_email_users/error-occurred": exports.ErrorOccurred,
    "get_fb_users/facebook-users": exports.UndocumentedList,
    "get_fb_users/key-not-set": exports.KeyNotSet,
    "get_fb_users/api-disabled": exports.ApiDisabled,
    "get_fb_users/key-incorrect": exports.KeyIncorrect,
    "get_fb_users/error-occurred": exports.ErrorOccurred,
    "get_mobile_users/mobile-users": exports.UndocumentedList,
    "get_mobile_users/key-not-set": exports.KeyNotSet,
    "get_mobile_users/api-disabled": exports.ApiDisabled,
    "get_mobile_users/key-incorrect": exports.KeyIncorrect,
    "get_mobile_users/error-occurred": exports.ErrorOccurred,
    "get_free_users/free-users": exports.UndocumentedList,
    "get_free_users/key-not-set": exports.KeyNotSet,
    "get_free_users/api-disabled": exports.ApiDisabled,
    "get_free_users/key-incorrect": exports.KeyIncorrect,
    "get_free_users/error-occurred": exports.ErrorOccurred,
    "get_logins/logins": exports.UndocumentedList,
    "get_logins/key-not-set": exports.KeyNotSet,
    "get_logins/api-disabled": exports.ApiDisabled,
    "get_logins/key-incorrect": exports.KeyIncorrect,
    "get_logins/error-occurred": exports.ErrorOccurred,
    "get_guest_hosts/guest-hosts": exports.UndocumentedList,
    "get_guest_hosts/key-not-set": exports.KeyNotSet,
    "get_guest_hosts/api-disabled": exports.ApiDisabled,
    "get_guest_hosts/key-incorrect": exports.KeyIncorrect,
    "get_guest_hosts/error-occurred": exports.ErrorOccurred,
    "get_active_guests/active-guests": exports.ActiveGuestList,
    "get_active_guests/key-not-set": exports.KeyNotSet,
    "get_active_guests/api-disabled": exports.ApiDisabled,
    "get_active_guests/key-incorrect": exports.KeyIncorrect,
    "get_active_guests/error-occurred": exports.ErrorOccurred,
};
