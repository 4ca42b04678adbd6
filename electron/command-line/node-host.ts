import { fileURLToPath } from "node:url";
import { forkConverterInNode } from "../import/fork-converter-node.ts";
import type { CommandHost } from "./command-host.ts";

// Two steps up from here, in the sources and in `out/` alike; `out/` itself is one more.
const HOUSE = new URL(import.meta.url.endsWith(".ts") ? "../../" : "../../../", import.meta.url);

/** The program is Node. */
export const nodeHost: CommandHost = {
  forkConverter: forkConverterInNode,
  samplesDirectory: fileURLToPath(new URL("seeds/", HOUSE)),
};
