import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import schema from "./kept.schema.json" with { type: "json" };
import reportSchema from "./report.schema.json" with { type: "json" };

const ajv = new Ajv2020({ strict: false, validateSchema: false, validateFormats: false });
ajv.addSchema(reportSchema, "/report.schema.json").addSchema(schema);

/** Whether something that was read from a file is of use, by what its readers rest on; compiled when it is first asked for. */
export function kept(what: "report" | "values" | "pastRun" | "event"): ValidateFunction {
  return ajv.getSchema(`${schema.$id}#/$defs/${what}`)!;
}
