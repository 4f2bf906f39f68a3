import { Button as AriaButton } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { classes } from './classes.ts';
import field from './Field.module.css';
import { IconChevronDown } from './icons.ts';
import popup from './Popup.module.css';
import styles from './Select.module.css';

interface SelectProps {
  /** Said by a screen reader; the heading of its column or row shows it. */
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isDisabled?: boolean;
}

/** One of a list that opens: for choices that are too many or too long to stand side by side. */
export function Select({ label, options, value, onChange, isDisabled = false }: SelectProps) {
  return (
    <AriaSelect
      aria-label={label}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
    >
      <AriaButton className={classes(field['box'], styles['button'])}>
        <SelectValue className={styles['value'] ?? ''} />
        <IconChevronDown />
      </AriaButton>
      <Popover className={classes(popup['popover'], styles['popover'])} offset={4}>
        <ListBox className={styles['list'] ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.text}
              className={classes(popup['item'], styles['item'])}
            >
              {option.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
