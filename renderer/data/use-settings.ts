import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Settings, type SettingsChange } from "#core/settings/settings.js";
import { askOrThrow } from "./ask-or-throw.ts";
import { queryKeys } from "./query-keys.ts";

const DEFAULT_SETTINGS: Settings = Settings.parse({});

/** This device's settings; the defaults until they have arrived. */
export function useSettings(): Settings {
  const { data } = useQuery({
    queryKey: queryKeys.settings,
    queryFn: () => askOrThrow("settings.get", {}),
  });
  return data ?? DEFAULT_SETTINGS;
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
