import ts from "typescript";
import { upper } from "../generators/client.ts";
import type { Change } from "./change.ts";
import type { Generated } from "./generated.ts";

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
  const [before, after] = [base, now].map(({ types }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(types)!)!;
    const declared = checker
      .getExportsOfModule(module)
      .map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)] as const);
    return new Map(declared);
  }) as [Map<string, ts.Type>, Map<string, ts.Type>];
  const part = (type: ts.Type, name: string) => checker.getTypeOfSymbol(type.getProperty(name)!);
  const answersOf = (result: ts.Type) => {
    const answers = result.isUnion() ? result.types : [result];
    return answers.map(
      (one) => [(part(one, "variant") as ts.StringLiteralType).value, one] as const,
    );
  };
  const changes: Change[] = [];
  const hold = (from: ts.Type, to: ts.Type, operation: string, variant?: string) => {
    const does = checker.isTypeAssignableTo(from, to);
    if (does && checker.isTypeAssignableTo(to, from)) return;
    changes.push({ judge: "TypeScript", operation, variant, impact: does ? "minor" : "major" });
  };
  for (const { entry } of now.calls) {
    const operation = entry.operation.operationId;
    const [result, parameters] = [`${upper(operation)}Result`, `${upper(operation)}Parameters`];
    if (!before.has(result)) continue;
    hold(before.get(parameters)!, after.get(parameters)!, operation);
    const answers = new Map(answersOf(after.get(result)!));
    for (const [variant, was] of answersOf(before.get(result)!)) {
      const is = answers.get(variant);
      for (const name of is ? ["status", "body"] : []) {
        hold(part(is!, name), part(was, name), operation, variant);
      }
    }
  }
  return changes;
}
