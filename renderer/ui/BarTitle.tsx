import styles from "./BarTitle.module.css";

/** The heading in the bar above a screen, in one line: cut short where it is too long. */
export function BarTitle({ children }: { readonly children: string }) {
  return (
    <h1 className={styles.title}>
      <bdi>{children}</bdi>
    </h1>
  );
}
