import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changesOf } from '../../../../core/carton/boxSet.ts';
import { request } from '../../../ipc/bridge.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { Choice } from '../../../ui/Choice.tsx';
import { IconCheck, IconClock, IconCube, IconPencil, IconUpload, IconX } from '../../../ui/icons.ts';
import { SureButton } from '../../../ui/SureButton.tsx';
import { clockText, momentText } from '../../../words/times.ts';
import { DeskPage } from '../DeskPage.tsx';
import desk from '../Desk.module.css';
import { BoxForm } from './BoxForm.tsx';
import { BoxList, type ListedBox } from './BoxList.tsx';
import { asSet, newBox } from './boxTexts.ts';
import styles from './Boxes.module.css';
import { BoxVersions, RollBack } from './BoxVersions.tsx';
import { PublishBoxes } from './PublishBoxes.tsx';
import { Rehearsal } from './Rehearsal.tsx';
import { Sizes } from './Sizes.tsx';
import { useBoxSet, type BoxSetWork } from './useBoxSet.ts';

/** Box presets: the draft of the next version, what is in force, and every version there was. */
export function Boxes() {
  const work = useBoxSet();
  return work ? <BoxDesk work={work} /> : null;
}

function BoxDesk({ work }: { readonly work: BoxSetWork }) {
  const t = useTranslations('boxes');
  const [chosen, setChosen] = useState<string | null>(null);
  const [isPublishing, setPublishing] = useState(false);
  const [side, setSide] = useState<Side | null>(null);
  const boxes = listed(work);
  const shown = boxes.find(({ box }) => box.id === chosen) ?? boxes[0];
  const add = (): void => {
    const box = newBox([...work.view.inForce, ...work.boxes]);
    void work
      .save((all) => [...all, box])
      .then((isKept) => {
        if (isKept) setChosen(box.id);
      });
  };
  return (
    <DeskPage
      title={t('title')}
      chips={<SetState work={work} />}
      actions={
        <Actions
          work={work}
          onPublish={() => {
            setPublishing(true);
          }}
        />
      }
      className={styles['main']}
    >
      <BoxList
        work={work}
        boxes={boxes}
        shown={side === 'sizes' ? null : (shown?.box.id ?? null)}
        onShow={(id) => {
          setChosen(id);
          if (side === 'sizes') setSide(null);
        }}
        onAdd={add}
      />
      {side === 'sizes' && !isPublishing ? null : <ShownBox work={work} shown={shown} onRenamed={setChosen} />}
      {isPublishing && work.view.draft ? (
        <PublishBoxes
          work={work}
          boxes={boxes}
          onDone={() => {
            setPublishing(false);
          }}
        />
      ) : (
        <SideCard work={work} side={side} onSide={setSide} />
      )}
    </DeskPage>
  );
}

interface ShownBoxProps {
  readonly work: BoxSetWork;
  readonly shown: ListedBox | undefined;
  readonly onRenamed: (id: string) => void;
}

function ShownBox({ work, shown, onRenamed }: ShownBoxProps) {
  const t = useTranslations('boxes');
  return shown ? (
    <BoxForm
      key={shown.box.id}
      work={work}
      box={shown.box}
      isOut={shown.change === 'out'}
      isNew={shown.change === 'new'}
      onRenamed={onRenamed}
    />
  ) : (
    <Card>
      <div className={desk['empty']}>
        <IconCube />
        <b>{t('none')}</b>
        {t('noneDetail')}
      </div>
    </Card>
  );
}

const SIDES = ['rehearsal', 'sizes', 'versions'] as const;
type Side = (typeof SIDES)[number];

interface SideCardProps {
  readonly work: BoxSetWork;
  /** Null: none was chosen yet. */
  readonly side: Side | null;
  readonly onSide: (side: Side) => void;
}

/** Beside the form: the draft rehearsed, or every version there was; in the form's place, too: which sizes to stock. */
function SideCard({ work, side, onSide }: SideCardProps) {
  const t = useTranslations('boxes');
  const hasDraft = work.view.draft !== null;
  const shown = side ?? (hasDraft ? 'rehearsal' : 'versions');
  return (
    <Card className={shown === 'sizes' ? styles['wide'] : undefined}>
      <div className={styles['sides']}>
        <Choice
          label={t('side.label')}
          value={shown}
          onChange={onSide}
          options={SIDES.map((value) => ({ value, text: t(`side.${value}`) }))}
        />
      </div>
      {shown === 'rehearsal' ? (
        <Rehearsal hasDraft={hasDraft} />
      ) : shown === 'sizes' ? (
        <Sizes
          work={work}
          onTaken={() => {
            onSide('rehearsal');
          }}
        />
      ) : (
        <BoxVersions work={work} />
      )}
    </Card>
  );
}

/** The draft's boxes with what became of them; those that are taken out stand where they stood. */
function listed({ view, boxes }: BoxSetWork): readonly ListedBox[] {
  const changes = new Map<string, ListedBox['change']>(changesOf(asSet(boxes), asSet(view.inForce)));
  const rows: ListedBox[] = boxes.map((box) => ({ box, change: changes.get(box.id) ?? null }));
  for (const [at, box] of view.inForce.entries())
    if (changes.get(box.id) === 'out') rows.splice(at, 0, { box, change: 'out' });
  return rows;
}

/** Whether there is a draft, and whose; and what waits. */
function SetState({ work: { view } }: { readonly work: BoxSetWork }) {
  const t = useTranslations('boxes');
  const zone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const { draft, waiting } = view;
  return (
    <>
      {draft ? (
        <Chip isDesk role="attention" icon={<IconPencil />}>
          {draft.by === '' ? t('draft') : t('draftOf', { who: draft.by, at: clockText(draft.at, zone) })}
        </Chip>
      ) : view.version > 0 ? (
        <Chip isDesk role="done" icon={<IconCheck />}>
          {t('versionInForce', { version: view.version })}
        </Chip>
      ) : null}
      {waiting?.dueAt ? (
        <Chip isDesk role="next" icon={<IconClock />}>
          {t('waits', {
            version: waiting.version,
            at: momentText(waiting.dueAt, zone),
          })}
        </Chip>
      ) : null}
    </>
  );
}

interface ActionsProps {
  readonly work: BoxSetWork;
  readonly onPublish: () => void;
}

function Actions({ work, onPublish }: ActionsProps) {
  const t = useTranslations('boxes');
  const { draft, version, versions } = work.view;
  const before = versions.find((one) => one.version < version && one.inForceAt !== null);
  return (
    <>
      {draft ? (
        <DropDraft key={work.view.revision} work={work} />
      ) : before ? (
        <RollBack key={version} work={work} to={before.version} />
      ) : null}
      <Button size="desk" kind="primary" icon={<IconUpload />} isDisabled={!draft} onPress={onPublish}>
        {t('publish')}
      </Button>
    </>
  );
}

/** Drops the whole draft, at the second press. */
function DropDraft({ work }: { readonly work: BoxSetWork }) {
  const t = useTranslations('boxes');
  return (
    <SureButton
      icon={<IconX />}
      sure={t('sureDrop')}
      onSure={() => {
        void work.ask((revision) => request('boxes.drop', { revision }));
      }}
    >
      {t('drop')}
    </SureButton>
  );
}
