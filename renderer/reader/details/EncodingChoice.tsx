import type { ArticleDetail } from "#contract/records.js";
import type { TextEncoding } from "#core/article/text-encoding.js";
import { ENCODING_NAMES } from "#core/wording/encoding-names.js";
import { wording } from "#core/wording/wording.js";
import { Select } from "../../ui/Select.tsx";
import { usePreview } from "./use-original.ts";

interface EncodingChoiceProps {
  readonly detail: ArticleDetail;
  readonly chosen: TextEncoding;
  readonly onChoose: (encoding: TextEncoding) => void;
}

// Object.keys forgets that a const object has no other keys.
const ENCODINGS = Object.keys(ENCODING_NAMES) as readonly TextEncoding[];

/** Every encoding by name; the one that the file's bytes speak for says so. */
export function EncodingChoice({ detail, chosen, onChoose }: EncodingChoiceProps) {
  const detected = usePreview(detail, null).data?.encoding;
  return (
    <Select
      label={wording.details.encoding}
      value={chosen}
      choices={ENCODINGS.map((value) => {
        const name = ENCODING_NAMES[value];
        return { value, label: value === detected ? wording.details.detected(name) : name };
      })}
      onChange={onChoose}
    />
  );
}
