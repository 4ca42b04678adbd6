import { parseArgs } from "node:util";
import { openInProcess } from "../../main/service/open-in-process.ts";

// A process of its own that puts some tags on all articles of a library, one after the other, and prints "asked <tag>" before and
// "done <tag>" after each. Then it writes them into the logs, until it is killed.

const { values } = parseArgs({
  options: {
    folder: { type: "string", default: "" },
    name: { type: "string", default: "tag" },
    count: { type: "string", default: "4" },
  },
});

const app = await openInProcess(values.folder, { keepsUnsaved: true, takesInbox: false });
for (let number = 1; number <= Number(values.count); number += 1) {
  const tag = `${values.name}-${number}`;
  process.stdout.write(`asked ${tag}\n`);
  const input = { choice: {}, addTags: [tag] };
  const reply = await app.handle({ callId: tag, name: "articles.update", input });
  if (!reply.ok) throw new Error(reply.error.message);
  process.stdout.write(`done ${tag}\n`);
}
// The pause before that keeps no process alive; a window would.
setInterval(() => undefined, 1_000);
