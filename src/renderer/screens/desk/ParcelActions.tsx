import { useMay } from '../../ipc/useMay.ts';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ParcelViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { showFailure } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { IconArrowBackUp, IconFileText, IconPackage, IconPrinter, IconX } from '../../ui/icons.ts';
import { english } from '../../words/messages.ts';
import { deviceReason } from '../../words/reasons.ts';
import styles from './Parcels.module.css';

type Words = ReturnType<typeof useTranslations<never>>;

/** What can be done with a parcel from the desk. What can't be taken back is pressed twice. */
export function ParcelActions({ parcel }: { readonly parcel: ParcelViewed }) {
  const words = useTranslations();
  const t = useTranslations('parcelList');
  const mayDecide = useMay('reprint');
  const [said, setSaid] = useState('');
  const { parcelId, labelState, noReprint } = parcel;
  const tell = (answer: Promise<{ readonly failed: string | null }>): void => {
    setSaid('');
    answer
      .then(({ failed }) => {
        setSaid(failed === null ? t('sent') : t('failed', { reason: reasonOf(failed, words) }));
      })
      .catch(showFailure);
  };
  const decide = (answer: Promise<{ readonly problem: 'notSupervisor' | 'noLabel' | 'notRecorded' | null }>): void => {
    setSaid('');
    answer
      .then(({ problem }) => {
        if (problem !== null) setSaid(t(`problem.${problem}`));
      })
      .catch(showFailure);
  };
  return (
    <>
      <p className={styles['said']} role="status">
        {said === '' && noReprint !== null ? t(`reason.${noReprint}`) : said}
      </p>
      <div className={styles['acts']}>
        <div className={styles['decide']}>
          {mayDecide && labelState === 'bought' ? (
            <Twice
              word={t('giveBack')}
              onSure={() => {
                decide(request('parcels.giveLabelBack', { parcelId }));
              }}
            />
          ) : null}
          {mayDecide && labelState === 'unknown' ? (
            <Twice
              word={t('notBought')}
              onSure={() => {
                decide(request('parcels.notBought', { parcelId }));
              }}
            />
          ) : null}
          {parcel.closedAt === null || parcel.reopen.refused === 'handedOver' ? null : (
            <Button
              size="desk"
              icon={<IconPackage />}
              onPress={() => {
                setSaid('');
                request('parcels.reopen', { parcelId })
                  .then(({ refused }) => {
                    if (refused !== null) setSaid(t(`noReopen.${refused}`));
                  })
                  .catch(showFailure);
              }}
            >
              {t('reopen')}
            </Button>
          )}
        </div>
        <div className={styles['prints']}>
          <Prints parcel={parcel} tell={tell} />
        </div>
      </div>
    </>
  );
}

/** What may be printed of it once more. */
function Prints({
  parcel: { parcelId, labelState, noReprint, hasSscc },
  tell,
}: {
  readonly parcel: ParcelViewed;
  readonly tell: (answer: Promise<{ readonly failed: string | null }>) => void;
}) {
  const t = useTranslations('parcelList');
  const isBought = labelState === 'bought';
  const all = [
    ['slip', 'parcels.reprintSlip', <IconFileText />, isBought],
    ['returnLabel', 'parcels.returnLabel', <IconArrowBackUp />, noReprint === null || noReprint === 'orderChanged'],
    ...(hasSscc ? ([['logisticLabel', 'parcels.logisticLabel', <IconPackage />, isBought]] as const) : []),
    ['reprint', 'parcels.reprint', <IconPrinter />, noReprint === null],
  ] as const;
  return all.map(([word, asked, icon, isOpen]) => (
    <Button
      key={word}
      size="desk"
      icon={icon}
      isDisabled={!isOpen}
      onPress={() => {
        tell(request(asked, { parcelId }));
      }}
    >
      {t(word)}
    </Button>
  ));
}

function Twice({ word, onSure }: { readonly word: string; readonly onSure: () => void }) {
  const t = useTranslations('parcelList');
  const [isAsked, setAsked] = useState(false);
  return (
    <Button
      size="desk"
      kind="stop"
      icon={<IconX />}
      onPress={() => {
        if (isAsked) onSure();
        setAsked(!isAsked);
      }}
    >
      {isAsked ? t('sure') : word}
    </Button>
  );
}

const reasonOf = (code: string, t: Words): string =>
  Object.hasOwn(english.parcelList.reason, code)
    ? t(`parcelList.reason.${code as keyof typeof english.parcelList.reason}`)
    : (deviceReason(code, t) ?? t('parcelList.reason.notReady'));
