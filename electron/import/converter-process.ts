import { importArticle } from "./import-article.ts";
import { answerMessages } from "./process/answer-messages.ts";
import { RESIDENT_LIMIT_BYTES } from "./process/resident-memory.ts";
import { startWatchdog } from "./process/start-watchdog.ts";
import { parentPortOfThisProcess } from "./process/parent-port.ts";

// The entry of a converter process: untrusted files are taken apart here, where a crash costs one file.
startWatchdog(RESIDENT_LIMIT_BYTES, Number(process.argv[2]));
answerMessages(parentPortOfThisProcess(), importArticle);
