"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.validators = exports.WrongCredentials = exports.Unauthenticated = exports.TooManyRequests = exports.TokenIssued = exports.ServiceInactive = exports.ServiceExpired = exports.ServerPage = exports.ServerNotFound = exports.ServerFull = exports.ProfileNotFound = exports.OpenvpnCredentials = exports.NotWireguard = exports.NotOpenvpn = exports.NoService = exports.NoConfigs = exports.NoActiveService = exports.InvalidData = exports.FullProfile = exports.FrameworkError = exports.DeviceLimit = exports.DeleteDispatched = exports.CreateDispatched = exports.Configs = exports.ConfigPending = exports.ConfigNotFound = exports.CertificateOnly = exports.AllServers = exports.AccountSuspended = exports.Account = exports.throwInvalid = exports.reportInvalid = exports.InvalidAnswer = void 0;
// Generated from openapi/vpnscript; do not edit.
// Written by: npm run generate
var validation_js_1 = require("../runtime/validation.js");
Object.defineProperty(exports, "InvalidAnswer", { enumerable: true, get: function () { return validation_js_1.InvalidAnswer; } });
Object.defineProperty(exports, "reportInvalid", { enumerable: true, get: function () { return validation_js_1.reportInvalid; } });
Object.defineProperty(exports, "throwInvalid", { enumerable: true, get: function () { return validation_js_1.throwInvalid; } });
exports.Account = validate20;
const schema31 = { "type": "object", "required": ["success", "message", "data"], "properties": { "success": { "type": "boolean", "const": true }, "message": { "type": ["string", "null"] }, "data": { "type": "object", "required": ["user_id", "username", "email", "status", "suspend_reason", "service", "created_at", "updated_at"], "properties": { "user_id": { "type": "integer", "minimum": 1 }, "username": { "type": "string" }, "email": { "type": "string" }, "status": { "type": "integer" }, "suspend_reason": { "type": ["string", "null"] }, "service": { "type": "array", "items": { "type": "object", "required": ["id", "user_id", "plan_id", "name", "next_payment", "auto_renew", "status"], "properties": { "id": { "type": "integer", "minimum": 1 }, "user_id": { "type": "integer", "minimum": 1 }, "plan_id": { "type": "integer", "minimum": 1 }, "name": { "type": "string" }, "next_payment": { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, "auto_renew": { "type": "integer", "enum": [0, 1] }, "status": { "type": "integer" } } } }, "created_at": { "type": ["string", "null"], "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, "updated_at": { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" } } } } };
const pattern4 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$", "u");
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate20.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.data === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property '" + "data" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err3);
            errors++;
        }
        if (true !== data0) {
            const err4 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err4);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if ((typeof data1 !== "string") && (data1 !== null)) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: schema31.properties.message.type }, message: "must be string,null" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
    if (data.data !== undefined) {
        let data2 = data.data;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.user_id === undefined) {
                const err6 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "user_id" }, message: "must have required property '" + "user_id" + "'" };
                (vErrors ??= []).push(err6);
                errors++;
            }
            if (data2.username === undefined) {
                const err7 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "username" }, message: "must have required property '" + "username" + "'" };
                (vErrors ??= []).push(err7);
                errors++;
            }
            if (data2.email === undefined) {
                const err8 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "email" }, message: "must have required property '" + "email" + "'" };
                (vErrors ??= []).push(err8);
                errors++;
            }
            if (data2.status === undefined) {
                const err9 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property '" + "status" + "'" };
                (vErrors ??= []).push(err9);
                errors++;
            }
            if (data2.suspend_reason === undefined) {
                const err10 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "suspend_reason" }, message: "must have required property '" + "suspend_reason" + "'" };
                (vErrors ??= []).push(err10);
                errors++;
            }
            if (data2.service === undefined) {
                const err11 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "service" }, message: "must have required property '" + "service" + "'" };
                (vErrors ??= []).push(err11);
                errors++;
            }
            if (data2.created_at === undefined) {
                const err12 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "created_at" }, message: "must have required property '" + "created_at" + "'" };
                (vErrors ??= []).push(err12);
                errors++;
            }
            if (data2.updated_at === undefined) {
                const err13 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "updated_at" }, message: "must have required property '" + "updated_at" + "'" };
                (vErrors ??= []).push(err13);
                errors++;
            }
            if (data2.user_id !== undefined) {
                let data3 = data2.user_id;
                if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                    const err14 = { instancePath: instancePath + "/data/user_id", schemaPath: "#/properties/data/properties/user_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                    (vErrors ??= []).push(err14);
                    errors++;
                }
                if ((typeof data3 == "number") && (isFinite(data3))) {
                    if (data3 < 1 || isNaN(data3)) {
                        const err15 = { instancePath: instancePath + "/data/user_id", schemaPath: "#/properties/data/properties/user_id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                        (vErrors ??= []).push(err15);
                        errors++;
                    }
                }
            }
            if (data2.username !== undefined) {
                if (typeof data2.username !== "string") {
                    const err16 = { instancePath: instancePath + "/data/username", schemaPath: "#/properties/data/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err16);
                    errors++;
                }
            }
            if (data2.email !== undefined) {
                if (typeof data2.email !== "string") {
                    const err17 = { instancePath: instancePath + "/data/email", schemaPath: "#/properties/data/properties/email/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err17);
                    errors++;
                }
            }
            if (data2.status !== undefined) {
                let data6 = data2.status;
                if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                    const err18 = { instancePath: instancePath + "/data/status", schemaPath: "#/properties/data/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                    (vErrors ??= []).push(err18);
                    errors++;
                }
            }
            if (data2.suspend_reason !== undefined) {
                let data7 = data2.suspend_reason;
                if ((typeof data7 !== "string") && (data7 !== null)) {
                    const err19 = { instancePath: instancePath + "/data/suspend_reason", schemaPath: "#/properties/data/properties/suspend_reason/type", keyword: "type", params: { type: schema31.properties.data.properties.suspend_reason.type }, message: "must be string,null" };
                    (vErrors ??= []).push(err19);
                    errors++;
                }
            }
            if (data2.service !== undefined) {
                let data8 = data2.service;
                if (Array.isArray(data8)) {
                    const len0 = data8.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                        let data9 = data8[i0];
                        if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                            if (data9.id === undefined) {
                                const err20 = { instancePath: instancePath + "/data/service/" + i0, schemaPath: "#/properties/data/properties/service/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property '" + "id" + "'" };
                                (vErrors ??= []).push(err20);
                                errors++;
                            }
                            if (data9.user_id === undefined) {
                                const err21 = { instancePath: instancePath + "/data/service/" + i0, schemaPath: "#/properties/data/properties/service/items/required", keyword: "required", params: { missingProperty: "user_id" }, message: "must have required property '" + "user_id" + "'" };
                                (vErrors ??= []).push(err21);
                                errors++;
                            }
                            if (data9.plan_id === undefined) {
                                const err22 = { instancePath: instancePath + "/data/service/" + i0, schemaPath: "#/properties/data/properties/service/items/required", keyword: "required", params: { missingProperty: "plan_id" }, message: "must have required property '" + "plan_id" + "'" };
                                (vErrors ??= []).push(err22);
                                errors++;
                            }
                            if (data9.name === undefined) {
                                const err23 = { instancePath: instancePath + "/data/service/" + i0, schemaPath: "#/properties/data/properties/service/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property '" + "name" + "'" };
                                (vErrors ??= []).push(err23);
                                errors++;
                            }
                            if (data9.next_payment === undefined) {
                                const err24 = { instancePath: instancePath + "/data/service/" + i0, schemaPath: "#/properties/data/properties/service/items/required", keyword: "required", params: { missingProperty: "next_payment" }, message: "must have required property '" + "next_payment" + "'" };
                                (vErrors ??= []).push(err24);
                                errors++;
                            }
                            if (data9.auto_renew === undefined) {
                                const err25 = { instancePath: instancePath + "/data/service/" + i0, schemaPath: "#/properties/data/properties/service/items/required", keyword: "required", params: { missingProperty: "auto_renew" }, message: "must have required property '" + "auto_renew" + "'" };
                                (vErrors ??= []).push(err25);
                                errors++;
                            }
                            if (data9.status === undefined) {
                                const err26 = { instancePath: instancePath + "/data/service/" + i0, schemaPath: "#/properties/data/properties/service/items/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property '" + "status" + "'" };
                                (vErrors ??= []).push(err26);
                                errors++;
                            }
                            if (data9.id !== undefined) {
                                let data10 = data9.id;
                                if (!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))) {
                                    const err27 = { instancePath: instancePath + "/data/service/" + i0 + "/id", schemaPath: "#/properties/data/properties/service/items/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                    (vErrors ??= []).push(err27);
                                    errors++;
                                }
                                if ((typeof data10 == "number") && (isFinite(data10))) {
                                    if (data10 < 1 || isNaN(data10)) {
                                        const err28 = { instancePath: instancePath + "/data/service/" + i0 + "/id", schemaPath: "#/properties/data/properties/service/items/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                        (vErrors ??= []).push(err28);
                                        errors++;
                                    }
                                }
                            }
                            if (data9.user_id !== undefined) {
                                let data11 = data9.user_id;
                                if (!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))) {
                                    const err29 = { instancePath: instancePath + "/data/service/" + i0 + "/user_id", schemaPath: "#/properties/data/properties/service/items/properties/user_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                    (vErrors ??= []).push(err29);
                                    errors++;
                                }
                                if ((typeof data11 == "number") && (isFinite(data11))) {
                                    if (data11 < 1 || isNaN(data11)) {
                                        const err30 = { instancePath: instancePath + "/data/service/" + i0 + "/user_id", schemaPath: "#/properties/data/properties/service/items/properties/user_id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                        (vErrors ??= []).push(err30);
                                        errors++;
                                    }
                                }
                            }
                            if (data9.plan_id !== undefined) {
                                let data12 = data9.plan_id;
                                if (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) {
                                    const err31 = { instancePath: instancePath + "/data/service/" + i0 + "/plan_id", schemaPath: "#/properties/data/properties/service/items/properties/plan_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                    (vErrors ??= []).push(err31);
                                    errors++;
                                }
                                if ((typeof data12 == "number") && (isFinite(data12))) {
                                    if (data12 < 1 || isNaN(data12)) {
                                        const err32 = { instancePath: instancePath + "/data/service/" + i0 + "/plan_id", schemaPath: "#/properties/data/properties/service/items/properties/plan_id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                        (vErrors ??= []).push(err32);
                                        errors++;
                                    }
                                }
                            }
                            if (data9.name !== undefined) {
                                if (typeof data9.name !== "string") {
                                    const err33 = { instancePath: instancePath + "/data/service/" + i0 + "/name", schemaPath: "#/properties/data/properties/service/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                    (vErrors ??= []).push(err33);
                                    errors++;
                                }
                            }
                            if (data9.next_payment !== undefined) {
                                let data14 = data9.next_payment;
                                if (typeof data14 === "string") {
                                    if (!pattern4.test(data14)) {
                                        const err34 = { instancePath: instancePath + "/data/service/" + i0 + "/next_payment", schemaPath: "#/properties/data/properties/service/items/properties/next_payment/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, message: "must match pattern \"" + "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" + "\"" };
                                        (vErrors ??= []).push(err34);
                                        errors++;
                                    }
                                }
                                else {
                                    const err35 = { instancePath: instancePath + "/data/service/" + i0 + "/next_payment", schemaPath: "#/properties/data/properties/service/items/properties/next_payment/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                    (vErrors ??= []).push(err35);
                                    errors++;
                                }
                            }
                            if (data9.auto_renew !== undefined) {
                                let data15 = data9.auto_renew;
                                if (!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) {
                                    const err36 = { instancePath: instancePath + "/data/service/" + i0 + "/auto_renew", schemaPath: "#/properties/data/properties/service/items/properties/auto_renew/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                    (vErrors ??= []).push(err36);
                                    errors++;
                                }
                                if (!((data15 === 0) || (data15 === 1))) {
                                    const err37 = { instancePath: instancePath + "/data/service/" + i0 + "/auto_renew", schemaPath: "#/properties/data/properties/service/items/properties/auto_renew/enum", keyword: "enum", params: { allowedValues: schema31.properties.data.properties.service.items.properties.auto_renew.enum }, message: "must be equal to one of the allowed values" };
                                    (vErrors ??= []).push(err37);
                                    errors++;
                                }
                            }
                            if (data9.status !== undefined) {
                                let data16 = data9.status;
                                if (!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))) {
                                    const err38 = { instancePath: instancePath + "/data/service/" + i0 + "/status", schemaPath: "#/properties/data/properties/service/items/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                    (vErrors ??= []).push(err38);
                                    errors++;
                                }
                            }
                        }
                        else {
                            const err39 = { instancePath: instancePath + "/data/service/" + i0, schemaPath: "#/properties/data/properties/service/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                            (vErrors ??= []).push(err39);
                            errors++;
                        }
                    }
                }
                else {
                    const err40 = { instancePath: instancePath + "/data/service", schemaPath: "#/properties/data/properties/service/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    (vErrors ??= []).push(err40);
                    errors++;
                }
            }
            if (data2.created_at !== undefined) {
                let data17 = data2.created_at;
                if ((typeof data17 !== "string") && (data17 !== null)) {
                    const err41 = { instancePath: instancePath + "/data/created_at", schemaPath: "#/properties/data/properties/created_at/type", keyword: "type", params: { type: schema31.properties.data.properties.created_at.type }, message: "must be string,null" };
                    (vErrors ??= []).push(err41);
                    errors++;
                }
                if (typeof data17 === "string") {
                    if (!pattern4.test(data17)) {
                        const err42 = { instancePath: instancePath + "/data/created_at", schemaPath: "#/properties/data/properties/created_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, message: "must match pattern \"" + "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" + "\"" };
                        (vErrors ??= []).push(err42);
                        errors++;
                    }
                }
            }
            if (data2.updated_at !== undefined) {
                let data18 = data2.updated_at;
                if (typeof data18 === "string") {
                    if (!pattern4.test(data18)) {
                        const err43 = { instancePath: instancePath + "/data/updated_at", schemaPath: "#/properties/data/properties/updated_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, message: "must match pattern \"" + "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" + "\"" };
                        (vErrors ??= []).push(err43);
                        errors++;
                    }
                }
                else {
                    const err44 = { instancePath: instancePath + "/data/updated_at", schemaPath: "#/properties/data/properties/updated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err44);
                    errors++;
                }
            }
        }
        else {
            const err45 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            (vErrors ??= []).push(err45);
            errors++;
        }
    }
}
else {
    const err46 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err46);
    errors++;
} validate20.errors = vErrors; return errors === 0; }
validate20.evaluated = { "props": { "success": true, "message": true, "data": true }, "dynamicProps": false, "dynamicItems": false };
exports.AccountSuspended = validate21;
const schema32 = { "type": "object", "required": ["status", "error", "suspend_reason"], "properties": { "status": { "type": "boolean", "const": false }, "error": { "type": "string", "const": "Your account has been suspended." }, "suspend_reason": { "type": ["string", "null"] } } };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate21.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property '" + "status" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.error === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "error" }, message: "must have required property '" + "error" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.suspend_reason === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "suspend_reason" }, message: "must have required property '" + "suspend_reason" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.status !== undefined) {
        let data0 = data.status;
        if (typeof data0 !== "boolean") {
            const err3 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err3);
            errors++;
        }
        if (false !== data0) {
            const err4 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err4);
            errors++;
        }
    }
    if (data.error !== undefined) {
        let data1 = data.error;
        if (typeof data1 !== "string") {
            const err5 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err5);
            errors++;
        }
        if ("Your account has been suspended." !== data1) {
            const err6 = { instancePath: instancePath + "/error", schemaPath: "#/properties/error/const", keyword: "const", params: { allowedValue: "Your account has been suspended." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err6);
            errors++;
        }
    }
    if (data.suspend_reason !== undefined) {
        let data2 = data.suspend_reason;
        if ((typeof data2 !== "string") && (data2 !== null)) {
            const err7 = { instancePath: instancePath + "/suspend_reason", schemaPath: "#/properties/suspend_reason/type", keyword: "type", params: { type: schema32.properties.suspend_reason.type }, message: "must be string,null" };
            (vErrors ??= []).push(err7);
            errors++;
        }
    }
}
else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err8);
    errors++;
} validate21.errors = vErrors; return errors === 0; }
validate21.evaluated = { "props": { "status": true, "error": true, "suspend_reason": true }, "dynamicProps": false, "dynamicItems": false };
exports.AllServers = validate22;
const schema33 = { "type": "object", "required": ["data"], "properties": { "data": { "type": "array", "items": { "type": "object", "required": ["id", "name", "country", "country_slug", "country_iso_code", "city", "state", "host", "ipaddr", "protocol", "config_id", "wg_available_slots", "wg_slots"], "properties": { "id": { "type": "integer", "minimum": 1 }, "name": { "type": "string" }, "country": { "type": "string" }, "country_slug": { "type": "string" }, "country_iso_code": { "type": "string", "pattern": "^[A-Za-z]{2}$" }, "city": { "type": "string" }, "state": { "type": "string" }, "host": { "type": "string" }, "ipaddr": { "type": "string" }, "protocol": { "type": "string", "enum": ["openvpn", "wireguard"] }, "config_id": { "type": ["integer", "null"], "minimum": 1 }, "wg_available_slots": { "type": "integer", "minimum": 0 }, "wg_slots": { "type": "integer", "minimum": 0 } } } } }, "not": { "required": ["current_page"], "properties": { "current_page": {} } } };
const pattern7 = new RegExp("^[A-Za-z]{2}$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate22.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} const _errs1 = errors; const _errs2 = errors; if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if ((data.current_page === undefined) && (missing0 = "current_page")) {
        const err0 = {};
        (vErrors ??= []).push(err0);
        errors++;
    }
} var valid0 = _errs2 === errors; if (valid0) {
    const err1 = { instancePath, schemaPath: "#/not", keyword: "not", params: {}, message: "must NOT be valid" };
    (vErrors ??= []).push(err1);
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
    if (data.data === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property '" + "data" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.data !== undefined) {
        let data0 = data.data;
        if (Array.isArray(data0)) {
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                    if (data1.id === undefined) {
                        const err3 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property '" + "id" + "'" };
                        (vErrors ??= []).push(err3);
                        errors++;
                    }
                    if (data1.name === undefined) {
                        const err4 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property '" + "name" + "'" };
                        (vErrors ??= []).push(err4);
                        errors++;
                    }
                    if (data1.country === undefined) {
                        const err5 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "country" }, message: "must have required property '" + "country" + "'" };
                        (vErrors ??= []).push(err5);
                        errors++;
                    }
                    if (data1.country_slug === undefined) {
                        const err6 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "country_slug" }, message: "must have required property '" + "country_slug" + "'" };
                        (vErrors ??= []).push(err6);
                        errors++;
                    }
                    if (data1.country_iso_code === undefined) {
                        const err7 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "country_iso_code" }, message: "must have required property '" + "country_iso_code" + "'" };
                        (vErrors ??= []).push(err7);
                        errors++;
                    }
                    if (data1.city === undefined) {
                        const err8 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "city" }, message: "must have required property '" + "city" + "'" };
                        (vErrors ??= []).push(err8);
                        errors++;
                    }
                    if (data1.state === undefined) {
                        const err9 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "state" }, message: "must have required property '" + "state" + "'" };
                        (vErrors ??= []).push(err9);
                        errors++;
                    }
                    if (data1.host === undefined) {
                        const err10 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "host" }, message: "must have required property '" + "host" + "'" };
                        (vErrors ??= []).push(err10);
                        errors++;
                    }
                    if (data1.ipaddr === undefined) {
                        const err11 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "ipaddr" }, message: "must have required property '" + "ipaddr" + "'" };
                        (vErrors ??= []).push(err11);
                        errors++;
                    }
                    if (data1.protocol === undefined) {
                        const err12 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "protocol" }, message: "must have required property '" + "protocol" + "'" };
                        (vErrors ??= []).push(err12);
                        errors++;
                    }
                    if (data1.config_id === undefined) {
                        const err13 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "config_id" }, message: "must have required property '" + "config_id" + "'" };
                        (vErrors ??= []).push(err13);
                        errors++;
                    }
                    if (data1.wg_available_slots === undefined) {
                        const err14 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "wg_available_slots" }, message: "must have required property '" + "wg_available_slots" + "'" };
                        (vErrors ??= []).push(err14);
                        errors++;
                    }
                    if (data1.wg_slots === undefined) {
                        const err15 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "wg_slots" }, message: "must have required property '" + "wg_slots" + "'" };
                        (vErrors ??= []).push(err15);
                        errors++;
                    }
                    if (data1.id !== undefined) {
                        let data2 = data1.id;
                        if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
                            const err16 = { instancePath: instancePath + "/data/" + i0 + "/id", schemaPath: "#/properties/data/items/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err16);
                            errors++;
                        }
                        if ((typeof data2 == "number") && (isFinite(data2))) {
                            if (data2 < 1 || isNaN(data2)) {
                                const err17 = { instancePath: instancePath + "/data/" + i0 + "/id", schemaPath: "#/properties/data/items/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                (vErrors ??= []).push(err17);
                                errors++;
                            }
                        }
                    }
                    if (data1.name !== undefined) {
                        if (typeof data1.name !== "string") {
                            const err18 = { instancePath: instancePath + "/data/" + i0 + "/name", schemaPath: "#/properties/data/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err18);
                            errors++;
                        }
                    }
                    if (data1.country !== undefined) {
                        if (typeof data1.country !== "string") {
                            const err19 = { instancePath: instancePath + "/data/" + i0 + "/country", schemaPath: "#/properties/data/items/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err19);
                            errors++;
                        }
                    }
                    if (data1.country_slug !== undefined) {
                        if (typeof data1.country_slug !== "string") {
                            const err20 = { instancePath: instancePath + "/data/" + i0 + "/country_slug", schemaPath: "#/properties/data/items/properties/country_slug/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err20);
                            errors++;
                        }
                    }
                    if (data1.country_iso_code !== undefined) {
                        let data6 = data1.country_iso_code;
                        if (typeof data6 === "string") {
                            if (!pattern7.test(data6)) {
                                const err21 = { instancePath: instancePath + "/data/" + i0 + "/country_iso_code", schemaPath: "#/properties/data/items/properties/country_iso_code/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z]{2}$" }, message: "must match pattern \"" + "^[A-Za-z]{2}$" + "\"" };
                                (vErrors ??= []).push(err21);
                                errors++;
                            }
                        }
                        else {
                            const err22 = { instancePath: instancePath + "/data/" + i0 + "/country_iso_code", schemaPath: "#/properties/data/items/properties/country_iso_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err22);
                            errors++;
                        }
                    }
                    if (data1.city !== undefined) {
                        if (typeof data1.city !== "string") {
                            const err23 = { instancePath: instancePath + "/data/" + i0 + "/city", schemaPath: "#/properties/data/items/properties/city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err23);
                            errors++;
                        }
                    }
                    if (data1.state !== undefined) {
                        if (typeof data1.state !== "string") {
                            const err24 = { instancePath: instancePath + "/data/" + i0 + "/state", schemaPath: "#/properties/data/items/properties/state/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err24);
                            errors++;
                        }
                    }
                    if (data1.host !== undefined) {
                        if (typeof data1.host !== "string") {
                            const err25 = { instancePath: instancePath + "/data/" + i0 + "/host", schemaPath: "#/properties/data/items/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err25);
                            errors++;
                        }
                    }
                    if (data1.ipaddr !== undefined) {
                        if (typeof data1.ipaddr !== "string") {
                            const err26 = { instancePath: instancePath + "/data/" + i0 + "/ipaddr", schemaPath: "#/properties/data/items/properties/ipaddr/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err26);
                            errors++;
                        }
                    }
                    if (data1.protocol !== undefined) {
                        let data11 = data1.protocol;
                        if (typeof data11 !== "string") {
                            const err27 = { instancePath: instancePath + "/data/" + i0 + "/protocol", schemaPath: "#/properties/data/items/properties/protocol/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err27);
                            errors++;
                        }
                        if (!((data11 === "openvpn") || (data11 === "wireguard"))) {
                            const err28 = { instancePath: instancePath + "/data/" + i0 + "/protocol", schemaPath: "#/properties/data/items/properties/protocol/enum", keyword: "enum", params: { allowedValues: schema33.properties.data.items.properties.protocol.enum }, message: "must be equal to one of the allowed values" };
                            (vErrors ??= []).push(err28);
                            errors++;
                        }
                    }
                    if (data1.config_id !== undefined) {
                        let data12 = data1.config_id;
                        if ((!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) && (data12 !== null)) {
                            const err29 = { instancePath: instancePath + "/data/" + i0 + "/config_id", schemaPath: "#/properties/data/items/properties/config_id/type", keyword: "type", params: { type: schema33.properties.data.items.properties.config_id.type }, message: "must be integer,null" };
                            (vErrors ??= []).push(err29);
                            errors++;
                        }
                        if ((typeof data12 == "number") && (isFinite(data12))) {
                            if (data12 < 1 || isNaN(data12)) {
                                const err30 = { instancePath: instancePath + "/data/" + i0 + "/config_id", schemaPath: "#/properties/data/items/properties/config_id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                (vErrors ??= []).push(err30);
                                errors++;
                            }
                        }
                    }
                    if (data1.wg_available_slots !== undefined) {
                        let data13 = data1.wg_available_slots;
                        if (!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) {
                            const err31 = { instancePath: instancePath + "/data/" + i0 + "/wg_available_slots", schemaPath: "#/properties/data/items/properties/wg_available_slots/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err31);
                            errors++;
                        }
                        if ((typeof data13 == "number") && (isFinite(data13))) {
                            if (data13 < 0 || isNaN(data13)) {
                                const err32 = { instancePath: instancePath + "/data/" + i0 + "/wg_available_slots", schemaPath: "#/properties/data/items/properties/wg_available_slots/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                (vErrors ??= []).push(err32);
                                errors++;
                            }
                        }
                    }
                    if (data1.wg_slots !== undefined) {
                        let data14 = data1.wg_slots;
                        if (!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) {
                            const err33 = { instancePath: instancePath + "/data/" + i0 + "/wg_slots", schemaPath: "#/properties/data/items/properties/wg_slots/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err33);
                            errors++;
                        }
                        if ((typeof data14 == "number") && (isFinite(data14))) {
                            if (data14 < 0 || isNaN(data14)) {
                                const err34 = { instancePath: instancePath + "/data/" + i0 + "/wg_slots", schemaPath: "#/properties/data/items/properties/wg_slots/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                (vErrors ??= []).push(err34);
                                errors++;
                            }
                        }
                    }
                }
                else {
                    const err35 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    (vErrors ??= []).push(err35);
                    errors++;
                }
            }
        }
        else {
            const err36 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            (vErrors ??= []).push(err36);
            errors++;
        }
    }
}
else {
    const err37 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err37);
    errors++;
} validate22.errors = vErrors; return errors === 0; }
validate22.evaluated = { "props": { "data": true }, "dynamicProps": false, "dynamicItems": false };
exports.CertificateOnly = validate23;
const schema34 = { "type": "object", "required": ["success", "message", "data"], "properties": { "success": { "type": "boolean", "const": true }, "message": { "type": ["string", "null"] }, "data": { "type": "string", "pattern": "^[^<]*-----BEGIN CERTIFICATE-----\\r?\\n(?:[A-Za-z0-9+/=]+\\r?\\n)+-----END CERTIFICATE-----", "not": { "pattern": "<" } } } };
const pattern8 = new RegExp("<", "u");
const pattern9 = new RegExp("^[^<]*-----BEGIN CERTIFICATE-----\\r?\\n(?:[A-Za-z0-9+/=]+\\r?\\n)+-----END CERTIFICATE-----", "u");
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate23.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.data === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property '" + "data" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err3);
            errors++;
        }
        if (true !== data0) {
            const err4 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err4);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if ((typeof data1 !== "string") && (data1 !== null)) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: schema34.properties.message.type }, message: "must be string,null" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
    if (data.data !== undefined) {
        let data2 = data.data;
        const _errs7 = errors;
        const _errs8 = errors;
        if (typeof data2 === "string") {
            if (!pattern8.test(data2)) {
                const err6 = {};
                (vErrors ??= []).push(err6);
                errors++;
            }
        }
        var valid1 = _errs8 === errors;
        if (valid1) {
            const err7 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/not", keyword: "not", params: {}, message: "must NOT be valid" };
            (vErrors ??= []).push(err7);
            errors++;
        }
        else {
            errors = _errs7;
            if (vErrors !== null) {
                if (_errs7) {
                    vErrors.length = _errs7;
                }
                else {
                    vErrors = null;
                }
            }
        }
        if (typeof data2 === "string") {
            if (!pattern9.test(data2)) {
                const err8 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/pattern", keyword: "pattern", params: { pattern: "^[^<]*-----BEGIN CERTIFICATE-----\\r?\\n(?:[A-Za-z0-9+/=]+\\r?\\n)+-----END CERTIFICATE-----" }, message: "must match pattern \"" + "^[^<]*-----BEGIN CERTIFICATE-----\\r?\\n(?:[A-Za-z0-9+/=]+\\r?\\n)+-----END CERTIFICATE-----" + "\"" };
                (vErrors ??= []).push(err8);
                errors++;
            }
        }
        else {
            const err9 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err9);
            errors++;
        }
    }
}
else {
    const err10 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err10);
    errors++;
} validate23.errors = vErrors; return errors === 0; }
validate23.evaluated = { "props": { "success": true, "message": true, "data": true }, "dynamicProps": false, "dynamicItems": false };
exports.ConfigNotFound = validate24;
const schema35 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "The WireGuard configuration is not found." } } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate24.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("The WireGuard configuration is not found." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "The WireGuard configuration is not found." }, message: "must be equal to constant" };
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
validate24.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.ConfigPending = validate25;
const schema36 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "The WireGuard configuration is pending creation or deletion." } } };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate25.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("The WireGuard configuration is pending creation or deletion." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "The WireGuard configuration is pending creation or deletion." }, message: "must be equal to constant" };
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
validate25.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.Configs = validate26;
const schema37 = { "type": "object", "required": ["status", "message", "data"], "properties": { "status": { "type": "boolean", "const": true }, "message": { "type": ["string", "null"] }, "data": { "type": "array", "items": { "type": "object", "required": ["id", "config", "status", "fail_reason", "created_at", "updated_at"], "properties": { "id": { "type": "integer", "minimum": 1 }, "config": { "type": ["string", "null"] }, "status": { "type": "integer", "enum": [0, 1, 2] }, "fail_reason": { "type": ["string", "null"] }, "created_at": { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, "updated_at": { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" } } } } } };
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate26.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property '" + "status" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.data === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property '" + "data" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.status !== undefined) {
        let data0 = data.status;
        if (typeof data0 !== "boolean") {
            const err3 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err3);
            errors++;
        }
        if (true !== data0) {
            const err4 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err4);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if ((typeof data1 !== "string") && (data1 !== null)) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: schema37.properties.message.type }, message: "must be string,null" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
    if (data.data !== undefined) {
        let data2 = data.data;
        if (Array.isArray(data2)) {
            const len0 = data2.length;
            for (let i0 = 0; i0 < len0; i0++) {
                let data3 = data2[i0];
                if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                    if (data3.id === undefined) {
                        const err6 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property '" + "id" + "'" };
                        (vErrors ??= []).push(err6);
                        errors++;
                    }
                    if (data3.config === undefined) {
                        const err7 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "config" }, message: "must have required property '" + "config" + "'" };
                        (vErrors ??= []).push(err7);
                        errors++;
                    }
                    if (data3.status === undefined) {
                        const err8 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property '" + "status" + "'" };
                        (vErrors ??= []).push(err8);
                        errors++;
                    }
                    if (data3.fail_reason === undefined) {
                        const err9 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "fail_reason" }, message: "must have required property '" + "fail_reason" + "'" };
                        (vErrors ??= []).push(err9);
                        errors++;
                    }
                    if (data3.created_at === undefined) {
                        const err10 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "created_at" }, message: "must have required property '" + "created_at" + "'" };
                        (vErrors ??= []).push(err10);
                        errors++;
                    }
                    if (data3.updated_at === undefined) {
                        const err11 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "updated_at" }, message: "must have required property '" + "updated_at" + "'" };
                        (vErrors ??= []).push(err11);
                        errors++;
                    }
                    if (data3.id !== undefined) {
                        let data4 = data3.id;
                        if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                            const err12 = { instancePath: instancePath + "/data/" + i0 + "/id", schemaPath: "#/properties/data/items/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err12);
                            errors++;
                        }
                        if ((typeof data4 == "number") && (isFinite(data4))) {
                            if (data4 < 1 || isNaN(data4)) {
                                const err13 = { instancePath: instancePath + "/data/" + i0 + "/id", schemaPath: "#/properties/data/items/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                (vErrors ??= []).push(err13);
                                errors++;
                            }
                        }
                    }
                    if (data3.config !== undefined) {
                        let data5 = data3.config;
                        if ((typeof data5 !== "string") && (data5 !== null)) {
                            const err14 = { instancePath: instancePath + "/data/" + i0 + "/config", schemaPath: "#/properties/data/items/properties/config/type", keyword: "type", params: { type: schema37.properties.data.items.properties.config.type }, message: "must be string,null" };
                            (vErrors ??= []).push(err14);
                            errors++;
                        }
                    }
                    if (data3.status !== undefined) {
                        let data6 = data3.status;
                        if (!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))) {
                            const err15 = { instancePath: instancePath + "/data/" + i0 + "/status", schemaPath: "#/properties/data/items/properties/status/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err15);
                            errors++;
                        }
                        if (!(((data6 === 0) || (data6 === 1)) || (data6 === 2))) {
                            const err16 = { instancePath: instancePath + "/data/" + i0 + "/status", schemaPath: "#/properties/data/items/properties/status/enum", keyword: "enum", params: { allowedValues: schema37.properties.data.items.properties.status.enum }, message: "must be equal to one of the allowed values" };
                            (vErrors ??= []).push(err16);
                            errors++;
                        }
                    }
                    if (data3.fail_reason !== undefined) {
                        let data7 = data3.fail_reason;
                        if ((typeof data7 !== "string") && (data7 !== null)) {
                            const err17 = { instancePath: instancePath + "/data/" + i0 + "/fail_reason", schemaPath: "#/properties/data/items/properties/fail_reason/type", keyword: "type", params: { type: schema37.properties.data.items.properties.fail_reason.type }, message: "must be string,null" };
                            (vErrors ??= []).push(err17);
                            errors++;
                        }
                    }
                    if (data3.created_at !== undefined) {
                        let data8 = data3.created_at;
                        if (typeof data8 === "string") {
                            if (!pattern4.test(data8)) {
                                const err18 = { instancePath: instancePath + "/data/" + i0 + "/created_at", schemaPath: "#/properties/data/items/properties/created_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, message: "must match pattern \"" + "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" + "\"" };
                                (vErrors ??= []).push(err18);
                                errors++;
                            }
                        }
                        else {
                            const err19 = { instancePath: instancePath + "/data/" + i0 + "/created_at", schemaPath: "#/properties/data/items/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err19);
                            errors++;
                        }
                    }
                    if (data3.updated_at !== undefined) {
                        let data9 = data3.updated_at;
                        if (typeof data9 === "string") {
                            if (!pattern4.test(data9)) {
                                const err20 = { instancePath: instancePath + "/data/" + i0 + "/updated_at", schemaPath: "#/properties/data/items/properties/updated_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, message: "must match pattern \"" + "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" + "\"" };
                                (vErrors ??= []).push(err20);
                                errors++;
                            }
                        }
                        else {
                            const err21 = { instancePath: instancePath + "/data/" + i0 + "/updated_at", schemaPath: "#/properties/data/items/properties/updated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err21);
                            errors++;
                        }
                    }
                }
                else {
                    const err22 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    (vErrors ??= []).push(err22);
                    errors++;
                }
            }
        }
        else {
            const err23 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            (vErrors ??= []).push(err23);
            errors++;
        }
    }
}
else {
    const err24 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err24);
    errors++;
} validate26.errors = vErrors; return errors === 0; }
validate26.evaluated = { "props": { "status": true, "message": true, "data": true }, "dynamicProps": false, "dynamicItems": false };
exports.CreateDispatched = validate27;
const schema38 = { "type": "object", "required": ["status", "message"], "properties": { "status": { "type": "boolean", "const": true }, "message": { "type": "string", "const": "WireGuard configuration create job dispatched. It will be completed shortly." } } };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate27.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.status === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "status" }, message: "must have required property '" + "status" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.status !== undefined) {
        let data0 = data.status;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (true !== data0) {
            const err3 = { instancePath: instancePath + "/status", schemaPath: "#/properties/status/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("WireGuard configuration create job dispatched. It will be completed shortly." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "WireGuard configuration create job dispatched. It will be completed shortly." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate27.errors = vErrors; return errors === 0; }
validate27.evaluated = { "props": { "status": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.DeleteDispatched = validate28;
const schema39 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": true }, "message": { "type": "string", "const": "WireGuard configuration delete job dispatched. It will be completed shortly." } } };
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate28.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (true !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("WireGuard configuration delete job dispatched. It will be completed shortly." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "WireGuard configuration delete job dispatched. It will be completed shortly." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate28.errors = vErrors; return errors === 0; }
validate28.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.DeviceLimit = validate29;
const schema40 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before." } } };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate29.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "Looks like you reached maximum allowed device limit on your plan. Please retry after disconnecting from OpenVPN or deleting WireGuard configurations that you have generated before." }, message: "must be equal to constant" };
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
validate29.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.FrameworkError = validate30;
const schema41 = { "type": "object", "required": ["message"], "properties": { "message": { "type": "string" } } };
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
    if (data.message !== undefined) {
        if (typeof data.message !== "string") {
            const err1 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err1);
            errors++;
        }
    }
}
else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err2);
    errors++;
} validate30.errors = vErrors; return errors === 0; }
validate30.evaluated = { "props": { "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.FullProfile = validate31;
const schema42 = { "type": "object", "required": ["success", "message", "data"], "properties": { "success": { "type": "boolean", "const": true }, "message": { "type": ["string", "null"] }, "data": { "type": "string", "pattern": "<ca>[^<]*-----BEGIN CERTIFICATE-----\\r?\\n(?:[A-Za-z0-9+/=]+\\r?\\n)+-----END CERTIFICATE-----[^<-]*</ca>" } } };
const pattern12 = new RegExp("<ca>[^<]*-----BEGIN CERTIFICATE-----\\r?\\n(?:[A-Za-z0-9+/=]+\\r?\\n)+-----END CERTIFICATE-----[^<-]*</ca>", "u");
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate31.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.data === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property '" + "data" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err3);
            errors++;
        }
        if (true !== data0) {
            const err4 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err4);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if ((typeof data1 !== "string") && (data1 !== null)) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: schema42.properties.message.type }, message: "must be string,null" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
    if (data.data !== undefined) {
        let data2 = data.data;
        if (typeof data2 === "string") {
            if (!pattern12.test(data2)) {
                const err6 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/pattern", keyword: "pattern", params: { pattern: "<ca>[^<]*-----BEGIN CERTIFICATE-----\\r?\\n(?:[A-Za-z0-9+/=]+\\r?\\n)+-----END CERTIFICATE-----[^<-]*</ca>" }, message: "must match pattern \"" + "<ca>[^<]*-----BEGIN CERTIFICATE-----\\r?\\n(?:[A-Za-z0-9+/=]+\\r?\\n)+-----END CERTIFICATE-----[^<-]*</ca>" + "\"" };
                (vErrors ??= []).push(err6);
                errors++;
            }
        }
        else {
            const err7 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err7);
            errors++;
        }
    }
}
else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err8);
    errors++;
} validate31.errors = vErrors; return errors === 0; }
validate31.evaluated = { "props": { "success": true, "message": true, "data": true }, "dynamicProps": false, "dynamicItems": false };
exports.InvalidData = validate32;
const schema43 = { "type": "object", "required": ["message", "errors"], "properties": { "message": { "type": "string" }, "errors": { "type": "object", "minProperties": 1, "additionalProperties": { "type": "array", "minItems": 1, "items": { "type": "string" } } } } };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate32.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.errors === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "errors" }, message: "must have required property '" + "errors" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.message !== undefined) {
        if (typeof data.message !== "string") {
            const err2 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err2);
            errors++;
        }
    }
    if (data.errors !== undefined) {
        let data1 = data.errors;
        if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
            if (Object.keys(data1).length < 1) {
                const err3 = { instancePath: instancePath + "/errors", schemaPath: "#/properties/errors/minProperties", keyword: "minProperties", params: { limit: 1 }, message: "must NOT have fewer than 1 properties" };
                (vErrors ??= []).push(err3);
                errors++;
            }
            for (const key0 in data1) {
                let data2 = data1[key0];
                if (Array.isArray(data2)) {
                    if (data2.length < 1) {
                        const err4 = { instancePath: instancePath + "/errors/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/errors/additionalProperties/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" };
                        (vErrors ??= []).push(err4);
                        errors++;
                    }
                    const len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                        if (typeof data2[i0] !== "string") {
                            const err5 = { instancePath: instancePath + "/errors/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i0, schemaPath: "#/properties/errors/additionalProperties/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err5);
                            errors++;
                        }
                    }
                }
                else {
                    const err6 = { instancePath: instancePath + "/errors/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/errors/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                    (vErrors ??= []).push(err6);
                    errors++;
                }
            }
        }
        else {
            const err7 = { instancePath: instancePath + "/errors", schemaPath: "#/properties/errors/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            (vErrors ??= []).push(err7);
            errors++;
        }
    }
}
else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err8);
    errors++;
} validate32.errors = vErrors; return errors === 0; }
validate32.evaluated = { "props": { "message": true, "errors": true }, "dynamicProps": false, "dynamicItems": false };
exports.NoActiveService = validate33;
const schema44 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "You do not have an active service." } } };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate33.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("You do not have an active service." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "You do not have an active service." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate33.errors = vErrors; return errors === 0; }
validate33.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.NoConfigs = validate34;
const schema45 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "No configuration found for this server." } } };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate34.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("No configuration found for this server." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "No configuration found for this server." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate34.errors = vErrors; return errors === 0; }
validate34.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.NoService = validate35;
const schema46 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "You do not have any service." } } };
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate35.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("You do not have any service." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "You do not have any service." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate35.errors = vErrors; return errors === 0; }
validate35.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.NotOpenvpn = validate36;
const schema47 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "The server is not using OpenVPN protocol." } } };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate36.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("The server is not using OpenVPN protocol." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "The server is not using OpenVPN protocol." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate36.errors = vErrors; return errors === 0; }
validate36.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.NotWireguard = validate37;
const schema48 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "The server is not using WireGuard protocol." } } };
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate37.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("The server is not using WireGuard protocol." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "The server is not using WireGuard protocol." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate37.errors = vErrors; return errors === 0; }
validate37.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.OpenvpnCredentials = validate38;
const schema49 = { "type": "object", "required": ["success", "message", "data"], "properties": { "success": { "type": "boolean", "const": true }, "message": { "type": ["string", "null"] }, "data": { "type": "object", "required": ["id", "user_id", "service_id", "username", "password", "devices", "enabled", "created_at", "updated_at"], "properties": { "id": { "type": "integer", "minimum": 1 }, "user_id": { "type": "integer", "minimum": 1 }, "service_id": { "type": "integer", "minimum": 1 }, "username": { "type": "string" }, "password": { "type": "string" }, "devices": { "type": "integer", "minimum": 0 }, "enabled": { "type": "integer", "enum": [0, 1] }, "created_at": { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, "updated_at": { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" } } } } };
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate38.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.data === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property '" + "data" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err3);
            errors++;
        }
        if (true !== data0) {
            const err4 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err4);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if ((typeof data1 !== "string") && (data1 !== null)) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: schema49.properties.message.type }, message: "must be string,null" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
    if (data.data !== undefined) {
        let data2 = data.data;
        if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
            if (data2.id === undefined) {
                const err6 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property '" + "id" + "'" };
                (vErrors ??= []).push(err6);
                errors++;
            }
            if (data2.user_id === undefined) {
                const err7 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "user_id" }, message: "must have required property '" + "user_id" + "'" };
                (vErrors ??= []).push(err7);
                errors++;
            }
            if (data2.service_id === undefined) {
                const err8 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "service_id" }, message: "must have required property '" + "service_id" + "'" };
                (vErrors ??= []).push(err8);
                errors++;
            }
            if (data2.username === undefined) {
                const err9 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "username" }, message: "must have required property '" + "username" + "'" };
                (vErrors ??= []).push(err9);
                errors++;
            }
            if (data2.password === undefined) {
                const err10 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "password" }, message: "must have required property '" + "password" + "'" };
                (vErrors ??= []).push(err10);
                errors++;
            }
            if (data2.devices === undefined) {
                const err11 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "devices" }, message: "must have required property '" + "devices" + "'" };
                (vErrors ??= []).push(err11);
                errors++;
            }
            if (data2.enabled === undefined) {
                const err12 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "enabled" }, message: "must have required property '" + "enabled" + "'" };
                (vErrors ??= []).push(err12);
                errors++;
            }
            if (data2.created_at === undefined) {
                const err13 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "created_at" }, message: "must have required property '" + "created_at" + "'" };
                (vErrors ??= []).push(err13);
                errors++;
            }
            if (data2.updated_at === undefined) {
                const err14 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/required", keyword: "required", params: { missingProperty: "updated_at" }, message: "must have required property '" + "updated_at" + "'" };
                (vErrors ??= []).push(err14);
                errors++;
            }
            if (data2.id !== undefined) {
                let data3 = data2.id;
                if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                    const err15 = { instancePath: instancePath + "/data/id", schemaPath: "#/properties/data/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                    (vErrors ??= []).push(err15);
                    errors++;
                }
                if ((typeof data3 == "number") && (isFinite(data3))) {
                    if (data3 < 1 || isNaN(data3)) {
                        const err16 = { instancePath: instancePath + "/data/id", schemaPath: "#/properties/data/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                        (vErrors ??= []).push(err16);
                        errors++;
                    }
                }
            }
            if (data2.user_id !== undefined) {
                let data4 = data2.user_id;
                if (!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))) {
                    const err17 = { instancePath: instancePath + "/data/user_id", schemaPath: "#/properties/data/properties/user_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                    (vErrors ??= []).push(err17);
                    errors++;
                }
                if ((typeof data4 == "number") && (isFinite(data4))) {
                    if (data4 < 1 || isNaN(data4)) {
                        const err18 = { instancePath: instancePath + "/data/user_id", schemaPath: "#/properties/data/properties/user_id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                        (vErrors ??= []).push(err18);
                        errors++;
                    }
                }
            }
            if (data2.service_id !== undefined) {
                let data5 = data2.service_id;
                if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
                    const err19 = { instancePath: instancePath + "/data/service_id", schemaPath: "#/properties/data/properties/service_id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                    (vErrors ??= []).push(err19);
                    errors++;
                }
                if ((typeof data5 == "number") && (isFinite(data5))) {
                    if (data5 < 1 || isNaN(data5)) {
                        const err20 = { instancePath: instancePath + "/data/service_id", schemaPath: "#/properties/data/properties/service_id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                        (vErrors ??= []).push(err20);
                        errors++;
                    }
                }
            }
            if (data2.username !== undefined) {
                if (typeof data2.username !== "string") {
                    const err21 = { instancePath: instancePath + "/data/username", schemaPath: "#/properties/data/properties/username/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err21);
                    errors++;
                }
            }
            if (data2.password !== undefined) {
                if (typeof data2.password !== "string") {
                    const err22 = { instancePath: instancePath + "/data/password", schemaPath: "#/properties/data/properties/password/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err22);
                    errors++;
                }
            }
            if (data2.devices !== undefined) {
                let data8 = data2.devices;
                if (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) {
                    const err23 = { instancePath: instancePath + "/data/devices", schemaPath: "#/properties/data/properties/devices/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                    (vErrors ??= []).push(err23);
                    errors++;
                }
                if ((typeof data8 == "number") && (isFinite(data8))) {
                    if (data8 < 0 || isNaN(data8)) {
                        const err24 = { instancePath: instancePath + "/data/devices", schemaPath: "#/properties/data/properties/devices/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                        (vErrors ??= []).push(err24);
                        errors++;
                    }
                }
            }
            if (data2.enabled !== undefined) {
                let data9 = data2.enabled;
                if (!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))) {
                    const err25 = { instancePath: instancePath + "/data/enabled", schemaPath: "#/properties/data/properties/enabled/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                    (vErrors ??= []).push(err25);
                    errors++;
                }
                if (!((data9 === 0) || (data9 === 1))) {
                    const err26 = { instancePath: instancePath + "/data/enabled", schemaPath: "#/properties/data/properties/enabled/enum", keyword: "enum", params: { allowedValues: schema49.properties.data.properties.enabled.enum }, message: "must be equal to one of the allowed values" };
                    (vErrors ??= []).push(err26);
                    errors++;
                }
            }
            if (data2.created_at !== undefined) {
                let data10 = data2.created_at;
                if (typeof data10 === "string") {
                    if (!pattern4.test(data10)) {
                        const err27 = { instancePath: instancePath + "/data/created_at", schemaPath: "#/properties/data/properties/created_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, message: "must match pattern \"" + "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" + "\"" };
                        (vErrors ??= []).push(err27);
                        errors++;
                    }
                }
                else {
                    const err28 = { instancePath: instancePath + "/data/created_at", schemaPath: "#/properties/data/properties/created_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err28);
                    errors++;
                }
            }
            if (data2.updated_at !== undefined) {
                let data11 = data2.updated_at;
                if (typeof data11 === "string") {
                    if (!pattern4.test(data11)) {
                        const err29 = { instancePath: instancePath + "/data/updated_at", schemaPath: "#/properties/data/properties/updated_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" }, message: "must match pattern \"" + "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z$" + "\"" };
                        (vErrors ??= []).push(err29);
                        errors++;
                    }
                }
                else {
                    const err30 = { instancePath: instancePath + "/data/updated_at", schemaPath: "#/properties/data/properties/updated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                    (vErrors ??= []).push(err30);
                    errors++;
                }
            }
        }
        else {
            const err31 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "object" }, message: "must be object" };
            (vErrors ??= []).push(err31);
            errors++;
        }
    }
}
else {
    const err32 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err32);
    errors++;
} validate38.errors = vErrors; return errors === 0; }
validate38.evaluated = { "props": { "success": true, "message": true, "data": true }, "dynamicProps": false, "dynamicItems": false };
exports.ProfileNotFound = validate39;
const schema50 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "OpenVPN profile is not found for this server." } } };
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate39.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("OpenVPN profile is not found for this server." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "OpenVPN profile is not found for this server." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate39.errors = vErrors; return errors === 0; }
validate39.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.ServerFull = validate40;
const schema51 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "The server has reached the maximum allowed user limit. Please try again later or choose a different server." } } };
function validate40(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate40.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("The server has reached the maximum allowed user limit. Please try again later or choose a different server." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "The server has reached the maximum allowed user limit. Please try again later or choose a different server." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate40.errors = vErrors; return errors === 0; }
validate40.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.ServerNotFound = validate41;
const schema52 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "The server is not found or enabled." } } };
function validate41(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate41.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("The server is not found or enabled." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "The server is not found or enabled." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate41.errors = vErrors; return errors === 0; }
validate41.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.ServerPage = validate42;
const schema53 = { "type": "object", "required": ["current_page", "data", "first_page_url", "from", "last_page", "last_page_url", "links", "next_page_url", "path", "per_page", "prev_page_url", "to", "total"], "properties": { "current_page": { "type": "integer", "minimum": 1 }, "data": { "type": "array", "items": { "type": "object", "required": ["id", "name", "country", "country_slug", "country_iso_code", "city", "state", "host", "ipaddr", "protocol", "config_id", "wg_available_slots", "wg_slots"], "properties": { "id": { "type": "integer", "minimum": 1 }, "name": { "type": "string" }, "country": { "type": "string" }, "country_slug": { "type": "string" }, "country_iso_code": { "type": "string", "pattern": "^[A-Za-z]{2}$" }, "city": { "type": "string" }, "state": { "type": "string" }, "host": { "type": "string" }, "ipaddr": { "type": "string" }, "protocol": { "type": "string", "enum": ["openvpn", "wireguard"] }, "config_id": { "type": ["integer", "null"], "minimum": 1 }, "wg_available_slots": { "type": "integer", "minimum": 0 }, "wg_slots": { "type": "integer", "minimum": 0 } } } }, "first_page_url": { "type": "string", "pattern": "^https?://" }, "from": { "type": ["integer", "null"], "minimum": 1 }, "last_page": { "type": "integer", "minimum": 1 }, "last_page_url": { "type": "string", "pattern": "^https?://" }, "links": { "type": "array", "minItems": 3, "items": { "type": "object", "required": ["url", "label", "active"], "properties": { "url": { "type": ["string", "null"], "pattern": "^https?://" }, "label": { "type": "string" }, "active": { "type": "boolean" } } } }, "next_page_url": { "type": ["string", "null"], "pattern": "^https?://" }, "path": { "type": "string", "pattern": "^https?://" }, "per_page": { "type": "string", "pattern": "^\\d+$" }, "prev_page_url": { "type": ["string", "null"], "pattern": "^https?://" }, "to": { "type": ["integer", "null"], "minimum": 1 }, "total": { "type": "integer", "minimum": 0 } } };
const pattern16 = new RegExp("^https?://", "u");
const pattern21 = new RegExp("^\\d+$", "u");
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate42.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.current_page === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "current_page" }, message: "must have required property '" + "current_page" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.data === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "data" }, message: "must have required property '" + "data" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.first_page_url === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "first_page_url" }, message: "must have required property '" + "first_page_url" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.from === undefined) {
        const err3 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "from" }, message: "must have required property '" + "from" + "'" };
        (vErrors ??= []).push(err3);
        errors++;
    }
    if (data.last_page === undefined) {
        const err4 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "last_page" }, message: "must have required property '" + "last_page" + "'" };
        (vErrors ??= []).push(err4);
        errors++;
    }
    if (data.last_page_url === undefined) {
        const err5 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "last_page_url" }, message: "must have required property '" + "last_page_url" + "'" };
        (vErrors ??= []).push(err5);
        errors++;
    }
    if (data.links === undefined) {
        const err6 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "links" }, message: "must have required property '" + "links" + "'" };
        (vErrors ??= []).push(err6);
        errors++;
    }
    if (data.next_page_url === undefined) {
        const err7 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "next_page_url" }, message: "must have required property '" + "next_page_url" + "'" };
        (vErrors ??= []).push(err7);
        errors++;
    }
    if (data.path === undefined) {
        const err8 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "path" }, message: "must have required property '" + "path" + "'" };
        (vErrors ??= []).push(err8);
        errors++;
    }
    if (data.per_page === undefined) {
        const err9 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "per_page" }, message: "must have required property '" + "per_page" + "'" };
        (vErrors ??= []).push(err9);
        errors++;
    }
    if (data.prev_page_url === undefined) {
        const err10 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "prev_page_url" }, message: "must have required property '" + "prev_page_url" + "'" };
        (vErrors ??= []).push(err10);
        errors++;
    }
    if (data.to === undefined) {
        const err11 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "to" }, message: "must have required property '" + "to" + "'" };
        (vErrors ??= []).push(err11);
        errors++;
    }
    if (data.total === undefined) {
        const err12 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "total" }, message: "must have required property '" + "total" + "'" };
        (vErrors ??= []).push(err12);
        errors++;
    }
    if (data.current_page !== undefined) {
        let data0 = data.current_page;
        if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
            const err13 = { instancePath: instancePath + "/current_page", schemaPath: "#/properties/current_page/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            (vErrors ??= []).push(err13);
            errors++;
        }
        if ((typeof data0 == "number") && (isFinite(data0))) {
            if (data0 < 1 || isNaN(data0)) {
                const err14 = { instancePath: instancePath + "/current_page", schemaPath: "#/properties/current_page/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                (vErrors ??= []).push(err14);
                errors++;
            }
        }
    }
    if (data.data !== undefined) {
        let data1 = data.data;
        if (Array.isArray(data1)) {
            const len0 = data1.length;
            for (let i0 = 0; i0 < len0; i0++) {
                let data2 = data1[i0];
                if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                    if (data2.id === undefined) {
                        const err15 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "id" }, message: "must have required property '" + "id" + "'" };
                        (vErrors ??= []).push(err15);
                        errors++;
                    }
                    if (data2.name === undefined) {
                        const err16 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "name" }, message: "must have required property '" + "name" + "'" };
                        (vErrors ??= []).push(err16);
                        errors++;
                    }
                    if (data2.country === undefined) {
                        const err17 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "country" }, message: "must have required property '" + "country" + "'" };
                        (vErrors ??= []).push(err17);
                        errors++;
                    }
                    if (data2.country_slug === undefined) {
                        const err18 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "country_slug" }, message: "must have required property '" + "country_slug" + "'" };
                        (vErrors ??= []).push(err18);
                        errors++;
                    }
                    if (data2.country_iso_code === undefined) {
                        const err19 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "country_iso_code" }, message: "must have required property '" + "country_iso_code" + "'" };
                        (vErrors ??= []).push(err19);
                        errors++;
                    }
                    if (data2.city === undefined) {
                        const err20 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "city" }, message: "must have required property '" + "city" + "'" };
                        (vErrors ??= []).push(err20);
                        errors++;
                    }
                    if (data2.state === undefined) {
                        const err21 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "state" }, message: "must have required property '" + "state" + "'" };
                        (vErrors ??= []).push(err21);
                        errors++;
                    }
                    if (data2.host === undefined) {
                        const err22 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "host" }, message: "must have required property '" + "host" + "'" };
                        (vErrors ??= []).push(err22);
                        errors++;
                    }
                    if (data2.ipaddr === undefined) {
                        const err23 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "ipaddr" }, message: "must have required property '" + "ipaddr" + "'" };
                        (vErrors ??= []).push(err23);
                        errors++;
                    }
                    if (data2.protocol === undefined) {
                        const err24 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "protocol" }, message: "must have required property '" + "protocol" + "'" };
                        (vErrors ??= []).push(err24);
                        errors++;
                    }
                    if (data2.config_id === undefined) {
                        const err25 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "config_id" }, message: "must have required property '" + "config_id" + "'" };
                        (vErrors ??= []).push(err25);
                        errors++;
                    }
                    if (data2.wg_available_slots === undefined) {
                        const err26 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "wg_available_slots" }, message: "must have required property '" + "wg_available_slots" + "'" };
                        (vErrors ??= []).push(err26);
                        errors++;
                    }
                    if (data2.wg_slots === undefined) {
                        const err27 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/required", keyword: "required", params: { missingProperty: "wg_slots" }, message: "must have required property '" + "wg_slots" + "'" };
                        (vErrors ??= []).push(err27);
                        errors++;
                    }
                    if (data2.id !== undefined) {
                        let data3 = data2.id;
                        if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
                            const err28 = { instancePath: instancePath + "/data/" + i0 + "/id", schemaPath: "#/properties/data/items/properties/id/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err28);
                            errors++;
                        }
                        if ((typeof data3 == "number") && (isFinite(data3))) {
                            if (data3 < 1 || isNaN(data3)) {
                                const err29 = { instancePath: instancePath + "/data/" + i0 + "/id", schemaPath: "#/properties/data/items/properties/id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                (vErrors ??= []).push(err29);
                                errors++;
                            }
                        }
                    }
                    if (data2.name !== undefined) {
                        if (typeof data2.name !== "string") {
                            const err30 = { instancePath: instancePath + "/data/" + i0 + "/name", schemaPath: "#/properties/data/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err30);
                            errors++;
                        }
                    }
                    if (data2.country !== undefined) {
                        if (typeof data2.country !== "string") {
                            const err31 = { instancePath: instancePath + "/data/" + i0 + "/country", schemaPath: "#/properties/data/items/properties/country/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err31);
                            errors++;
                        }
                    }
                    if (data2.country_slug !== undefined) {
                        if (typeof data2.country_slug !== "string") {
                            const err32 = { instancePath: instancePath + "/data/" + i0 + "/country_slug", schemaPath: "#/properties/data/items/properties/country_slug/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err32);
                            errors++;
                        }
                    }
                    if (data2.country_iso_code !== undefined) {
                        let data7 = data2.country_iso_code;
                        if (typeof data7 === "string") {
                            if (!pattern7.test(data7)) {
                                const err33 = { instancePath: instancePath + "/data/" + i0 + "/country_iso_code", schemaPath: "#/properties/data/items/properties/country_iso_code/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z]{2}$" }, message: "must match pattern \"" + "^[A-Za-z]{2}$" + "\"" };
                                (vErrors ??= []).push(err33);
                                errors++;
                            }
                        }
                        else {
                            const err34 = { instancePath: instancePath + "/data/" + i0 + "/country_iso_code", schemaPath: "#/properties/data/items/properties/country_iso_code/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err34);
                            errors++;
                        }
                    }
                    if (data2.city !== undefined) {
                        if (typeof data2.city !== "string") {
                            const err35 = { instancePath: instancePath + "/data/" + i0 + "/city", schemaPath: "#/properties/data/items/properties/city/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err35);
                            errors++;
                        }
                    }
                    if (data2.state !== undefined) {
                        if (typeof data2.state !== "string") {
                            const err36 = { instancePath: instancePath + "/data/" + i0 + "/state", schemaPath: "#/properties/data/items/properties/state/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err36);
                            errors++;
                        }
                    }
                    if (data2.host !== undefined) {
                        if (typeof data2.host !== "string") {
                            const err37 = { instancePath: instancePath + "/data/" + i0 + "/host", schemaPath: "#/properties/data/items/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err37);
                            errors++;
                        }
                    }
                    if (data2.ipaddr !== undefined) {
                        if (typeof data2.ipaddr !== "string") {
                            const err38 = { instancePath: instancePath + "/data/" + i0 + "/ipaddr", schemaPath: "#/properties/data/items/properties/ipaddr/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err38);
                            errors++;
                        }
                    }
                    if (data2.protocol !== undefined) {
                        let data12 = data2.protocol;
                        if (typeof data12 !== "string") {
                            const err39 = { instancePath: instancePath + "/data/" + i0 + "/protocol", schemaPath: "#/properties/data/items/properties/protocol/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err39);
                            errors++;
                        }
                        if (!((data12 === "openvpn") || (data12 === "wireguard"))) {
                            const err40 = { instancePath: instancePath + "/data/" + i0 + "/protocol", schemaPath: "#/properties/data/items/properties/protocol/enum", keyword: "enum", params: { allowedValues: schema53.properties.data.items.properties.protocol.enum }, message: "must be equal to one of the allowed values" };
                            (vErrors ??= []).push(err40);
                            errors++;
                        }
                    }
                    if (data2.config_id !== undefined) {
                        let data13 = data2.config_id;
                        if ((!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) && (data13 !== null)) {
                            const err41 = { instancePath: instancePath + "/data/" + i0 + "/config_id", schemaPath: "#/properties/data/items/properties/config_id/type", keyword: "type", params: { type: schema53.properties.data.items.properties.config_id.type }, message: "must be integer,null" };
                            (vErrors ??= []).push(err41);
                            errors++;
                        }
                        if ((typeof data13 == "number") && (isFinite(data13))) {
                            if (data13 < 1 || isNaN(data13)) {
                                const err42 = { instancePath: instancePath + "/data/" + i0 + "/config_id", schemaPath: "#/properties/data/items/properties/config_id/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                (vErrors ??= []).push(err42);
                                errors++;
                            }
                        }
                    }
                    if (data2.wg_available_slots !== undefined) {
                        let data14 = data2.wg_available_slots;
                        if (!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) {
                            const err43 = { instancePath: instancePath + "/data/" + i0 + "/wg_available_slots", schemaPath: "#/properties/data/items/properties/wg_available_slots/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err43);
                            errors++;
                        }
                        if ((typeof data14 == "number") && (isFinite(data14))) {
                            if (data14 < 0 || isNaN(data14)) {
                                const err44 = { instancePath: instancePath + "/data/" + i0 + "/wg_available_slots", schemaPath: "#/properties/data/items/properties/wg_available_slots/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                (vErrors ??= []).push(err44);
                                errors++;
                            }
                        }
                    }
                    if (data2.wg_slots !== undefined) {
                        let data15 = data2.wg_slots;
                        if (!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))) {
                            const err45 = { instancePath: instancePath + "/data/" + i0 + "/wg_slots", schemaPath: "#/properties/data/items/properties/wg_slots/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                            (vErrors ??= []).push(err45);
                            errors++;
                        }
                        if ((typeof data15 == "number") && (isFinite(data15))) {
                            if (data15 < 0 || isNaN(data15)) {
                                const err46 = { instancePath: instancePath + "/data/" + i0 + "/wg_slots", schemaPath: "#/properties/data/items/properties/wg_slots/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                (vErrors ??= []).push(err46);
                                errors++;
                            }
                        }
                    }
                }
                else {
                    const err47 = { instancePath: instancePath + "/data/" + i0, schemaPath: "#/properties/data/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    (vErrors ??= []).push(err47);
                    errors++;
                }
            }
        }
        else {
            const err48 = { instancePath: instancePath + "/data", schemaPath: "#/properties/data/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            (vErrors ??= []).push(err48);
            errors++;
        }
    }
    if (data.first_page_url !== undefined) {
        let data16 = data.first_page_url;
        if (typeof data16 === "string") {
            if (!pattern16.test(data16)) {
                const err49 = { instancePath: instancePath + "/first_page_url", schemaPath: "#/properties/first_page_url/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: "must match pattern \"" + "^https?://" + "\"" };
                (vErrors ??= []).push(err49);
                errors++;
            }
        }
        else {
            const err50 = { instancePath: instancePath + "/first_page_url", schemaPath: "#/properties/first_page_url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err50);
            errors++;
        }
    }
    if (data.from !== undefined) {
        let data17 = data.from;
        if ((!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))) && (data17 !== null)) {
            const err51 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/type", keyword: "type", params: { type: schema53.properties.from.type }, message: "must be integer,null" };
            (vErrors ??= []).push(err51);
            errors++;
        }
        if ((typeof data17 == "number") && (isFinite(data17))) {
            if (data17 < 1 || isNaN(data17)) {
                const err52 = { instancePath: instancePath + "/from", schemaPath: "#/properties/from/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                (vErrors ??= []).push(err52);
                errors++;
            }
        }
    }
    if (data.last_page !== undefined) {
        let data18 = data.last_page;
        if (!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))) {
            const err53 = { instancePath: instancePath + "/last_page", schemaPath: "#/properties/last_page/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            (vErrors ??= []).push(err53);
            errors++;
        }
        if ((typeof data18 == "number") && (isFinite(data18))) {
            if (data18 < 1 || isNaN(data18)) {
                const err54 = { instancePath: instancePath + "/last_page", schemaPath: "#/properties/last_page/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                (vErrors ??= []).push(err54);
                errors++;
            }
        }
    }
    if (data.last_page_url !== undefined) {
        let data19 = data.last_page_url;
        if (typeof data19 === "string") {
            if (!pattern16.test(data19)) {
                const err55 = { instancePath: instancePath + "/last_page_url", schemaPath: "#/properties/last_page_url/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: "must match pattern \"" + "^https?://" + "\"" };
                (vErrors ??= []).push(err55);
                errors++;
            }
        }
        else {
            const err56 = { instancePath: instancePath + "/last_page_url", schemaPath: "#/properties/last_page_url/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err56);
            errors++;
        }
    }
    if (data.links !== undefined) {
        let data20 = data.links;
        if (Array.isArray(data20)) {
            if (data20.length < 3) {
                const err57 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/minItems", keyword: "minItems", params: { limit: 3 }, message: "must NOT have fewer than 3 items" };
                (vErrors ??= []).push(err57);
                errors++;
            }
            const len1 = data20.length;
            for (let i1 = 0; i1 < len1; i1++) {
                let data21 = data20[i1];
                if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                    if (data21.url === undefined) {
                        const err58 = { instancePath: instancePath + "/links/" + i1, schemaPath: "#/properties/links/items/required", keyword: "required", params: { missingProperty: "url" }, message: "must have required property '" + "url" + "'" };
                        (vErrors ??= []).push(err58);
                        errors++;
                    }
                    if (data21.label === undefined) {
                        const err59 = { instancePath: instancePath + "/links/" + i1, schemaPath: "#/properties/links/items/required", keyword: "required", params: { missingProperty: "label" }, message: "must have required property '" + "label" + "'" };
                        (vErrors ??= []).push(err59);
                        errors++;
                    }
                    if (data21.active === undefined) {
                        const err60 = { instancePath: instancePath + "/links/" + i1, schemaPath: "#/properties/links/items/required", keyword: "required", params: { missingProperty: "active" }, message: "must have required property '" + "active" + "'" };
                        (vErrors ??= []).push(err60);
                        errors++;
                    }
                    if (data21.url !== undefined) {
                        let data22 = data21.url;
                        if ((typeof data22 !== "string") && (data22 !== null)) {
                            const err61 = { instancePath: instancePath + "/links/" + i1 + "/url", schemaPath: "#/properties/links/items/properties/url/type", keyword: "type", params: { type: schema53.properties.links.items.properties.url.type }, message: "must be string,null" };
                            (vErrors ??= []).push(err61);
                            errors++;
                        }
                        if (typeof data22 === "string") {
                            if (!pattern16.test(data22)) {
                                const err62 = { instancePath: instancePath + "/links/" + i1 + "/url", schemaPath: "#/properties/links/items/properties/url/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: "must match pattern \"" + "^https?://" + "\"" };
                                (vErrors ??= []).push(err62);
                                errors++;
                            }
                        }
                    }
                    if (data21.label !== undefined) {
                        if (typeof data21.label !== "string") {
                            const err63 = { instancePath: instancePath + "/links/" + i1 + "/label", schemaPath: "#/properties/links/items/properties/label/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            (vErrors ??= []).push(err63);
                            errors++;
                        }
                    }
                    if (data21.active !== undefined) {
                        if (typeof data21.active !== "boolean") {
                            const err64 = { instancePath: instancePath + "/links/" + i1 + "/active", schemaPath: "#/properties/links/items/properties/active/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
                            (vErrors ??= []).push(err64);
                            errors++;
                        }
                    }
                }
                else {
                    const err65 = { instancePath: instancePath + "/links/" + i1, schemaPath: "#/properties/links/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                    (vErrors ??= []).push(err65);
                    errors++;
                }
            }
        }
        else {
            const err66 = { instancePath: instancePath + "/links", schemaPath: "#/properties/links/type", keyword: "type", params: { type: "array" }, message: "must be array" };
            (vErrors ??= []).push(err66);
            errors++;
        }
    }
    if (data.next_page_url !== undefined) {
        let data25 = data.next_page_url;
        if ((typeof data25 !== "string") && (data25 !== null)) {
            const err67 = { instancePath: instancePath + "/next_page_url", schemaPath: "#/properties/next_page_url/type", keyword: "type", params: { type: schema53.properties.next_page_url.type }, message: "must be string,null" };
            (vErrors ??= []).push(err67);
            errors++;
        }
        if (typeof data25 === "string") {
            if (!pattern16.test(data25)) {
                const err68 = { instancePath: instancePath + "/next_page_url", schemaPath: "#/properties/next_page_url/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: "must match pattern \"" + "^https?://" + "\"" };
                (vErrors ??= []).push(err68);
                errors++;
            }
        }
    }
    if (data.path !== undefined) {
        let data26 = data.path;
        if (typeof data26 === "string") {
            if (!pattern16.test(data26)) {
                const err69 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: "must match pattern \"" + "^https?://" + "\"" };
                (vErrors ??= []).push(err69);
                errors++;
            }
        }
        else {
            const err70 = { instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err70);
            errors++;
        }
    }
    if (data.per_page !== undefined) {
        let data27 = data.per_page;
        if (typeof data27 === "string") {
            if (!pattern21.test(data27)) {
                const err71 = { instancePath: instancePath + "/per_page", schemaPath: "#/properties/per_page/pattern", keyword: "pattern", params: { pattern: "^\\d+$" }, message: "must match pattern \"" + "^\\d+$" + "\"" };
                (vErrors ??= []).push(err71);
                errors++;
            }
        }
        else {
            const err72 = { instancePath: instancePath + "/per_page", schemaPath: "#/properties/per_page/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err72);
            errors++;
        }
    }
    if (data.prev_page_url !== undefined) {
        let data28 = data.prev_page_url;
        if ((typeof data28 !== "string") && (data28 !== null)) {
            const err73 = { instancePath: instancePath + "/prev_page_url", schemaPath: "#/properties/prev_page_url/type", keyword: "type", params: { type: schema53.properties.prev_page_url.type }, message: "must be string,null" };
            (vErrors ??= []).push(err73);
            errors++;
        }
        if (typeof data28 === "string") {
            if (!pattern16.test(data28)) {
                const err74 = { instancePath: instancePath + "/prev_page_url", schemaPath: "#/properties/prev_page_url/pattern", keyword: "pattern", params: { pattern: "^https?://" }, message: "must match pattern \"" + "^https?://" + "\"" };
                (vErrors ??= []).push(err74);
                errors++;
            }
        }
    }
    if (data.to !== undefined) {
        let data29 = data.to;
        if ((!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))) && (data29 !== null)) {
            const err75 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/type", keyword: "type", params: { type: schema53.properties.to.type }, message: "must be integer,null" };
            (vErrors ??= []).push(err75);
            errors++;
        }
        if ((typeof data29 == "number") && (isFinite(data29))) {
            if (data29 < 1 || isNaN(data29)) {
                const err76 = { instancePath: instancePath + "/to", schemaPath: "#/properties/to/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                (vErrors ??= []).push(err76);
                errors++;
            }
        }
    }
    if (data.total !== undefined) {
        let data30 = data.total;
        if (!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))) {
            const err77 = { instancePath: instancePath + "/total", schemaPath: "#/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
            (vErrors ??= []).push(err77);
            errors++;
        }
        if ((typeof data30 == "number") && (isFinite(data30))) {
            if (data30 < 0 || isNaN(data30)) {
                const err78 = { instancePath: instancePath + "/total", schemaPath: "#/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                (vErrors ??= []).push(err78);
                errors++;
            }
        }
    }
}
else {
    const err79 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err79);
    errors++;
} validate42.errors = vErrors; return errors === 0; }
validate42.evaluated = { "props": { "current_page": true, "data": true, "first_page_url": true, "from": true, "last_page": true, "last_page_url": true, "links": true, "next_page_url": true, "path": true, "per_page": true, "prev_page_url": true, "to": true, "total": true }, "dynamicProps": false, "dynamicItems": false };
exports.ServiceExpired = validate43;
const schema54 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "Your service is expired." } } };
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate43.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("Your service is expired." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "Your service is expired." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate43.errors = vErrors; return errors === 0; }
validate43.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.ServiceInactive = validate44;
const schema55 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "Your service is not active." } } };
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate44.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("Your service is not active." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "Your service is not active." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate44.errors = vErrors; return errors === 0; }
validate44.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.TokenIssued = validate45;
const schema56 = { "type": "object", "required": ["success", "message", "token"], "properties": { "success": { "type": "boolean", "const": true }, "message": { "type": ["string", "null"] }, "token": { "type": "string", "pattern": "^\\S+$" } } };
const pattern23 = new RegExp("^\\S+$", "u");
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate45.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.token === undefined) {
        const err2 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "token" }, message: "must have required property '" + "token" + "'" };
        (vErrors ??= []).push(err2);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err3);
            errors++;
        }
        if (true !== data0) {
            const err4 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: true }, message: "must be equal to constant" };
            (vErrors ??= []).push(err4);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if ((typeof data1 !== "string") && (data1 !== null)) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: schema56.properties.message.type }, message: "must be string,null" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
    if (data.token !== undefined) {
        let data2 = data.token;
        if (typeof data2 === "string") {
            if (!pattern23.test(data2)) {
                const err6 = { instancePath: instancePath + "/token", schemaPath: "#/properties/token/pattern", keyword: "pattern", params: { pattern: "^\\S+$" }, message: "must match pattern \"" + "^\\S+$" + "\"" };
                (vErrors ??= []).push(err6);
                errors++;
            }
        }
        else {
            const err7 = { instancePath: instancePath + "/token", schemaPath: "#/properties/token/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err7);
            errors++;
        }
    }
}
else {
    const err8 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err8);
    errors++;
} validate45.errors = vErrors; return errors === 0; }
validate45.evaluated = { "props": { "success": true, "message": true, "token": true }, "dynamicProps": false, "dynamicItems": false };
exports.TooManyRequests = validate46;
const schema57 = { "type": "object", "required": ["message"], "properties": { "message": { "type": "string" } } };
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate46.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.message === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message !== undefined) {
        if (typeof data.message !== "string") {
            const err1 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err1);
            errors++;
        }
    }
}
else {
    const err2 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err2);
    errors++;
} validate46.errors = vErrors; return errors === 0; }
validate46.evaluated = { "props": { "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.Unauthenticated = validate47;
const schema58 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "Unauthenticated." } } };
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate47.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("Unauthenticated." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "Unauthenticated." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate47.errors = vErrors; return errors === 0; }
validate47.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.WrongCredentials = validate48;
const schema59 = { "type": "object", "required": ["success", "message"], "properties": { "success": { "type": "boolean", "const": false }, "message": { "type": "string", "const": "The provided credentials are incorrect." } } };
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data, dynamicAnchors = {} } = {}) { let vErrors = null; let errors = 0; const evaluated0 = validate48.evaluated; if (evaluated0.dynamicProps) {
    evaluated0.props = undefined;
} if (evaluated0.dynamicItems) {
    evaluated0.items = undefined;
} if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.success === undefined) {
        const err0 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "success" }, message: "must have required property '" + "success" + "'" };
        (vErrors ??= []).push(err0);
        errors++;
    }
    if (data.message === undefined) {
        const err1 = { instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: "message" }, message: "must have required property '" + "message" + "'" };
        (vErrors ??= []).push(err1);
        errors++;
    }
    if (data.success !== undefined) {
        let data0 = data.success;
        if (typeof data0 !== "boolean") {
            const err2 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" };
            (vErrors ??= []).push(err2);
            errors++;
        }
        if (false !== data0) {
            const err3 = { instancePath: instancePath + "/success", schemaPath: "#/properties/success/const", keyword: "const", params: { allowedValue: false }, message: "must be equal to constant" };
            (vErrors ??= []).push(err3);
            errors++;
        }
    }
    if (data.message !== undefined) {
        let data1 = data.message;
        if (typeof data1 !== "string") {
            const err4 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/type", keyword: "type", params: { type: "string" }, message: "must be string" };
            (vErrors ??= []).push(err4);
            errors++;
        }
        if ("The provided credentials are incorrect." !== data1) {
            const err5 = { instancePath: instancePath + "/message", schemaPath: "#/properties/message/const", keyword: "const", params: { allowedValue: "The provided credentials are incorrect." }, message: "must be equal to constant" };
            (vErrors ??= []).push(err5);
            errors++;
        }
    }
}
else {
    const err6 = { instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" };
    (vErrors ??= []).push(err6);
    errors++;
} validate48.errors = vErrors; return errors === 0; }
validate48.evaluated = { "props": { "success": true, "message": true }, "dynamicProps": false, "dynamicItems": false };
exports.validators = {
    "createToken/200/token-issued": exports.TokenIssued,
    "createToken/400/account-suspended": exports.AccountSuspended,
    "createToken/422/invalid-data": exports.InvalidData,
    "createToken/422/wrong-credentials": exports.WrongCredentials,
    "createToken/429/too-many-requests": exports.TooManyRequests,
    "createToken/default/framework-error": exports.FrameworkError,
    "getAccount/200/account": exports.Account,
    "getAccount/401/unauthenticated": exports.Unauthenticated,
    "getAccount/429/too-many-requests": exports.TooManyRequests,
    "getAccount/default/framework-error": exports.FrameworkError,
    "listServers/200/all-servers": exports.AllServers,
    "listServers/200/server-page": exports.ServerPage,
    "listServers/401/unauthenticated": exports.Unauthenticated,
    "listServers/422/invalid-data": exports.InvalidData,
    "listServers/429/too-many-requests": exports.TooManyRequests,
    "listServers/default/framework-error": exports.FrameworkError,
    "getOpenvpnProfile/200/full-profile": exports.FullProfile,
    "getOpenvpnProfile/200/certificate-only": exports.CertificateOnly,
    "getOpenvpnProfile/401/unauthenticated": exports.Unauthenticated,
    "getOpenvpnProfile/404/server-not-found": exports.ServerNotFound,
    "getOpenvpnProfile/404/profile-not-found": exports.ProfileNotFound,
    "getOpenvpnProfile/422/invalid-data": exports.InvalidData,
    "getOpenvpnProfile/422/no-active-service": exports.NoActiveService,
    "getOpenvpnProfile/422/not-openvpn": exports.NotOpenvpn,
    "getOpenvpnProfile/429/too-many-requests": exports.TooManyRequests,
    "getOpenvpnProfile/default/framework-error": exports.FrameworkError,
    "getOpenvpnAuth/200/openvpn-credentials": exports.OpenvpnCredentials,
    "getOpenvpnAuth/401/unauthenticated": exports.Unauthenticated,
    "getOpenvpnAuth/404/server-not-found": exports.ServerNotFound,
    "getOpenvpnAuth/404/profile-not-found": exports.ProfileNotFound,
    "getOpenvpnAuth/422/invalid-data": exports.InvalidData,
    "getOpenvpnAuth/422/no-service": exports.NoService,
    "getOpenvpnAuth/422/service-inactive": exports.ServiceInactive,
    "getOpenvpnAuth/422/service-expired": exports.ServiceExpired,
    "getOpenvpnAuth/422/not-openvpn": exports.NotOpenvpn,
    "getOpenvpnAuth/429/too-many-requests": exports.TooManyRequests,
    "getOpenvpnAuth/default/framework-error": exports.FrameworkError,
    "listWireguardConfigs/200/configs": exports.Configs,
    "listWireguardConfigs/401/unauthenticated": exports.Unauthenticated,
    "listWireguardConfigs/404/server-not-found": exports.ServerNotFound,
    "listWireguardConfigs/404/no-configs": exports.NoConfigs,
    "listWireguardConfigs/422/invalid-data": exports.InvalidData,
    "listWireguardConfigs/422/no-service": exports.NoService,
    "listWireguardConfigs/422/service-inactive": exports.ServiceInactive,
    "listWireguardConfigs/422/service-expired": exports.ServiceExpired,
    "listWireguardConfigs/422/not-wireguard": exports.NotWireguard,
    "listWireguardConfigs/429/too-many-requests": exports.TooManyRequests,
    "listWireguardConfigs/default/framework-error": exports.FrameworkError,
    "createWireguardConfig/200/create-dispatched": exports.CreateDispatched,
    "createWireguardConfig/401/unauthenticated": exports.Unauthenticated,
    "createWireguardConfig/404/server-not-found": exports.ServerNotFound,
    "createWireguardConfig/422/invalid-data": exports.InvalidData,
    "createWireguardConfig/422/no-service": exports.NoService,
    "createWireguardConfig/422/service-inactive": exports.ServiceInactive,
    "createWireguardConfig/422/service-expired": exports.ServiceExpired,
    "createWireguardConfig/422/not-wireguard": exports.NotWireguard,
    "createWireguardConfig/422/server-full": exports.ServerFull,
    "createWireguardConfig/422/device-limit": exports.DeviceLimit,
    "createWireguardConfig/429/too-many-requests": exports.TooManyRequests,
    "createWireguardConfig/default/framework-error": exports.FrameworkError,
    "deleteWireguardConfig/200/delete-dispatched": exports.DeleteDispatched,
    "deleteWireguardConfig/401/unauthenticated": exports.Unauthenticated,
    "deleteWireguardConfig/404/config-not-found": exports.ConfigNotFound,
    "deleteWireguardConfig/422/invalid-data": exports.InvalidData,
    "deleteWireguardConfig/422/config-pending": exports.ConfigPending,
    "deleteWireguardConfig/429/too-many-requests": exports.TooManyRequests,
    "deleteWireguardConfig/default/framework-error": exports.FrameworkError,
};
