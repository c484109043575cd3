import type { Rule } from "../../engine/api.ts";
import type { VpnScriptSession } from "../session.ts";
import { newLoginKeepsEarlierTokens, tokenBelongsToItsAccount } from "./accounts.ts";
import {
  configIsAWgQuickFile,
  configIsThereWhileActive,
  configurationsShareNothing,
  configurationsStayTheSame,
} from "./configurations.ts";
import {
  idsThatAreNoIntegersAreInvalid,
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
import { accountShowsItsServiceState, profileNeedsAnActiveService } from "./services.ts";
import { slotsFollowConfigurations } from "./slots.ts";
import {
  malformedAuthorizationIsRefused,
  tokenInAddressIsRefused,
  wrongTokensAreRefused,
} from "./tokens.ts";

/** Truths of VPN Script that no single answer shows. What changes an account comes last. */
export const rules: readonly Rule<VpnScriptSession>[] = [
  wrongTokensAreRefused,
  malformedAuthorizationIsRefused,
  tokenInAddressIsRefused,
  tokenBelongsToItsAccount,
  newLoginKeepsEarlierTokens,
  passwordIsExact,
  unknownUsernameStaysUnknown,
  suspensionIsToldToItsOwner,
  deviceNameIsRequired,
  idsThatAreNoIntegersAreInvalid,
  oddNumbersAreRefused,
  unknownRouteIsNotFound,
  wrongMethodIsNotAllowed,
  profileNeedsAnActiveService,
  accountShowsItsServiceState,
  serverIdsAreUnique,
  serverListTellsTheState,
  disabledServerIsNotFound,
  pagesAddUp,
  certificateIsTheProfiles,
  profileLeadsToItsServer,
  noProfileWhereThereIsNone,
  openvpnLoginStays,
  createdConfigurationBecomesActive,
  configIsThereWhileActive,
  configurationsStayTheSame,
  configIsAWgQuickFile,
  configurationsShareNothing,
  deletedConfigurationGoes,
  deletingTakesOne,
  slotsFollowConfigurations,
  configurationsAreTheAccounts,
  configurationsAreOnTheirServer,
  refusedCreateCreatesNothing,
];
