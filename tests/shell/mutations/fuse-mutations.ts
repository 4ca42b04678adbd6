import type { NamedMutation } from "./named-mutation.ts";

export const fuseMutations: readonly NamedMutation[] = (
  [
    ["FuseV1Options.RunAsNode]: false", "FuseV1Options.RunAsNode]: true"],
    [
      "FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false",
      "FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true",
    ],
    [
      "FuseV1Options.EnableNodeCliInspectArguments]: false",
      "FuseV1Options.EnableNodeCliInspectArguments]: true",
    ],
    [
      "FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true",
      "FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false",
    ],
    ["FuseV1Options.OnlyLoadAppFromAsar]: true", "FuseV1Options.OnlyLoadAppFromAsar]: false"],
    [
      "FuseV1Options.GrantFileProtocolExtraPrivileges]: false",
      "FuseV1Options.GrantFileProtocolExtraPrivileges]: true",
    ],
    ["FuseV1Options.EnableCookieEncryption]: false", "FuseV1Options.EnableCookieEncryption]: true"],
    [
      "FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false",
      "FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: true",
    ],
    ["FuseV1Options.WasmTrapHandlers]: true", "FuseV1Options.WasmTrapHandlers]: false"],
    ["strictlyRequireAllFuses: true", "strictlyRequireAllFuses: false"],
  ] as const
).map(([find, replace]) => ({
  name: `the fuse ${replace}`,
  file: "build/fuses.ts",
  find,
  replace,
  noticedBy: ["19: every fuse is set, and set as decided"],
}));
