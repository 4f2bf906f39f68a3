import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { ReplayStepViewed } from '../../../../shared/ipc/contract.ts';
import { appSlice } from '../../../ipc/live.ts';
import { useSlice } from '../../../ipc/slice.ts';
import { Card } from '../../../ui/Card.tsx';
import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconClipboardList,
  IconClock,
  IconPackage,
  IconPrinter,
  IconScaleOutline,
  IconTruck,
  IconUser,
} from '../../../ui/icons.ts';
import { IconBars, IconLabel } from '../../../ui/OwnIcons.tsx';
import { replayStepWords } from '../../../words/replayStep.ts';
import { secondText, shortDayText } from '../../../words/times.ts';
import { Paging } from '../DeskPage.tsx';
import { STEPS_PAGE } from './replayCursor.ts';
import styles from './Replay.module.css';

interface ReplayTimelineProps {
  readonly steps: readonly ReplayStepViewed[];
  /** Index of the step the cursor stands at. */
  readonly here: number;
  readonly onChoose: (step: number) => void;
}

/** Every record of the order, a page at a time; the page is the cursor's. */
export function ReplayTimeline({ steps, here, onChoose }: ReplayTimelineProps) {
  const t = useTranslations('replay');
  const page = Math.floor(here / STEPS_PAGE);
  return (
    <Card label={t('timeline')}>
      <ol className={styles['timeline']}>
        {steps.slice(page * STEPS_PAGE, (page + 1) * STEPS_PAGE).map((step, index) => (
          <Step
            key={step.seq}
            step={step}
            isHere={page * STEPS_PAGE + index === here}
            onPress={() => {
              onChoose(page * STEPS_PAGE + index);
            }}
          />
        ))}
      </ol>
      <Paging
        page={page}
        pages={Math.ceil(steps.length / STEPS_PAGE)}
        onPage={(next) => {
          onChoose(next * STEPS_PAGE);
        }}
      />
    </Card>
  );
}

interface StepProps {
  readonly step: ReplayStepViewed;
  readonly isHere: boolean;
  readonly onPress: () => void;
}

function Step({ step, isHere, onPress }: StepProps) {
  const t = useTranslations();
  const timeZone = useSlice(appSlice)?.site?.timeZone ?? 'UTC';
  const { title, detail } = replayStepWords(step, t);
  const more = step.parcel !== null && step.parcel > 1 ? t('replay.parcel', { parcel: step.parcel }) : '';
  return (
    <li>
      <AriaButton
        className={styles['step'] ?? ''}
        data-tone={step.tone}
        data-here={isHere || undefined}
        aria-current={isHere ? 'step' : false}
        onPress={onPress}
      >
        <time>
          {secondText(step.at, timeZone)}
          <small>{shortDayText(step.at, timeZone)}</small>
        </time>
        <span className={styles['kind']}>{iconOf(step.type)}</span>
        <span className={styles['words']}>
          <b>{title}</b>
          <span>{[detail, more].filter((part) => part !== '').join(' · ')}</span>
        </span>
        {MARKS[step.tone]}
      </AriaButton>
    </li>
  );
}

const MARKS: Readonly<Record<ReplayStepViewed['tone'], ReactNode>> = {
  plain: <span />,
  right: <IconCircleCheckFilled />,
  stop: <IconAlertOctagonFilled />,
  attention: <IconAlertTriangleFilled />,
};

/** What kind of thing it was, by how its type begins. */
const ICONS: readonly (readonly [RegExp, ReactNode])[] = [
  [/^(item|scan|refusal|mark)/, <IconBars key="bars" />],
  [/^(box|parcelStopped)/, <IconPackage key="box" />],
  [/^weight/, <IconScaleOutline key="scale" />],
  [/^label(Sent|Printed|PrintFailed|Reprinted)$/, <IconPrinter key="printer" />],
  [/^(label|parcelClosed)/, <IconLabel key="label" />],
  [/^(pack)/, <IconUser key="user" />],
  [/^(manifest|parcelStaged|parcelLoaded|dock|tracking)/, <IconTruck key="truck" />],
  [/^order/, <IconClipboardList key="order" />],
];
const iconOf = (type: string): ReactNode => ICONS.find(([begins]) => begins.test(type))?.[1] ?? <IconClock />;
