import type { ToService } from "../../../electron/desktop-process/desktop-protocol.ts";
import type { FakeProcess } from "./fake-process.ts";

export type Ask = Extract<ToService, { kind: "ask" }>["ask"];

/** The service process, played: opens at once and answers as a test tells it to. */
export interface FakeService {
  /** Every question that reached the service. */
  readonly asked: readonly Ask[];
  readonly cancelled: readonly string[];
  /** By kind of question; `undefined` leaves it unanswered. */
  readonly answers: { [Kind in Ask["kind"]]?: (ask: Extract<Ask, { kind: Kind }>) => unknown };
  /** What opening the library answers. */
  opening: { kind: "opened" } | { kind: "not-opened"; failure: { code: string } };
  readonly openedWith: readonly Extract<ToService, { kind: "open" }>["options"][];
  /** The lives so far; the last one is the current. */
  readonly lives: readonly FakeProcess[];
  current(): FakeProcess;
  isClosing(): boolean;
  play(process: FakeProcess): void;
}

const SETTINGS_REPLY = { ok: true, value: { theme: "dark" } };

export function createFakeService(): FakeService {
  const asked: Ask[] = [];
  const cancelled: string[] = [];
  const openedWith: FakeService["openedWith"][number][] = [];
  const lives: FakeProcess[] = [];
  let isClosing = false;

  const service: FakeService = {
    asked,
    cancelled,
    openedWith,
    lives,
    opening: { kind: "opened" },
    answers: {
      call: ({ request }) =>
        isNamed(request, "settings.get") ? SETTINGS_REPLY : { ok: true, value: {} },
      "stage-file": () => "0123456789abcdef0123456789abcdef",
      "resolve-asset": () => null,
      "import-paths": () => [],
      "save-file": () => null,
    },
    current() {
      const life = lives.at(-1);
      if (life === undefined) throw new Error("the service was not started");
      return life;
    },
    isClosing: () => isClosing,
    play(process) {
      lives.push(process);
      process.onReceived = (received) => {
        // Our own message, by the type that both sides share.
        const message = received as ToService;
        if (message.kind === "open") {
          openedWith.push(message.options);
          process.say(service.opening);
        } else if (message.kind === "cancel") {
          cancelled.push(message.callId);
        } else if (message.kind === "close") {
          isClosing = true;
          setImmediate(() => process.exit(0));
        } else if (message.kind === "ask") {
          asked.push(message.ask);
          // The table pairs each kind with its own question; the compiler cannot follow the index.
          const answer = service.answers[message.ask.kind] as ((ask: Ask) => unknown) | undefined;
          const given = answer?.(message.ask);
          if (given !== undefined) process.say({ kind: "answer", id: message.id, answer: given });
        }
      };
    },
  };
  return service;
}

function isNamed(request: unknown, name: string): boolean {
  return (
    typeof request === "object" && request !== null && "name" in request && request.name === name
  );
}
