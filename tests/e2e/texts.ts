/** Texts that tests import. Each says something that no other says, so that tests can point at it. */

export const FERRY = [
  "The ferry book of Vell",
  "",
  "The pilots of Vell kept one book for three hundred years. It was not a log of ships but of water, and whoever took the oar wrote in it what the river had done that day.",
  "",
  "On the third page somebody wrote that the tide is late. On the ninth page somebody wrote that the tide is late again, and under it, in pencil, a second hand asked: late for whom?",
  "",
  "Nobody ever answered. The question stood at the foot of the page like a boat that has been tied up and forgotten, and later pilots wrote around it.",
  "",
].join("\n");

/** Long enough that most of it is out of view. */
export const LONG_READ = [
  "# A long walk along the shore",
  "",
  ...Array.from({ length: 60 }, (_, number) =>
    [
      number % 10 === 0 ? `## Stage ${number / 10 + 1}\n\n` : "",
      `Mile ${number + 1} began where the last one had ended. The path ran between the fence and the water, and the walker counted posts until the counting became a kind of thought.\n`,
    ].join(""),
  ),
  "At the very end stood a lighthouse without a lamp.",
  "",
].join("\n");
