import ts from "typescript";
import type { Endpoint } from "../generators/catalogue.ts";
import { upper } from "../generators/client.ts";
import type { Change } from "./change.ts";
import { pairsOf, type Generated } from "./generated.ts";

/**
 * Whether code that was written for the earlier client compiles with the later one, by TypeScript's
 * own checker: an answer has to do where the earlier one did, and earlier parameters where the later
 * ones are asked for. A new answer breaks nothing: it was `undocumented` before.
 */
export function typeChanges(base: Generated, now: Generated): Change[] {
  const program = ts.createProgram([base.types, now.types], {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    strict: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const typesOf = ({ types }: Generated, { operation }: Endpoint) => {
    const exported = checker.getExportsOfModule(
      checker.getSymbolAtLocation(program.getSourceFile(types)!)!,
    );
    const [parameters, result] = ["Parameters", "Result"].map((kind) => {
      const name = `${upper(operation.operationId)}${kind}`;
      return checker.getDeclaredTypeOfSymbol(exported.find((one) => one.name === name)!);
    }) as [ts.Type, ts.Type];
    return { parameters, result };
  };
  const part = (type: ts.Type, name: string) => checker.getTypeOfSymbol(type.getProperty(name)!);
  const answersOf = (result: ts.Type) => {
    const answers = result.isUnion() ? result.types : [result];
    return answers.map(
      (one) => [(part(one, "variant") as ts.StringLiteralType).value, one] as const,
    );
  };
  const changes: Change[] = [];
  const hold = (from: ts.Type, to: ts.Type, what: string, operation: string, variant?: string) => {
    const does = checker.isTypeAssignableTo(from, to);
    if (does && checker.isTypeAssignableTo(to, from)) return;
    const impact = does ? "minor" : "major";
    const says = does
      ? "has another type"
      : "has another type, with which earlier code does not compile";
    changes.push({ judge: "TypeScript", operation, variant, impact, subject: `\`${what}\``, says });
  };
  for (const [earlier, later] of pairsOf(base, now)) {
    if (!earlier || !later) continue;
    const [before, after] = [typesOf(base, earlier), typesOf(now, later)];
    const operation = later.operation.operationId;
    hold(before.parameters, after.parameters, "parameters", operation);
    const answers = new Map(answersOf(after.result));
    for (const [variant, was] of answersOf(before.result)) {
      const is = answers.get(variant);
      for (const name of is ? ["status", "body"] : []) {
        hold(part(is!, name), part(was, name), name, operation, variant);
      }
    }
  }
  return changes;
}
