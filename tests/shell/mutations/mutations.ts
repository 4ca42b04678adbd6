import type { NamedMutation } from "./named-mutation.ts";
import { windowMutations } from "./window-mutations.ts";
import { compositionMutations } from "./composition-mutations.ts";
import { commandMutations } from "./command-mutations.ts";
import { networkMutations } from "./network-mutations.ts";
import { navigationMutations, permissionMutations } from "./page-mutations.ts";
import { schemeMutations } from "./scheme-mutations.ts";
import { policyMutations } from "./policy-mutations.ts";
import { messageMutations } from "./message-mutations.ts";
import { outsideMutations } from "./outside-mutations.ts";
import { lifeMutations } from "./life-mutations.ts";
import { fuseMutations } from "./fuse-mutations.ts";

/** Every guard of the desktop, taken out one at a time. */
export const mutations: readonly NamedMutation[] = [
  ...windowMutations,
  ...compositionMutations,
  ...networkMutations,
  ...navigationMutations,
  ...permissionMutations,
  ...schemeMutations,
  ...policyMutations,
  ...messageMutations,
  ...outsideMutations,
  ...commandMutations,
  ...lifeMutations,
  ...fuseMutations,
];
