import { Button as AriaButton } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { IconSearch, IconX } from './icons.ts';
import styles from './SearchField.module.css';

interface SearchFieldProps {
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** Finds by what is typed. Scans do not need it: they are read wherever the focus is. */
export function SearchField({ label, clearLabel, value, onChange }: SearchFieldProps) {
  return (
    <AriaSearchField
      className={styles['search'] ?? ''}
      aria-label={label}
      value={value}
      onChange={onChange}
      maxLength={100}
    >
      <IconSearch />
      <Input placeholder={label} />
      {value === '' ? null : (
        <AriaButton className={styles['clear'] ?? ''} aria-label={clearLabel}>
          <IconX />
        </AriaButton>
      )}
    </AriaSearchField>
  );
}
