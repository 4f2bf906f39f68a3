import { useTranslations } from 'use-intl';
import { ownCharacters, ownWords, type MarkedPiece } from '../../../core/orders/lookAlike.ts';
import type { PackSnapshotView } from '../../../shared/ipc/contract.ts';
import { dispatch } from '../../ipc/live.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { classes } from '../../ui/classes.ts';
import frame from '../../ui/Frame.module.css';
import { IconArrowRight, IconBarcodeOff, IconEqualNot, IconLock, IconPackageOff, IconX } from '../../ui/icons.ts';
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
  const { needed } = mismatch;
  return (
    <main className={classes(frame['main'], styles['main'])}>
      <div className={styles['left']}>
        <Pair mismatch={mismatch} />
        <WaysOut needed={needed} lineId={openLine(snapshot, needed?.sku ?? null)?.lineId ?? null} />
      </div>
      <LineList
        snapshot={pointingAt(snapshot, needed?.sku ?? null)}
        meta={<Chip icon={<IconLock />}>{t('unchanged')}</Chip>}
      />
    </main>
  );
}

/** Both sides; where the two get confused, with what they have in common over the seam. */
function Pair({ mismatch }: { readonly mismatch: Mismatch }) {
  const t = useTranslations('verify');
  const { scanned, needed, code, trace, alike, numbers } = mismatch;
  const [scannedName, neededName] =
    scanned && needed ? tellApart(scanned.name, needed.name) : [scanned?.name ?? '', needed?.name ?? ''];
  return (
    <div className={styles['pair']} data-alike={alike ?? undefined}>
      <Side
        kind="scanned"
        sku={scanned?.sku ?? code}
        name={scanned?.name ?? ''}
        image={scanned?.image ?? null}
        shown={scannedName}
        other={needed?.sku}
        isKnown={scanned !== null}
        note={trace ? traceNote(trace, t) : null}
        differs={alike && needed && scanned ? differences(scanned, needed, numbers) : null}
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
          note={trace ? t('trace.another') : null}
          differs={alike && scanned ? differences(needed, scanned, numbers && [numbers[1], numbers[0]]) : null}
        />
      ) : (
        <div />
      )}
      {alike ? (
        <p className={styles['unlike']}>
          <IconEqualNot stroke={3} />
          <span>{t(`alike.${alike}`)}</span>
        </p>
      ) : null}
    </div>
  );
}

interface Differences {
  readonly name: readonly MarkedPiece[];
  readonly code: readonly MarkedPiece[];
}

/** What tells one of a pair from the other: words of its name, and of its barcode where those are alike, else of its SKU. */
const differences = (
  one: { readonly name: string; readonly sku: string },
  other: { readonly name: string; readonly sku: string },
  numbers: readonly [string, string] | null,
): Differences => {
  const [common, own] = codeParts(one.sku, other.sku);
  return {
    name: ownWords(one.name, other.name),
    code: numbers
      ? ownCharacters(...numbers)
      : [common, own].map((text) => ({ text, isOwn: text === own })).filter(({ text }) => text !== ''),
  };
};

/** The part of a unit that tells it best: its serial, else its lot, else its last day. */
function traceNote(
  { serial, lot, expiry }: NonNullable<Mismatch['trace']>,
  t: ReturnType<typeof useTranslations<'verify'>>,
): string | null {
  if (serial !== undefined) return t('trace.serialOf', { serial });
  if (lot !== undefined) return t('trace.lotOf', { lot });
  return expiry === undefined ? null : t('trace.expiryOf', { expiry });
}

const isOpen = (state: PackSnapshotView['lines'][number]['state']): boolean =>
  state === 'waiting' || state === 'current';

/** The line that is needed, as far as it waits for units. */
const openLine = ({ lines }: PackSnapshotView, sku: string | null) =>
  lines.find((line) => line.sku === sku && isOpen(line.state));

/** The list with its mark at the line that is needed, as the pictures beside it say; without one it stays where it was. */
function pointingAt(snapshot: PackSnapshotView, sku: string | null): PackSnapshotView {
  const needed = openLine(snapshot, sku);
  if (!needed) return snapshot;
  const lines = snapshot.lines.map((line) => {
    if (!isOpen(line.state)) return line;
    return { ...line, state: line === needed ? ('current' as const) : ('waiting' as const) };
  });
  return { ...snapshot, lines };
}

/** What a packer can do when the right item is not at hand. */
function WaysOut({ needed, lineId }: { readonly needed: Mismatch['needed']; readonly lineId: string | null }) {
  const t = useTranslations('verify');
  return (
    <div className={styles['ways']}>
      <Button
        icon={<IconPackageOff />}
        onPress={() => {
          dispatch(lineId === null ? { type: 'word', word: 'PROBLEM' } : { type: 'missing', lineId });
        }}
      >
        {t('noneInTote', { name: needed ? shortName(needed.name) : '' })}
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
  /** What tells this unit from others of its product; null where the code does. */
  readonly note: string | null;
  /** What tells it from the other one, where the two get confused. */
  readonly differs: Differences | null;
}

function Side(side: SideProps) {
  const t = useTranslations('verify');
  const { kind, sku, name, image, isKnown } = side;
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
      <SideWords {...side} />
    </section>
  );
}

function SideWords({ sku, name, shown, other, isKnown, note, differs }: SideProps) {
  const [common, own] = codeParts(sku, other);
  const swatch = swatchOf(nameParts(name).variant);
  const isLong = differs !== null || (isKnown ? shown.length + sku.length > 18 : sku.length > 10);
  return (
    <div className={styles['words']}>
      {swatch === null ? null : <span className={styles['swatch']} style={{ background: swatch }} />}
      <div className={classes(styles['both'], isLong && styles['stacked'], differs && styles['alike'])}>
        <span className={styles['name']}>{differs ? <Marked pieces={differs.name} /> : isKnown ? shown : sku}</span>
        {note !== null ? (
          <span className={styles['code']}>
            <b>{note}</b>
          </span>
        ) : isKnown ? (
          <span className={styles['code']}>
            {differs ? (
              <Marked pieces={differs.code} />
            ) : (
              <>
                {common}
                <b>{own}</b>
              </>
            )}
          </span>
        ) : null}
      </div>
    </div>
  );
}

/** A text with the parts marked that the other one has not. */
function Marked({ pieces }: { readonly pieces: readonly MarkedPiece[] }) {
  return pieces.map(({ text, isOwn }, index) => (isOwn ? <mark key={index}>{text}</mark> : text));
}

/** Stands where the picture of a scanned code would be that nobody knows. */
function UnknownCode() {
  return (
    <span className={classes(styles['picture'], styles['unknown'])}>
      <IconBarcodeOff />
    </span>
  );
}
