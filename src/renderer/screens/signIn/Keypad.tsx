import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { IconAlertOctagonFilled } from '../../ui/icons.ts';
import { NumberKeys } from '../../ui/NumberKeys.tsx';
import styles from './SignIn.module.css';

interface KeypadProps {
  readonly number: string;
  readonly pin: string;
  readonly place: 'number' | 'pin';
  readonly error: string;
  readonly onPlace: (place: 'number' | 'pin') => void;
  /** A digit, `erase` or `enter`. */
  readonly onKey: (key: string) => void;
}

/** Number, PIN and a keypad large enough for gloves. */
export function Keypad({ number, pin, place, error, onPlace, onKey }: KeypadProps) {
  const t = useTranslations('signIn');
  return (
    <div className={styles['rightSide']}>
      <div className={styles['fieldLabel']}>{t('number')}</div>
      <AriaButton
        className={styles['field'] ?? ''}
        data-here={place === 'number' || undefined}
        aria-label={`${t('number')} ${number}`}
        onPress={() => {
          onPlace('number');
        }}
      >
        {number}
      </AriaButton>
      <div className={styles['fieldLabel']}>{t('pin')}</div>
      <AriaButton
        className={styles['field'] ?? ''}
        data-here={place === 'pin' || undefined}
        aria-label={`${t('pin')} ${t('pinDots', { count: pin.length })}`}
        onPress={() => {
          onPlace('pin');
        }}
      >
        <span className={styles['dots']}>
          {Array.from({ length: Math.max(4, pin.length) }, (_, index) => (
            <span key={index} className={styles['dot']} data-set={index < pin.length || undefined} />
          ))}
        </span>
      </AriaButton>
      {error === '' ? null : (
        <div className={styles['error']} role="alert">
          <IconAlertOctagonFilled />
          {error}
        </div>
      )}
      <NumberKeys className={styles['keys']} words={{ erase: t('erase'), enter: t('enter') }} onKey={onKey} />
    </div>
  );
}
