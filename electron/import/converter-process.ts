import { importArticle } from "./import-article.ts";
import { answerMessages } from "./process/answer-messages.ts";
import { parentPortOfThisProcess } from "./process/parent-port.ts";

// The entry of a converter process: untrusted files are taken apart here, where a crash costs one file.
answerMessages(parentPortOfThisProcess(), importArticle);
