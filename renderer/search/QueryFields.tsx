import { FIELDS } from "#core/query/read-field.js";
import { wording } from "#core/wording/wording.js";
import styles from "./QueryFields.module.css";

/** Every field of the query language, what may stand behind its colon, and how dates are written. */
export function QueryFields() {
  const words = wording.search;
  return (
    <section className={styles.fields} aria-label={words.allFields}>
      <h2>{words.allFields}</h2>
      <dl>
        {FIELDS.map((field) => (
          <div key={field}>
            <dt>
              <code>{`${field}:`}</code>
            </dt>
            <dd>
              {words.fields[field].means}
              <span>{words.fields[field].takes}</span>
            </dd>
          </div>
        ))}
        <div>
          <dt>{words.dates.label}</dt>
          <dd className={styles.dates}>
            {words.dates.forms.map((form) => (
              <code key={form}>{form}</code>
            ))}
          </dd>
        </div>
      </dl>
    </section>
  );
}
