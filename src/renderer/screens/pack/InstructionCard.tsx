import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SECOND_LOOKS } from '../../../core/policies/secondLook.ts';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { dispatch } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { IconCheck, IconPrinterOff, IconRefresh } from '../../ui/icons.ts';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { shortName } from '../../words/names.ts';
import { deviceReason } from '../../words/reasons.ts';
import { instructionIcon } from './instructionIcon.tsx';
import styles from './Instruction.module.css';

type Instruction = NonNullable<PackSnapshotView['instruction']>;

/** In the Now card's place: the one thing to be done now, with its picture, until it is confirmed. */
export function InstructionCard({ instruction }: { readonly instruction: Instruction }) {
  const t = useTranslations('instruction');
  const { kind, text, image, index, count, product, gift, hasBarcode } = instruction;
  return (
    <Card role="next" className={styles['card']} label={t(`kind.${kind}`)}>
      <Picture image={image} name={text} icon={instructionIcon(kind)} />
      <div className={styles['words']}>
        <div className={styles['head']}>
          <h2 className={styles['title']}>{t(`kind.${kind}`)}</h2>
          {count > 1 ? <Chip>{t('ofCount', { index, count })}</Chip> : null}
        </div>
        {product ? <p className={styles['for']}>{t('for', { name: shortName(product.name) })}</p> : null}
        {text === '' ? null : <p className={styles['text']}>{kind === 'secondLook' ? secondLook(text, t) : text}</p>}
        {gift ? <Gift gift={gift} /> : null}
        <div className={styles['ways']}>
          <Button
            icon={<IconCheck />}
            onPress={() => {
              dispatch({ type: 'word', word: 'NEXT' });
            }}
          >
            {t(hasBarcode ? 'doneWithoutScan' : 'done')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Why it is looked at once more: a code of the program's. */
const secondLook = (code: string, t: ReturnType<typeof useTranslations<'instruction'>>): string => {
  const reason = SECOND_LOOKS.find((known) => known === code);
  return reason ? t(`secondLook.${reason}`) : code;
};

function Picture({
  image,
  name,
  icon,
}: {
  readonly image: string | null;
  readonly name: string;
  readonly icon: ReactNode;
}) {
  return image === null ? (
    <span className={styles['drawn']} aria-hidden>
      {icon}
    </span>
  ) : (
    <ProductPicture sku={name} name={name} image={image} className={styles['picture']} />
  );
}

/** What the card says, so that a message nobody prints is written by hand, and how its printing stands. */
function Gift({ gift }: { readonly gift: NonNullable<Instruction['gift']> }) {
  const words = useTranslations();
  const t = useTranslations('instruction.gift');
  const { message, print } = gift;
  const isFailed = print?.state === 'failed' || print?.state === 'uncertain';
  const why = isFailed ? (deviceReason(print.reason, words) ?? words('devices.reason.other')) : '';
  return (
    <>
      <blockquote className={styles['message']}>{message === '' ? t('erased') : message}</blockquote>
      <div className={styles['print']}>
        <span className={isFailed ? styles['failed'] : undefined}>
          {isFailed ? <IconPrinterOff /> : null}
          {t(`print.${print?.state ?? 'byHand'}`, { printer: print?.printer ?? '', reason: why })}
        </span>
        {print && print.state !== 'sending' ? (
          <Button
            icon={<IconRefresh />}
            onPress={() => {
              dispatch({ type: 'giftAgain' });
            }}
          >
            {t(print.state === 'none' ? 'printIt' : 'again')}
          </Button>
        ) : null}
      </div>
    </>
  );
}
