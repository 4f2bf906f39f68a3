import { useTranslations } from 'use-intl';
import { dispatch } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconCheck } from '../../ui/icons.ts';
import { markText } from '../../words/names.ts';
import styles from './Weigh.module.css';

/** The pre-printed mark to put on before the parcel is weighed, by its number: no picture of ours stands for it. */
export function MarkCard({ mark }: { readonly mark: string }) {
  const t = useTranslations('weigh.mark');
  return (
    <Card role="next" className={styles['mark']}>
      <h2>{t('title', { mark: markText(mark) })}</h2>
      <p>{t('detail')}</p>
      <Button
        icon={<IconCheck />}
        onPress={() => {
          dispatch({ type: 'word', word: 'MARK' });
        }}
      >
        {t('confirm')}
      </Button>
    </Card>
  );
}
