import { Button as AriaButton } from 'react-aria-components/Button';
import { classes } from './classes.ts';
import styles from './Field.module.css';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Many options stand in several rows. */
  readonly isWrapped?: boolean;
}

/** A few options side by side; the chosen one is inverted. */
export function Choice<T extends string>({ label, options, value, onChange, isWrapped = false }: ChoiceProps<T>) {
  return (
    <div className={styles['field']}>
      <div className={styles['label']}>{label}</div>
      <div className={classes(styles['choice'], isWrapped && styles['wrapped'])} role="group" aria-label={label}>
        {options.map((option) => (
          <AriaButton
            key={option.value}
            className={styles['option'] ?? ''}
            data-selected={option.value === value || undefined}
            aria-pressed={option.value === value}
            onPress={() => {
              onChange(option.value);
            }}
          >
            {option.text}
          </AriaButton>
        ))}
      </div>
    </div>
  );
}
