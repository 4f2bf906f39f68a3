import { useTranslations } from 'use-intl';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { dispatch } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { classes } from '../../ui/classes.ts';
import frame from '../../ui/Frame.module.css';
import { IconArrowRight, IconBarcodeOff, IconLock, IconPackageOff, IconX } from '../../ui/icons.ts';
import { LineList } from '../../ui/LineList.tsx';
import { ProductPicture } from '../../ui/ProductPicture.tsx';
import { codeParts, nameParts, shortName, swatchOf, tellApart } from '../../words/names.ts';
import styles from './WrongItem.module.css';

type Mismatch = NonNullable<PackSnapshotView['mismatch']>;

/** A wrong scan while items are verified: what was scanned beside what is needed, and the list as it was. */
export function WrongItem({
  snapshot,
  mismatch,
}: {
  readonly snapshot: PackSnapshotView;
  readonly mismatch: Mismatch;
}) {
  const t = useTranslations('verify');
  const { scanned, needed, code } = mismatch;
  const [scannedName, neededName] =
    scanned && needed ? tellApart(scanned.name, needed.name) : [scanned?.name ?? '', needed?.name ?? ''];
  return (
    <main className={classes(frame['main'], styles['main'])}>
      <div className={styles['left']}>
        <div className={styles['pair']}>
          <Side
            kind="scanned"
            sku={scanned?.sku ?? code}
            name={scanned?.name ?? ''}
            image={scanned?.image ?? null}
            shown={scannedName}
            other={needed?.sku}
            isKnown={scanned !== null}
          />
          {needed ? (
            <Side
              kind="needed"
              sku={needed.sku}
              name={needed.name}
              image={needed.image}
              shown={neededName}
              other={scanned?.sku}
              isKnown
            />
          ) : (
            <div />
          )}
        </div>
        <WaysOut needed={needed ? shortName(needed.name) : ''} />
      </div>
      <LineList
        snapshot={pointingAt(snapshot, needed?.sku ?? null)}
        meta={<Chip icon={<IconLock />}>{t('unchanged')}</Chip>}
      />
    </main>
  );
}

/** The list with its mark at the line that is needed, as the pictures beside it say; without one it stays where it was. */
function pointingAt(snapshot: PackSnapshotView, sku: string | null): PackSnapshotView {
  const at = snapshot.lines.findIndex((line) => line.sku === sku && line.state !== 'done');
  if (at < 0) return snapshot;
  const lines = snapshot.lines.map((line, i) => {
    if (line.state === 'done') return line;
    return { ...line, state: i === at ? ('current' as const) : ('waiting' as const) };
  });
  return { ...snapshot, lines };
}

/** What a packer can do when the right item is not at hand: the order goes to the supervisor. */
function WaysOut({ needed }: { readonly needed: string }) {
  const t = useTranslations('verify');
  return (
    <div className={styles['ways']}>
      <Button icon={<IconPackageOff />} onPress={reportProblem}>
        {t('noneInTote', { name: needed })}
      </Button>
      <Button icon={<IconBarcodeOff />} onPress={reportProblem}>
        {t('wrongBarcode')}
      </Button>
    </div>
  );
}

const reportProblem = (): void => {
  dispatch({ type: 'word', word: 'PROBLEM' });
};

interface SideProps {
  readonly kind: 'scanned' | 'needed';
  readonly sku: string;
  readonly name: string;
  readonly image: string | null;
  readonly shown: string;
  readonly other: string | undefined;
  readonly isKnown: boolean;
}

function Side({ kind, sku, name, image, shown, other, isKnown }: SideProps) {
  const t = useTranslations('verify');
  const [common, own] = codeParts(sku, other);
  const swatch = swatchOf(nameParts(name).variant);
  const isLong = isKnown ? shown.length + sku.length > 18 : sku.length > 10;
  return (
    <section className={classes(styles['side'], styles[kind])}>
      <h2 className={styles['head']}>
        {kind === 'scanned' ? <IconX stroke={2.8} /> : <IconArrowRight stroke={2.8} />}
        {t(kind === 'scanned' ? 'youScanned' : 'needed')}
      </h2>
      <div className={styles['plate']}>
        {isKnown ? (
          <ProductPicture sku={sku} name={name} image={image} className={styles['picture']} isTight />
        ) : (
          <UnknownCode />
        )}
        {kind === 'scanned' ? (
          <svg
            className={styles['cross']}
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            stroke="currentColor"
            strokeOpacity=".9"
            aria-hidden
          >
            <path d="M0 0L100 100M100 0L0 100" strokeWidth="8" vectorEffect="non-scaling-stroke" />
          </svg>
        ) : null}
      </div>
      <div className={styles['words']}>
        {swatch === null ? null : <span className={styles['swatch']} style={{ background: swatch }} />}
        <div className={classes(styles['both'], isLong && styles['stacked'])}>
          <span className={styles['name']}>{isKnown ? shown : sku}</span>
          {isKnown ? (
            <span className={styles['code']}>
              {common}
              <b>{own}</b>
            </span>
          ) : null}
        </div>
      </div>
    </section>
  );
}

/** Stands where the picture of a scanned code would be that nobody knows. */
function UnknownCode() {
  return (
    <span className={classes(styles['picture'], styles['unknown'])}>
      <IconBarcodeOff />
    </span>
  );
}
