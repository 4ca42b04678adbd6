import { useState } from "react";

/**
 * View state that outlives the window, on this device: a width, what is folded. Never data.
 * @param isValid  checks what was stored, perhaps by another version
 */
export function useRemembered<Value>(
  name: string,
  isValid: (value: unknown) => value is Value,
  initial: Value,
): readonly [Value, (value: Value) => void] {
  const key = `postil.${name}`;
  const [value, setValue] = useState(() => stored(key, isValid) ?? initial);
  return [
    value,
    (next) => {
      localStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
  ];
}

function stored<Value>(
  key: string,
  isValid: (value: unknown) => value is Value,
): Value | undefined {
  const text = localStorage.getItem(key);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : undefined;
  } catch {
    // Not ours, or half written: the initial value does.
    return undefined;
  }
}
