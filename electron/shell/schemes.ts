import { type CustomScheme, protocol } from "electron";

/** An address of ours begins with exactly this: scheme, host, and nothing between. */
export interface SchemeAddress {
  readonly scheme: string;
  readonly host: string;
}

export const INTERFACE = { scheme: "app", host: "postil" } as const satisfies SchemeAddress;
export const ASSETS = { scheme: "postil-asset", host: "a" } as const satisfies SchemeAddress;

/** Neither may bypass the Content-Security-Policy. Before `ready`, and once. */
const PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true } as const;
const SCHEMES: readonly CustomScheme[] = [
  { scheme: INTERFACE.scheme, privileges: { ...PRIVILEGES, codeCache: true } },
  { scheme: ASSETS.scheme, privileges: PRIVILEGES },
];

export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([...SCHEMES]);
}
