import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AppState } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Band } from '../../ui/Band.tsx';
import { Foot } from '../../ui/Foot.tsx';
import frame from '../../ui/Frame.module.css';
import { useNow } from '../../ui/useNow.ts';
import { clockText, dayText } from '../../words/times.ts';
import { Invitation } from './Invitation.tsx';
import { Keypad } from './Keypad.tsx';
import styles from './SignIn.module.css';

type Refused = 'wrong' | 'lockedOut' | null;
type Place = 'number' | 'pin';
const LONGEST = 8;

interface Entry {
  readonly number: string;
  readonly pin: string;
  readonly place: Place;
}
const EMPTY: Entry = { number: '', pin: '', place: 'number' };

/** Sign in by badge, or by number and PIN on the keypad or the keyboard. */
export function SignIn({ app }: { readonly app: AppState }) {
  const t = useTranslations();
  const [entry, setEntry] = useState(EMPTY);
  const [refused, setRefused] = useState<Refused>(null);
  const press = (key: string): void => {
    setRefused(null);
    if (key === 'enter') enter();
    else setEntry((now) => typed(now, key));
  };
  const enter = (): void => {
    if (entry.place === 'number' && entry.pin === '') {
      setEntry({ ...entry, place: 'pin' });
      return;
    }
    request('session.signIn', { number: entry.number, pin: entry.pin })
      .then((answer) => {
        setRefused(answer.refused);
        setEntry({ ...entry, pin: '', place: 'pin' });
      })
      .catch(showFailure);
  };
  useKeyboard(press);
  return (
    <div className={frame['frame']}>
      {app.notice ? (
        <Band
          key={app.notice.id}
          role="stop"
          title={t(`refusal.${app.notice.reason}.title`, { code: app.notice.code })}
          detail={t(`refusal.${app.notice.reason}.detail`, notSaid)}
        />
      ) : null}
      <main className={styles['split']}>
        <Invitation app={app} isSmall={app.notice !== null} />
        <Keypad
          number={entry.number}
          pin={entry.pin}
          place={entry.place}
          error={refused === null ? '' : t(`signIn.${refused}`)}
          onPlace={(place) => {
            setEntry({ ...entry, place });
          }}
          onKey={press}
        />
      </main>
      <Foot>
        <Today app={app} />
      </Foot>
    </div>
  );
}

const notSaid = { code: '', number: '', needed: 'none', scanned: '', stage: 'none' };

function typed(entry: Entry, key: string): Entry {
  const value = entry[entry.place];
  const next = key === 'erase' ? value.slice(0, -1) : (value + key).slice(0, LONGEST);
  return { ...entry, [entry.place]: next };
}

/** Digits, Enter and Backspace do what the keypad does, wherever the focus is. */
function useKeyboard(press: (key: string) => void): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      const key = /^\d$/.test(event.key)
        ? event.key
        : event.key === 'Backspace'
          ? 'erase'
          : event.key === 'Enter'
            ? 'enter'
            : null;
      if (key === null || event.ctrlKey || event.altKey || event.metaKey) return;
      if (key === 'enter' && event.target instanceof HTMLButtonElement) return;
      press(key);
    };
    window.addEventListener('keydown', heard);
    return () => {
      window.removeEventListener('keydown', heard);
    };
  }, [press]);
}

function Today({ app }: { readonly app: AppState }) {
  const t = useTranslations('signIn');
  const now = useNow(10_000);
  const timeZone = app.site?.timeZone ?? 'UTC';
  return (
    <span className={styles['foot']}>
      {t('foot', { day: dayText(now, timeZone), time: clockText(now, timeZone), count: app.ordersToPack })}
    </span>
  );
}
