import { importArticle } from "../import/import-article.ts";
import { answerMessages } from "../import/process/answer-messages.ts";
import { RESIDENT_LIMIT_BYTES } from "../import/process/resident-memory.ts";
import { startWatchdog } from "../import/process/start-watchdog.ts";
import { post, type UtilityPort, utilityParentPort } from "./utility-port.ts";

// The entry of a converter in Electron. The main process forked it and hands it one end of a line whose other end the
// service holds; files and articles take that line and never pass through the main process.
startWatchdog(RESIDENT_LIMIT_BYTES);
utilityParentPort().on("message", ({ ports }) => {
  const [line] = ports;
  if (line === undefined) throw new Error("a converter is handed its line to the service");
  answerMessages(parentPortOver(line), importArticle);
  line.start();
});

function parentPortOver(line: UtilityPort): Parameters<typeof answerMessages>[0] {
  return {
    send: (message) => post(line, message),
    onMessage: (listener) => line.on("message", ({ data }) => listener(data)),
  };
}
