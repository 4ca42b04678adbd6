import type { Check } from "./check.ts";
import { commandChecks } from "./commands.ts";
import { electronList } from "./electron-list.ts";
import { ipcChecks } from "./ipc.ts";
import { navigationChecks } from "./navigation.ts";
import { networkChecks } from "./network.ts";
import { outsideChecks } from "./outside.ts";
import { permissionChecks } from "./permissions.ts";
import { schemeChecks } from "./schemes.ts";
import { serviceLifeChecks } from "./service-life.ts";
import { windowLifeChecks } from "./window-life.ts";
import { wishChecks } from "./wishes.ts";

export const checks = {
  "Electron's list": electronList,
  network: networkChecks,
  schemes: schemeChecks,
  permissions: permissionChecks,
  navigation: navigationChecks,
  messages: ipcChecks,
  outside: outsideChecks,
  wishes: wishChecks,
  commands: commandChecks,
  "life of the service": serviceLifeChecks,
  "life of the window": windowLifeChecks,
} as const satisfies Record<string, readonly Check[]>;
