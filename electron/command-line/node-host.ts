import { fileURLToPath } from "node:url";
import { HOUSE } from "../house.ts";
import { forkConverterInNode } from "../import/fork-converter-node.ts";
import type { CommandHost } from "./command-host.ts";

/** The program is Node. */
export const nodeHost: CommandHost = {
  forkConverter: forkConverterInNode,
  samplesDirectory: fileURLToPath(new URL("seeds/", HOUSE)),
};
