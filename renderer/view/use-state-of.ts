import { useCallback, useState } from "react";

/**
 * State of something that the component shows by a name, such as a list with its filter: under another name it begins anew, as if the
 * component had another key, while what lies beside it stays. What is said of the one before by then is not heard.
 */
export function useStateOf<Value>(
  name: string,
  initial: Value,
): readonly [Value, (change: (before: Value) => Value) => void] {
  const [state, setState] = useState({ name, value: initial });
  if (state.name !== name) setState({ name, value: initial });
  const set = useCallback(
    (change: (before: Value) => Value) =>
      setState((before) => {
        if (before.name !== name) return before;
        const value = change(before.value);
        return Object.is(value, before.value) ? before : { name, value };
      }),
    [name],
  );
  return [state.name === name ? state.value : initial, set];
}
