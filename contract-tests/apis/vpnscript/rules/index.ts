import type { VpnScriptRule } from "../session.ts";
import { newLoginKeepsEarlierTokens, tokenBelongsToItsAccount } from "./accounts.ts";
import {
  configIsAWgQuickFile,
  configIsThereWhileActive,
  configurationsShareNothing,
  configurationsStayTheSame,
} from "./configurations.ts";
import {
  malformedInputBreaksNothing,
  oddNumbersAreRefused,
  unknownRouteIsNotFound,
  wrongMethodIsNotAllowed,
} from "./input.ts";
import {
  configurationsAreOnTheirServer,
  configurationsAreTheAccounts,
  refusedCreateCreatesNothing,
} from "./isolation.ts";
import {
  createdConfigurationBecomesActive,
  deletedConfigurationGoes,
  deletingTakesOne,
} from "./lifecycle.ts";
import {
  certificateIsTheProfiles,
  noProfileWhereThereIsNone,
  openvpnLoginStays,
  profileLeadsToItsServer,
} from "./openvpn.ts";
import { pagesAddUp } from "./pages.ts";
import {
  deviceNameIsRequired,
  passwordIsExact,
  suspensionIsToldToItsOwner,
  unknownUsernameStaysUnknown,
} from "./passwords.ts";
import {
  disabledServerIsNotFound,
  serverIdsAreUnique,
  serverListTellsTheState,
} from "./servers.ts";
import { profileNeedsAnActiveService } from "./services.ts";
import {
  malformedAuthorizationIsRefused,
  tokenInAddressIsRefused,
  wrongTokensAreRefused,
} from "./tokens.ts";

/** Truths of VPN Script that no single answer shows. What looks at the others' work comes after it. */
export const rules: readonly VpnScriptRule[] = [
  wrongTokensAreRefused,
  malformedAuthorizationIsRefused,
  tokenInAddressIsRefused,
  newLoginKeepsEarlierTokens,
  tokenBelongsToItsAccount,
  passwordIsExact,
  unknownUsernameStaysUnknown,
  suspensionIsToldToItsOwner,
  deviceNameIsRequired,
  malformedInputBreaksNothing,
  oddNumbersAreRefused,
  unknownRouteIsNotFound,
  wrongMethodIsNotAllowed,
  profileNeedsAnActiveService,
  serverIdsAreUnique,
  serverListTellsTheState,
  disabledServerIsNotFound,
  pagesAddUp,
  certificateIsTheProfiles,
  profileLeadsToItsServer,
  noProfileWhereThereIsNone,
  openvpnLoginStays,
  configurationsAreTheAccounts,
  refusedCreateCreatesNothing,
  configurationsAreOnTheirServer,
  createdConfigurationBecomesActive,
  configIsThereWhileActive,
  configurationsStayTheSame,
  configIsAWgQuickFile,
  configurationsShareNothing,
  deletedConfigurationGoes,
  deletingTakesOne,
];
