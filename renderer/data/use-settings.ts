import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Settings, type SettingsChange } from "#core/settings/settings.js";
import { askOrThrow } from "./ask-or-throw.ts";
import { queryKeys } from "./query-keys.ts";

/** Where they could not be read. */
export const DEFAULT_SETTINGS: Settings = Settings.parse({});

interface StoredSettings {
  /** Undefined while they are on their way, and where they could not be read. */
  readonly settings: Settings | undefined;
  readonly isAwaited: boolean;
}

/** What asks for this device's settings. */
export const STORED_SETTINGS = {
  queryKey: queryKeys.settings,
  queryFn: () => askOrThrow("settings.get", {}),
  // Every component that shows itself without them would ask again, and the window would wait once more.
  retryOnMount: false,
};

export function useStoredSettings(): StoredSettings {
  const { data, isPending } = useQuery(STORED_SETTINGS);
  return { settings: data, isAwaited: isPending };
}

/** @returns what is picked of this device's settings; whoever asks is drawn again when that changed, and not for another setting */
export function useSetting<Value>(pick: (settings: Settings) => Value): Value {
  const { data } = useQuery({
    ...STORED_SETTINGS,
    select: (settings) => ({ picked: pick(settings) }),
  });
  return data === undefined ? pick(DEFAULT_SETTINGS) : data.picked;
}

/** This device's settings; the defaults where they could not be read. */
export function useSettings(): Settings {
  return useStoredSettings().settings ?? DEFAULT_SETTINGS;
}

/** Changes settings: shown at once, saved behind, taken back when saving fails. */
export function useChangeSettings(): (change: SettingsChange) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (change: SettingsChange) => askOrThrow("settings.set", change),
    onMutate: (change) => {
      const before = client.getQueryData<Settings>(queryKeys.settings);
      client.setQueryData<Settings>(queryKeys.settings, (settings) =>
        Settings.parse({ ...(settings ?? DEFAULT_SETTINGS), ...change }),
      );
      return { before };
    },
    onError: (_error, _change, context) => {
      if (context?.before !== undefined) client.setQueryData(queryKeys.settings, context.before);
    },
  });
  return mutate;
}
