import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { IconAlertOctagonFilled } from './icons.ts';
import styles from './Field.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly help?: string;
  /** What is wrong, or '' when nothing is. */
  readonly error?: string;
  /** What its number is in. */
  readonly unit?: string;
  readonly isSecret?: boolean;
  /** Letters it takes at most. */
  readonly longest?: number;
}

/**
 * A text field of 56 px with its label above and what is wrong below. It is never full before 80 letters: the first keys of a scan that is
 * typed reach the page and are taken back, which would cost a full field its own last letters.
 */
export function Field({
  label,
  value,
  onChange,
  help = '',
  error = '',
  unit = '',
  isSecret = false,
  longest = 80,
}: FieldProps) {
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== ''}
      type={isSecret ? 'password' : 'text'}
      maxLength={longest}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['box']}>
        <Input autoComplete="off" spellCheck={false} />
        {unit === '' ? null : <span className={styles['unit']}>{unit}</span>}
      </div>
      {error === '' ? (
        <div className={styles['help']}>{help}</div>
      ) : (
        <div className={styles['error']} role="alert">
          <IconAlertOctagonFilled />
          {error}
        </div>
      )}
    </TextField>
  );
}
