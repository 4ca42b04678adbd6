import type { Bridge } from "#contract/bridge.js";
import type { CallRequest } from "#contract/reply.js";
import { wording } from "#core/wording/wording.js";
import { listenToEvents } from "./event-stream.ts";
import { takeLinkFromAddress } from "./link-in-address.ts";

/** In UTF-8, of all that a page may still send while it goes; browsers refuse more. */
const LAST_WORDS_BYTES = 60_000;

let isLeaving = false;

/** Makes the pipe of a window that the browser host served: same origin, cookie already set. */
export function makeHttpBridge(): Bridge {
  addEventListener("pagehide", () => {
    isLeaving = true;
  });
  addEventListener("pageshow", () => {
    isLeaving = false;
  });
  return {
    host: "browser",
    assetBase: "/assets/",
    call: postCall,
    cancel: (callId) => {
      // A cancelled call answers by itself; whether the wish arrived changes nothing here.
      void postJson("/cancel", { callId }).catch(() => undefined);
    },
    onEvent(listener) {
      const link = takeLinkFromAddress();
      // Not before this has returned, like whatever else is told.
      if (link !== undefined) setTimeout(() => listener({ kind: "open-link", link }));
      return listenToEvents(listener);
    },
    stageFile,
    saveFile,
    openExternal: (url) => {
      window.open(url, "_blank", "noopener,noreferrer");
      return Promise.resolve();
    },
  };
}

async function postCall(request: CallRequest): Promise<unknown> {
  try {
    const response = await postJson("/call", request);
    return await response.json();
  } catch {
    return { ok: false, error: { code: "unexpected", message: wording.trouble.hostGone } };
  }
}

function postJson(path: string, value: unknown): Promise<Response> {
  const body = JSON.stringify(value);
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    cache: "no-store",
    // What a page saves as it goes is given up with it otherwise.
    keepalive: isLeaving && new Blob([body]).size <= LAST_WORDS_BYTES,
  });
}

async function stageFile(name: string, bytes: ArrayBuffer): Promise<string> {
  const response = await fetch(`/stage?name=${encodeURIComponent(name)}`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: bytes,
  });
  const answer: unknown = await response.json();
  if (typeof answer === "object" && answer !== null && "id" in answer) {
    if (typeof answer.id === "string") return answer.id;
  }
  throw new Error(wording.trouble.notStaged);
}

function saveFile(name: string, text: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download keeps its own hold on the bytes once it began, which is after this task.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return Promise.resolve();
}
