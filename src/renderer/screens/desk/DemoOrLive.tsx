import { useTranslations } from 'use-intl';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Card } from '../../ui/Card.tsx';
import { SureButton } from '../../ui/SureButton.tsx';
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
  return (
    <div className={styles['demo']}>
      {detail}
      <SureButton
        sure={t('sure')}
        onSure={() => {
          request(name, {}).catch(showFailure);
        }}
      >
        {words}
      </SureButton>
    </div>
  );
}
