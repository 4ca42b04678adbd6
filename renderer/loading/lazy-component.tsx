import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { create } from "zustand";

/** A component whose code is not in the first script. */
export interface LazyComponent<Props> {
  (props: Props): ReactNode;
  /** Fetches the code, once. @returns when it is here; rejects when it cannot be had */
  readonly fetchCode: () => Promise<void>;
}

/**
 * Makes a component that is drawn like any other as soon as its code is here, at once and in the same drawing as what is around it.
 * Not by React's own `lazy`: that holds back what it drew in place of it for 300 ms, however soon the code comes.
 * @param load  imports the code
 * @param Meanwhile  is drawn for as long as the code is on its way
 */
export function lazyComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType = Nothing,
): LazyComponent<Props> {
  const useCode = create<{ readonly Component?: ComponentType<Props> }>()(() => ({}));
  let fetching: Promise<void> | undefined;
  let isFailureTold = false;

  async function fetchAndKeep(): Promise<void> {
    const Component = await load();
    useCode.setState({ Component });
  }

  function fetchCode(): Promise<void> {
    return (fetching ??= fetchAndKeep());
  }

  function Lazy(props: Props) {
    const { Component } = useCode();
    const [failure, setFailure] = useState<Error>();
    useEffect(() => {
      if (isFailureTold) {
        // Somebody wants to try again. To this page Chromium says for ever that it failed.
        location.reload();
        return;
      }
      fetchCode().catch((error: unknown) => {
        isFailureTold = true;
        setFailure(error instanceof Error ? error : new Error(String(error)));
      });
    }, []);
    if (failure !== undefined) throw failure;
    return Component === undefined ? <Meanwhile /> : <Component {...props} />;
  }

  return Object.assign(Lazy, { fetchCode });
}

function Nothing() {
  return null;
}
