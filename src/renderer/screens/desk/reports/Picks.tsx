import { Button as AriaButton } from 'react-aria-components/Button';
import styles from './Reports.module.css';

interface PicksProps<T> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onPick: (value: T) => void;
}

/** One of a few, side by side; the chosen one is inverted. */
export function Picks<T extends string | number>({ label, options, value, onPick }: PicksProps<T>) {
  return (
    <div className={styles['picks']} role="group" aria-label={label}>
      {options.map((option) => (
        <AriaButton
          key={option.value}
          className={styles['pick'] ?? ''}
          data-selected={option.value === value || undefined}
          aria-pressed={option.value === value}
          onPress={() => {
            onPick(option.value);
          }}
        >
          {option.text}
        </AriaButton>
      ))}
    </div>
  );
}
