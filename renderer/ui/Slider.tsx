import { useState } from "react";
import { Label } from "react-aria-components/Label";
import {
  Slider as Field,
  SliderFill,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from "react-aria-components/Slider";
import styles from "./Slider.module.css";
import { classNames } from "./class-names.ts";

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly describe: (value: number) => string;
  /** Called when the thumb is let go, so that a drag is one change. */
  readonly onChange: (value: number) => void;
}

export function Slider({ label, value, least, most, step, describe, onChange }: SliderProps) {
  const [dragged, setDragged] = useState<number>();
  const shown = dragged ?? value;
  return (
    <Field
      value={shown}
      minValue={least}
      maxValue={most}
      step={step}
      onChange={(next) => setDragged(next)}
      onChangeEnd={(next) => {
        setDragged(undefined);
        onChange(next);
      }}
      className={classNames(styles.field)}
    >
      <Label className={classNames(styles.label)}>{label}</Label>
      <SliderOutput className={classNames(styles.output)}>{describe(shown)}</SliderOutput>
      <SliderTrack className={classNames(styles.track)}>
        <SliderFill className={classNames(styles.fill)} />
        <SliderThumb className={classNames(styles.thumb)} />
      </SliderTrack>
    </Field>
  );
}
