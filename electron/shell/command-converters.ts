import type { ForkConverter } from "../import/converter-pool.ts";
import { createLentConverters } from "../desktop-process/lent-converters.ts";
import { createConverterLender } from "./converter-lender.ts";

/** Converters for a command, which runs in the main process and so lends them to itself. */
export function createCommandConverters(): ForkConverter {
  const converters = createLentConverters((message) => {
    if (message.kind === "fork-converter") lender.fork(message.converter);
    else if (message.kind === "end-converter") lender.end(message.converter);
  });
  const lender = createConverterLender(converters);
  return converters.fork;
}
