import { useTranslations } from 'use-intl';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { IconCheck, IconClock } from '../../../ui/icons.ts';
import { SureButton } from '../../../ui/SureButton.tsx';
import { momentText } from '../../../words/times.ts';
import { request } from '../../../ipc/bridge.ts';
import desk from '../Desk.module.css';
import styles from './Boxes.module.css';
import type { BoxesView, BoxSetWork } from './useBoxSet.ts';

type Version = BoxesView['versions'][number];

/** Every version of the set, newest first: who made it, when and out of what; each older one can be taken up again. */
export function BoxVersions({ work }: { readonly work: BoxSetWork }) {
  const t = useTranslations('boxes');
  const { versions, version } = work.view;
  return (
    <section className={styles['versions']} aria-label={t('versions')}>
      {versions.length === 0 ? (
        <div className={desk['empty']}>
          <b>{t('noVersions')}</b>
          {t('noVersionsDetail')}
        </div>
      ) : null}
      <ol className={styles['history']}>
        {versions.map((one) => (
          <li key={one.version} className={styles['version']}>
            <VersionWords version={one} />
            {one.version === version ? (
              <Chip isDesk role="done" icon={<IconCheck />}>
                {t('inForce')}
              </Chip>
            ) : one.dueAt !== null ? (
              <Button
                size="desk"
                onPress={() => {
                  void work.ask(() => request('boxes.withdraw', { version: one.version }));
                }}
              >
                {t('withdraw')}
              </Button>
            ) : one.inForceAt === null ? (
              <Chip isDesk>{t('neverCounted')}</Chip>
            ) : (
              <RollBack key={version} work={work} to={one.version} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function VersionWords({ version }: { readonly version: Version }) {
  const t = useTranslations('boxes');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const when = (at: number): string => momentText(at, zone);
  const origin =
    version.origin === 'rollBack'
      ? t('origin.rollBack', { to: version.rollsBackTo ?? 0 })
      : version.origin === 'import'
        ? t('origin.import', { file: version.fileName ?? '' })
        : t('origin.draft');
  return (
    <span className={styles['words']}>
      <b>{t('version', { version: version.version })}</b>
      <span>{[when(version.at), version.by, origin].filter((part) => part !== '').join(' · ')}</span>
      {version.dueAt === null ? null : (
        <span className={styles['due']}>
          <IconClock />
          {t('dueAt', { at: when(version.dueAt) })}
        </span>
      )}
    </span>
  );
}

interface RollBackProps {
  readonly work: BoxSetWork;
  readonly to: number;
}

/** Takes an older version up again, at the second press. */
export function RollBack({ work, to }: RollBackProps) {
  const t = useTranslations('boxes');
  const seen = work.view.version;
  return (
    <SureButton
      sure={t('sureRollBack', { to })}
      onSure={() => {
        void work.ask(() => request('boxes.rollBack', { version: to, seen }));
      }}
    >
      {t('rollBack', { to })}
    </SureButton>
  );
}
