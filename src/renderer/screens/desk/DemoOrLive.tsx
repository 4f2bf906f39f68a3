import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import desk from './Desk.module.css';
import styles from './Station.module.css';

/** The way between demo and real orders. */
export function DemoOrLive({ isDemo }: { readonly isDemo: boolean }) {
  const t = useTranslations('station');
  return (
    <Card>
      <h2 className={desk['cardHead']}>{t('demo')}</h2>
      <div className={styles['body']}>
        {isDemo ? (
          <>
            <p>{t('demoDetail')}</p>
            <Twice name="station.resetDemo" words={t('resetDemo')} detail={t('resetDetail')} />
            <Twice name="station.goLive" words={t('goLive')} detail={t('goLiveDetail')} />
          </>
        ) : (
          <p>{t('isLive')}</p>
        )}
      </div>
    </Card>
  );
}

/** A button that is pressed twice: the first press says so. */
function Twice({
  name,
  words,
  detail,
}: {
  readonly name: 'station.resetDemo' | 'station.goLive';
  readonly words: string;
  readonly detail: string;
}) {
  const t = useTranslations('station');
  const [isSure, setSure] = useState(false);
  const press = (): void => {
    if (isSure) request(name, {}).catch(showFailure);
    setSure(!isSure);
  };
  return (
    <div className={styles['demo']}>
      {detail}
      <Button size="desk" kind={isSure ? 'stop' : 'plain'} onPress={press}>
        {isSure ? t('sure') : words}
      </Button>
    </div>
  );
}
