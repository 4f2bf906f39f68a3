import { useEffect, useState, type ReactElement } from 'react';
import { IntlProvider, useTranslations } from 'use-intl';
import { COMMAND_WORDS } from '../../core/scan/scan.ts';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import type { DockAct, DockChoice } from '../../shared/ipc/dock.ts';
import { TEXTS } from '../../shared/messages/texts.ts';
import { listen, request } from '../ipc/bridge.ts';
import { directionOf } from '../words/spoken.ts';
import styles from './Dock.module.css';

const GROUPS = [
  { group: 'hands', isOpen: true },
  { group: 'cards', isOpen: true },
  { group: 'scale', isOpen: false },
  { group: 'printer', isOpen: false },
  { group: 'scanner', isOpen: false },
] as const;

/** A label of so many letters leaves room for a second one beside it. */
const SHORT = 14;

/** The demo's hands: scanning, weighing and faults of the virtual instruments, as buttons, in the language of the station's window. */
export function Dock(): ReactElement | null {
  const [shown, setShown] = useState<RequestOutput<'dock.acts'> | null>(null);
  const read = (): void => {
    void request('dock.acts', {}).then((answer) => {
      Object.assign(document.documentElement, { lang: answer.language, dir: directionOf(answer.language) });
      document.title = TEXTS[answer.language].dock.title;
      setShown(answer);
    });
  };
  useEffect(() => {
    read();
    return listen('dock.changed', read);
  }, []);
  if (!shown) return null;
  return (
    <IntlProvider locale={shown.language} messages={TEXTS[shown.language]} timeZone="UTC">
      <Instruments acts={shown.acts} choices={shown.choices} onChosen={read} />
    </IntlProvider>
  );
}

interface InstrumentsProps {
  readonly acts: readonly DockAct[];
  readonly choices: readonly DockChoice[];
  readonly onChosen: () => void;
}

function Instruments({ acts, choices, onChosen }: InstrumentsProps): ReactElement {
  const t = useTranslations('dock');
  return (
    <main className={styles['dock']}>
      <h1 className={styles['heading']}>{t('title')}</h1>
      {GROUPS.map(({ group, isOpen }) => (
        <details key={group} className={styles['group']} open={isOpen}>
          <summary>{t(`group.${group}`)}</summary>
          <div className={styles['acts']}>
            {acts
              .filter((act) => act.group === group)
              .map((act) => (
                <Act key={act.id} act={act} />
              ))}
          </div>
        </details>
      ))}
      <details className={styles['group']}>
        <summary>{t('choices')}</summary>
        {choices.map((choice) => (
          <Languages key={choice.id} choice={choice} onChosen={onChosen} />
        ))}
      </details>
    </main>
  );
}

function Act({ act }: { readonly act: DockAct }): ReactElement {
  const label = useLabel(act);
  return (
    <button
      type="button"
      className={styles['act']}
      data-kind={act.kind}
      data-short={label.length <= SHORT || undefined}
      onClick={() => void request('dock.act', { id: act.id })}
    >
      {label}
    </button>
  );
}

function useLabel({ label, name }: DockAct): string {
  const t = useTranslations();
  if (label === 'named') return name;
  if (label !== 'card') return t(`dock.act.${label}`, { name });
  const word = COMMAND_WORDS.find((known) => known === name);
  return word ? t(`command.${word}`) : name;
}

/** What an instrument speaks; another choice puts another one there, as new. */
function Languages({ choice, onChosen }: { readonly choice: DockChoice; readonly onChosen: () => void }): ReactElement {
  const t = useTranslations();
  return (
    <label className={styles['choice']}>
      {t(`dock.${choice.id}`)}
      <select
        value={choice.value}
        onChange={(event) => void request('dock.choose', { id: choice.id, value: event.target.value }).then(onChosen)}
      >
        {choice.options.map((value) => (
          <option key={value} value={value}>
            {t(`devices.setUp.protocol.${value}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
