import type { NamedMutation } from "./named-mutation.ts";

/** As they stand in the source, one by one. */
const DIRECTIVES = [
  "\"default-src 'none'\"",
  "\"script-src 'self'\"",
  "\"style-src 'self'\"",
  '`img-src ${pictures.join(" ")}`',
  "\"font-src 'self'\"",
  "\"connect-src 'self'\"",
  "\"frame-src 'none'\"",
  "\"frame-ancestors 'none'\"",
  "\"base-uri 'none'\"",
  "\"form-action 'none'\"",
  "\"object-src 'none'\"",
  "\"require-trusted-types-for 'script'\"",
  "`trusted-types ${FRAME_POLICY_NAME} ${SANITISER_POLICY_NAME}`",
] as const;

export const policyMutations: readonly NamedMutation[] = DIRECTIVES.map((directive) => ({
  name: `the window's policy without ${directive}`,
  file: "electron/contract/window-policy.ts",
  find: `${directive},`,
  replace: "",
  noticedBy: ["the window's policy is this one, to the letter"],
}));
