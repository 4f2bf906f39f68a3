import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { dispatch } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconCheck, IconPrinter } from '../../ui/icons.ts';
import { markText } from '../../words/names.ts';
import { deviceReason } from '../../words/reasons.ts';
import styles from './Weigh.module.css';

type Print = NonNullable<PackSnapshotView['weigh']>['markPrint'];

/** The mark to put on before the parcel is weighed, by its number: from its roll, or printed where a printer here prints it. */
export function MarkCard({ mark, print }: { readonly mark: string; readonly print: Print }) {
  const t = useTranslations('weigh.mark');
  return (
    <Card role="next" className={styles['mark']}>
      <h2>{t('title', { mark: markText(mark) })}</h2>
      {print ? <Printing print={print} /> : <p>{t('detail')}</p>}
      <div className={styles['markWays']}>
        {print && print.state !== 'sending' ? (
          <Button
            icon={<IconPrinter />}
            onPress={() => {
              dispatch({ type: 'word', word: 'REPRINT' });
            }}
          >
            {t(print.state === 'none' ? 'printIt' : 'again')}
          </Button>
        ) : null}
        <Button
          icon={<IconCheck />}
          onPress={() => {
            dispatch({ type: 'word', word: 'MARK' });
          }}
        >
          {t('confirm')}
        </Button>
      </div>
    </Card>
  );
}

function Printing({ print }: { readonly print: NonNullable<Print> }) {
  const words = useTranslations();
  const t = useTranslations('weigh.mark.print');
  const isFailed = print.state === 'failed' || print.state === 'uncertain';
  const reason = isFailed ? (deviceReason(print.reason, words) ?? words('devices.reason.other')) : '';
  return (
    <p className={isFailed ? styles['markFailed'] : undefined}>
      {t(print.state, { printer: print.printer ?? '', reason })}
    </p>
  );
}
