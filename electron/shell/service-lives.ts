import type { AppEvent } from "#contract/events.js";
import { assertNever } from "#core/assert-never.js";
import type { Failure } from "#core/failure/failure.js";
import { desktopWording } from "#core/wording/desktop-wording.js";
import type { OpenLibrary, ToService } from "../desktop-process/desktop-protocol.ts";
import { createPostponable } from "./postponable.ts";
import { forkService, type FromService, type ServiceLink } from "./service-link.ts";

/** The service process, started again when it dies. */
export interface ServiceLives {
  /** Fulfilled once the library is open in the life of now. Throws when the process was given up. */
  opened(): Promise<void>;
  post(message: ToService): void;
  /** Starts a new life on other options, after the library could not be opened. */
  reopen(options: OpenLibrary): void;
  /** Fulfilled when everything is written and the process has ended. */
  end(): Promise<void>;
}

export interface LifeListener {
  onAnswer(id: number, answer: unknown): void;
  onNoAnswer(id: number, reason: string): void;
  onEvent(event: AppEvent): void;
  onNotOpened(failure: Failure): void;
  /** What was asked of the life that ended will not be answered. */
  onDeath(): void;
}

/** More deaths than this within a minute are not worth another try. */
const DEATHS_ALLOWED = 3;
const DEATHS_WITHIN_MS = 60_000;
/** After this an ending is a hang. Whatever was reported as saved is on disk already. */
const END_LIMIT_MS = 10_000;

const words = desktopWording.service;

export function keepServiceAlive(first: OpenLibrary, listener: LifeListener): ServiceLives {
  const opening = createPostponable();
  let deaths: readonly number[] = [];
  let ending: PromiseWithResolvers<void> | undefined;
  let isAlive = true;
  let link = launch(first);

  function launch(options: OpenLibrary): ServiceLink {
    const life: ServiceLink = forkService(options, {
      onMessage(message) {
        if (life === link) hear(message);
      },
      onExit() {
        if (life === link) mourn(options);
      },
    });
    return life;
  }

  function hear(message: FromService): void {
    if (message.kind !== "opened") return tellListener(message, listener);
    if (deaths.length > 0) announceReturn(listener);
    opening.fulfil();
  }

  function mourn(options: OpenLibrary): void {
    listener.onDeath();
    if (ending !== undefined) return ending.resolve();
    const now = Date.now();
    deaths = [...deaths.filter((time) => now - time < DEATHS_WITHIN_MS), now];
    const isHopeless = deaths.length > DEATHS_ALLOWED;
    const message = isHopeless ? words.gaveUp : words.restarting;
    listener.onEvent({ kind: "trouble", message, path: null });
    opening.beginAnew();
    if (isHopeless) opening.giveUp(new Error(words.gaveUp));
    else link = launch(options);
    isAlive = !isHopeless;
  }

  return {
    opened: () => opening.promise,
    post: (message) => link.post(message),
    reopen(options) {
      const unopened = link;
      opening.beginAnew();
      link = launch(options);
      unopened.kill();
    },
    async end() {
      if (!isAlive) return;
      ending = Promise.withResolvers();
      link.post({ kind: "close" });
      const limit = setTimeout(link.kill, END_LIMIT_MS);
      await ending.promise;
      clearTimeout(limit);
    },
  };
}

function tellListener(
  message: Exclude<FromService, { kind: "opened" }>,
  listener: LifeListener,
): void {
  switch (message.kind) {
    case "not-opened":
      return listener.onNotOpened(message.failure);
    case "answer":
      return listener.onAnswer(message.id, message.answer);
    case "no-answer":
      return listener.onNoAnswer(message.id, message.reason);
    case "event":
      return listener.onEvent(message.event);
    default:
      return assertNever(message);
  }
}

/** While it was away the window may have missed anything. */
function announceReturn({ onEvent }: LifeListener): void {
  onEvent({ kind: "trouble-over" });
  onEvent({ kind: "articles-changed", articleIds: [] });
  onEvent({ kind: "library-changed" });
}
