import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import field from '../../../ui/Field.module.css';
import { classes } from '../../../ui/classes.ts';
import { IconCheck } from '../../../ui/icons.ts';

interface SeveralProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: readonly string[];
  /** What none of them chosen means; absent: all. */
  readonly none?: string;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any of a few options; what none of them means stands before them. */
export function Several({ label, options, chosen, none, onChange }: SeveralProps) {
  const t = useTranslations('boxes');
  const isOn = (value: string): boolean => chosen.some((one) => one.toLowerCase() === value.toLowerCase());
  const all = { value: null, text: none ?? t('all'), isChosen: chosen.length === 0 };
  const each = options.map(({ value, text }) => ({ value, text, isChosen: isOn(value) }));
  return (
    <div className={field['field']}>
      <div className={field['label']}>{label}</div>
      <div className={classes(field['choice'], field['wrapped'])} role="group" aria-label={label}>
        {[all, ...each].map(({ value, text, isChosen }) => (
          <AriaButton
            key={value}
            className={field['option'] ?? ''}
            data-selected={isChosen || undefined}
            aria-pressed={isChosen}
            onPress={() => {
              if (value === null) onChange([]);
              else
                onChange(
                  isChosen ? chosen.filter((one) => one.toLowerCase() !== value.toLowerCase()) : [...chosen, value],
                );
            }}
          >
            {isChosen ? <IconCheck /> : null}
            {text}
          </AriaButton>
        ))}
      </div>
    </div>
  );
}
