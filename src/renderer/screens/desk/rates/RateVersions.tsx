import { useTranslations } from 'use-intl';
import { request } from '../../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Chip } from '../../../ui/Chip.tsx';
import { IconCheck } from '../../../ui/icons.ts';
import { SureButton } from '../../../ui/SureButton.tsx';
import { momentText } from '../../../words/times.ts';
import styles from './Rates.module.css';
import type { RateWork } from './useRates.ts';

/** Every version, newest first: who published it, when, and what they said of it. Each older one can be taken up again as an edit. */
export function RateVersions({ work }: { readonly work: RateWork }) {
  const t = useTranslations('rates');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const { version, versions } = work.view;
  return (
    <ol className={styles['versions']}>
      {[...versions, null].map((one) => {
        const number = one?.version ?? 0;
        return (
          <li key={number}>
            <span>
              <b>{one ? t('version', { version: number }) : t('asItCame')}</b>
              {one ? (
                <span>
                  {[momentText(one.at, zone), one.by === '' ? t('commandLine') : one.by, one.note]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              ) : null}
            </span>
            {number === version ? (
              <Chip isDesk role="done" icon={<IconCheck />}>
                {t('inForce')}
              </Chip>
            ) : (
              <TakeUp work={work} version={number} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Makes an older version's tables the edit: what would change is seen, and then published. It replaces other edits, so it asks twice then. */
function TakeUp({ work, version }: { readonly work: RateWork; readonly version: number }) {
  const t = useTranslations('rates');
  const takeUp = async (): Promise<void> => {
    const { tables } = await request('rates.tables', { version });
    if (tables) work.edit(tables);
  };
  return (
    <SureButton
      sure={t('sureTakeUp')}
      isAsked={work.isDraft}
      onSure={() => {
        takeUp().catch(showFailure);
      }}
    >
      {t('takeUp')}
    </SureButton>
  );
}
