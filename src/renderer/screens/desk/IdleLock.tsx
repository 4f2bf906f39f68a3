import { useTranslations } from 'use-intl';
import { IDLE_MINUTES } from '../../../core/site.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { IconX } from '../../ui/icons.ts';
import desk from './Desk.module.css';
import styles from './Station.module.css';

/** After how many minutes without a scan, a touch or another weight a bench locks. */
export function IdleLock({ minutes, onBack }: { readonly minutes: number; readonly onBack: () => void }) {
  const t = useTranslations('station.idle');
  return (
    <Card className={desk['wide']}>
      <h2 className={desk['cardHead']}>{t('title')}</h2>
      <div className={styles['body']}>
        <Choice
          label={t('label')}
          value={String(minutes)}
          onChange={(chosen) => {
            request('station.setIdleLock', { minutes: Number(chosen) }).catch(showFailure);
          }}
          options={IDLE_MINUTES.map((value) => ({ value: String(value), text: t('minutes', { count: value }) }))}
        />
        <p>{t('help')}</p>
      </div>
      <div className={desk['cardActions']}>
        <Button size="desk" icon={<IconX />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </Card>
  );
}
