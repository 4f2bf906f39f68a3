import { useEffect, useState, type ReactElement } from 'react';
import type { DockAct, DockChoice } from '../../shared/ipc/contract.ts';
import { listen, request } from '../ipc/bridge.ts';
import styles from './Dock.module.css';

const GROUPS: readonly { readonly group: DockAct['group']; readonly title: string; readonly isOpen: boolean }[] = [
  { group: 'hands', title: 'Hands', isOpen: true },
  { group: 'cards', title: 'Command cards', isOpen: true },
  { group: 'scale', title: 'What the scale can do wrong', isOpen: false },
  { group: 'printer', title: 'What the printer can do wrong', isOpen: false },
  { group: 'scanner', title: 'What the scanner can do wrong', isOpen: false },
];

/** A label of so many letters leaves room for a second one beside it. */
const SHORT = 14;

/** The demo's hands: scanning, weighing and faults of the virtual instruments, as buttons. English only, like the demo data. */
export function Dock(): ReactElement {
  const [acts, setActs] = useState<readonly DockAct[]>([]);
  const [choices, setChoices] = useState<readonly DockChoice[]>([]);
  const read = (): void => {
    void request('dock.acts', {}).then((answer) => {
      setActs(answer.acts);
      setChoices(answer.choices);
    });
  };
  useEffect(() => {
    read();
    return listen('dock.changed', read);
  }, []);
  return (
    <main className={styles['dock']}>
      <h1 className={styles['heading']}>Virtual instruments</h1>
      {GROUPS.map(({ group, title, isOpen }) => (
        <details key={group} className={styles['group']} open={isOpen}>
          <summary>{title}</summary>
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
        <summary>Which instruments stand here</summary>
        {choices.map((choice) => (
          <Languages key={choice.id} choice={choice} onChosen={read} />
        ))}
      </details>
    </main>
  );
}

function Act({ act }: { readonly act: DockAct }): ReactElement {
  return (
    <button
      type="button"
      className={styles['act']}
      data-kind={act.kind}
      data-short={act.label.length <= SHORT || undefined}
      onClick={() => void request('dock.act', { id: act.id })}
    >
      {act.label}
    </button>
  );
}

/** What an instrument speaks; another choice puts another one there, as new. */
function Languages({ choice, onChosen }: { readonly choice: DockChoice; readonly onChosen: () => void }): ReactElement {
  return (
    <label className={styles['choice']}>
      {choice.label}
      <select
        value={choice.value}
        onChange={(event) => void request('dock.choose', { id: choice.id, value: event.target.value }).then(onChosen)}
      >
        {choice.options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
