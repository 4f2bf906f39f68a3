import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { IconArrowBackUp, IconMinus, IconPlus } from '../../../ui/icons.ts';
import desk from '../Desk.module.css';
import { BoxChoices } from './BoxChoices.tsx';
import { BoxFields } from './BoxFields.tsx';
import { BoxLooks } from './BoxLooks.tsx';
import { textOf, typedBox, type Box, type Typed, type TypedField } from './boxTexts.ts';
import styles from './Boxes.module.css';
import { Stale } from './Stale.tsx';
import type { BoxSetWork } from './useBoxSet.ts';

interface BoxFormProps {
  readonly work: BoxSetWork;
  readonly box: Box;
  readonly isOut: boolean;
  /** False for a box that is in force: parcels are known by its id. */
  readonly isNew: boolean;
  /** The id of a new box was changed: it is shown under that one. */
  readonly onRenamed: (id: string) => void;
}

/** One box of the draft. What is typed is kept when its field is left, the rest at once. */
export function BoxForm({ work, box, isOut, isNew, onRenamed }: BoxFormProps) {
  const t = useTranslations('boxes');
  const currency = useSlice(appSlice)?.site?.currency ?? 'USD';
  const [typed, setTyped] = useState<Typed>({});
  const { wrong } = typedBox(box, typed, currency);
  const isStale = work.refusal?.kind === 'stale';

  const type = (field: TypedField, text: string): void => {
    work.typing(false);
    setTyped((before) => ({ ...before, [field]: text }));
  };
  const keep = (change: (box: Box) => Box = (same) => same): void => {
    const kept = typedBox(change(box), typed, currency);
    const isSame = kept.box === box || JSON.stringify(kept.box) === JSON.stringify(box);
    const left: Typed = Object.fromEntries(Object.entries(typed).filter(([field]) => field in kept.wrong));
    if (isSame) {
      setTyped(left);
      if (Object.keys(left).length === 0) work.typing(true);
      return;
    }
    const whole = (of: Box): Box => typedBox(change(of), typed, currency).box;
    void work
      .save((boxes) => boxes.map((one) => (one.id === box.id ? whole(one) : one)))
      .then((isKept) => {
        if (!isKept) return;
        setTyped(left);
        if (Object.keys(left).length === 0) work.typing(true);
        if (kept.box.id !== box.id) onRenamed(kept.box.id);
      });
  };
  const drop = (): void => {
    setTyped({});
    work.forgive();
  };

  return (
    <Card label={box.name === '' ? t('unnamed') : box.name}>
      <BoxLooks box={typedBox(box, typed, currency).box} isOut={isOut} />
      {isStale ? (
        <Stale
          work={work}
          onMine={() => {
            work.forgive();
            keep();
          }}
          onTheirs={drop}
        />
      ) : null}
      <form
        className={styles['fields']}
        onBlur={() => {
          if (!isStale && Object.keys(typed).length > 0) keep();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <BoxFields
          {...{ box, isOut, isNew, wrong, currency }}
          learned={work.view.fillings.find(({ id }) => id === box.id) ?? null}
          faults={work.view.draft?.faults.filter(({ boxId }) => boxId === box.id) ?? []}
          textOf={(field) => typed[field] ?? textOf(box, field)}
          onType={type}
        />
        {isOut ? null : <BoxChoices {...{ box }} view={work.view} onChange={keep} />}
        {/* Enter keeps what is typed. */}
        <button type="submit" hidden />
      </form>
      <div className={desk['cardActions']}>
        <TakeOut {...{ work, box, isOut }} />
        <Button
          size="desk"
          icon={<IconArrowBackUp />}
          isDisabled={work.undo === null}
          onPress={() => {
            setTyped({});
            work.undo?.();
          }}
        >
          {t('undo')}
        </Button>
      </div>
    </Card>
  );
}

/** Takes a box out of the draft, or puts one back that is still in force. */
function TakeOut({ work, box, isOut }: Pick<BoxFormProps, 'work' | 'box' | 'isOut'>) {
  const t = useTranslations('boxes');
  return (
    <Button
      size="desk"
      icon={isOut ? <IconPlus /> : <IconMinus />}
      onPress={() => {
        void work.save((boxes) => (isOut ? [...boxes, box] : boxes.filter(({ id }) => id !== box.id)));
      }}
    >
      {t(isOut ? 'putBack' : 'takeOut')}
    </Button>
  );
}
