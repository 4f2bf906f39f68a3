import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button.tsx';
import { IconAlertOctagonFilled, IconArrowRight, IconBackspace } from '../../ui/icons.ts';
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

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Number, PIN and a keypad large enough for gloves. */
export function Keypad({ number, pin, place, error, onPlace, onKey }: KeypadProps) {
  const t = useTranslations('signIn');
  const key = (name: string) => (): void => {
    onKey(name);
  };
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
      <div className={styles['keys']}>
        {DIGITS.map((digit) => (
          <Button key={digit} onPress={key(digit)}>
            {digit}
          </Button>
        ))}
        <Button icon={<IconBackspace />} label={t('erase')} onPress={key('erase')} />
        <Button onPress={key('0')}>0</Button>
        <Button kind="primary" icon={<IconArrowRight />} label={t('enter')} onPress={key('enter')} />
      </div>
    </div>
  );
}
