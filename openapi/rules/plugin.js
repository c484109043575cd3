import { answersStayOpen } from "./answers-stay-open.js";
import { componentName } from "./component-name.js";
import { constIsRequired } from "./const-is-required.js";
import { exampleMatchesOneBranch } from "./example-matches-one-branch.js";
import { exampleName } from "./example-name.js";
import { fileHoldsDefinition } from "./file-holds-definition.js";
import { responseBranches } from "./response-branches.js";
import { securedOperation401 } from "./secured-operation-401.js";
import { variantsMatchExamples } from "./variants-match-examples.js";

/** The house rules that a configurable assertion can't express; one file each, named as the rule. */
export default function plugin() {
  return {
    id: "contracts",
    rules: {
      oas3: {
        "answers-stay-open": answersStayOpen,
        "component-name": componentName,
        "const-is-required": constIsRequired,
        "example-matches-one-branch": exampleMatchesOneBranch,
        "example-name": exampleName,
        "file-holds-definition": fileHoldsDefinition,
        "response-branches": responseBranches,
        "secured-operation-401": securedOperation401,
        "variants-match-examples": variantsMatchExamples,
      },
    },
  };
}
