import { useTranslations } from 'use-intl';
import { BOX_REASONS, type BoxReason } from '../../../core/carton/boxReason.ts';
import { dispatch } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { boxInSentence } from '../../words/names.ts';
import entry from './EntryCard.module.css';
import styles from './Override.module.css';
import { useTypedKeys } from './useTypedKeys.ts';

const DIGITS = /^[1-6]$/;

/** Asks why another box was taken than the suggested one: a press, a number key or a card. */
export function BoxReasonCard({ suggested }: { readonly suggested: string }) {
  const t = useTranslations('boxReason');
  const choose = (reason: BoxReason | undefined): void => {
    if (reason !== undefined) dispatch({ type: 'boxReason', reason });
  };
  useTypedKeys(DIGITS, (key) => {
    choose(BOX_REASONS[Number(key) - 1]);
  });
  return (
    <Card role="next" className={styles['step']} label={t('title', { box: boxInSentence(suggested) })}>
      <h2 className={entry['title']}>{t('title', { box: boxInSentence(suggested) })}</h2>
      <div className={styles['reasons']}>
        {BOX_REASONS.map((reason, index) => (
          <Button
            key={reason}
            onPress={() => {
              choose(reason);
            }}
          >
            <span className={styles['digit']}>{index + 1}</span>
            {t(reason)}
          </Button>
        ))}
      </div>
    </Card>
  );
}
