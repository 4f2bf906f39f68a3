import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TaskViewed } from '../../../shared/ipc/contract.ts';
import { request } from '../../ipc/bridge.ts';
import { appSlice, showFailure } from '../../ipc/live.ts';
import { useSlice } from '../../ipc/slice.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import {
  IconAlertTriangleFilled,
  IconCheck,
  IconCircleCheckFilled,
  IconClock,
  IconHelpCircle,
  IconUser,
} from '../../ui/icons.ts';
import { IconBars } from '../../ui/OwnIcons.tsx';
import { useNow } from '../../ui/useNow.ts';
import { spanText } from '../../words/times.ts';
import { AddressCheck } from './AddressCheck.tsx';
import desk from './Desk.module.css';
import { DeskPage, Paging } from './DeskPage.tsx';
import { TaskDone } from './TaskDone.tsx';
import { PutBack } from './PutBack.tsx';
import { TaskReplay } from './replay/TaskReplay.tsx';
import styles from './Tasks.module.css';
import { taskWords } from './taskWords.ts';
import { WayOut } from './WayOut.tsx';

const ROWS = 7;

/** Everything that waits for a person, what hurts most first: how long, in whose hands, and the way out. */
export function Tasks() {
  const t = useTranslations('tasks');
  const { data } = useQuery({ queryKey: ['tasks'], queryFn: () => request('tasks.list', {}) });
  const [page, setPage] = useState(0);
  const [finishing, setFinishing] = useState<TaskViewed | null>(null);
  const [comparing, setComparing] = useState<{ readonly task: TaskViewed; readonly orderId: string } | null>(null);
  const [puttingBack, setPuttingBack] = useState<string | null>(null);
  const tasks = data?.tasks ?? [];
  const pages = Math.max(1, Math.ceil(tasks.length / ROWS));
  const shown = Math.min(page, pages - 1);
  return (
    <DeskPage
      title={t('title')}
      chips={tasks.length > 0 ? <Chip isDesk>{t('count', { count: tasks.length })}</Chip> : null}
    >
      {puttingBack !== null ? (
        <PutBack
          sessionId={puttingBack}
          onLeave={() => {
            setPuttingBack(null);
          }}
        />
      ) : finishing ? (
        <TaskDone
          task={finishing}
          onLeave={() => {
            setFinishing(null);
          }}
        />
      ) : comparing ? (
        <AddressCheck
          {...comparing}
          onDone={() => {
            setFinishing(comparing.task);
            setComparing(null);
          }}
          onLeave={() => {
            setComparing(null);
          }}
        />
      ) : (
        <Card>
          {data && tasks.length === 0 ? (
            <div className={desk['empty']}>
              <IconCircleCheckFilled />
              <b>{t('none')}</b>
              {t('noneDetail')}
            </div>
          ) : (
            <ol className={styles['list']}>
              {tasks.slice(shown * ROWS, (shown + 1) * ROWS).map((task) => (
                <Row
                  key={task.key}
                  task={task}
                  onFinish={setFinishing}
                  onCompare={setComparing}
                  onPutBack={setPuttingBack}
                />
              ))}
            </ol>
          )}
          <Paging page={shown} pages={pages} onPage={setPage} />
        </Card>
      )}
    </DeskPage>
  );
}

const shapeOf = (task: TaskViewed) => {
  if (task.kind === 'labelUnknown' || task.kind === 'printUncertain') return <IconHelpCircle />;
  return task.detail === 'barcode' ? <IconBars /> : <IconAlertTriangleFilled />;
};

interface RowProps {
  readonly task: TaskViewed;
  readonly onFinish: (task: TaskViewed) => void;
  readonly onCompare: (compared: { readonly task: TaskViewed; readonly orderId: string }) => void;
  readonly onPutBack: (sessionId: string) => void;
}

function Row({ task, onFinish, onCompare, onPutBack }: RowProps) {
  const words = useTranslations();
  const t = useTranslations('tasks');
  const now = useNow(30_000);
  return (
    <li className={styles['row']} data-kind={task.kind}>
      {shapeOf(task)}
      <div className={styles['words']}>
        <b>{task.name}</b>
        <span>{taskWords(task, words)}</span>
      </div>
      <div className={styles['age']}>
        {task.since === null ? null : (
          <>
            <IconClock />
            {spanText(Math.max(0, now - task.since))}
          </>
        )}
      </div>
      <Owner task={task} />
      <div className={styles['act']}>
        {task.isDoneByHand ? null : <TaskReplay wayOut={task.wayOut} />}
        <WayOut
          way={task.wayOut}
          onCompare={(orderId) => {
            onCompare({ task, orderId });
          }}
          onPutBack={onPutBack}
        />
        {task.isDoneByHand ? (
          <Button
            size="desk"
            icon={<IconCheck />}
            onPress={() => {
              onFinish(task);
            }}
          >
            {t('done')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** In whose hands it is; whoever takes it has it from then on. */
function Owner({ task }: { readonly task: TaskViewed }) {
  const t = useTranslations('tasks');
  const me = useSlice(appSlice)?.user?.userId ?? null;
  const [isWaiting, setWaiting] = useState(false);
  const take = (): void => {
    setWaiting(true);
    request('tasks.take', { task: task.key })
      .catch(showFailure)
      .finally(() => {
        setWaiting(false);
      });
  };
  if (task.owner !== null && task.owner === me) {
    return (
      <div className={styles['owner']}>
        <Chip role="next" icon={<IconUser />} isDesk>
          {t('mine')}
        </Chip>
      </div>
    );
  }
  return (
    <div className={styles['owner']}>
      {task.ownerName === null ? null : <span className={styles['name']}>{t('owner', { name: task.ownerName })}</span>}
      <Button size="desk" isWaiting={isWaiting} onPress={take}>
        {task.owner === null ? t('take') : t('takeOver')}
      </Button>
    </div>
  );
}
