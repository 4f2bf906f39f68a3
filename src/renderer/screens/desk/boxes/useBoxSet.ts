import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { listen, request } from '../../../ipc/bridge.ts';
import { showFailure } from '../../../ipc/live.ts';
import type { Box } from './boxTexts.ts';

export type BoxesView = RequestOutput<'boxes.view'>;
export type BoxRefusal = NonNullable<RequestOutput<'boxes.save'>['refused']>;

/** The box set and its draft, with everything that is done to them, one after the other. */
export interface BoxSetWork {
  readonly view: BoxesView;
  /** The draft, or what is in force while there is none. */
  readonly boxes: readonly Box[];
  readonly refusal: BoxRefusal | null;
  forgive(): void;
  /** Something is typed that was begun on the draft as it is shown now; `isOver`: it is kept or dropped. */
  typing(isOver: boolean): void;
  /** Keeps a changed draft; true when it was taken. */
  save(change: (boxes: readonly Box[]) => readonly Box[]): Promise<boolean>;
  /** Takes this window's last change back; null when somebody changed the draft since. */
  readonly undo: (() => void) | null;
  /** Asks for something else about the draft as it is shown, or as this window itself left it just now. */
  ask(act: (revision: number) => Promise<{ readonly refused: BoxRefusal | null }>): Promise<boolean>;
}

interface Past {
  /** The draft's count after the change: where it is another by now, somebody else changed it. */
  readonly revision: number;
  readonly boxes: readonly Box[];
}

const KEY = ['boxes'];
const read = () => request('boxes.view', {});

/** Null until main has answered. */
export function useBoxSet(): BoxSetWork | null {
  const queries = useQueryClient();
  const { data: view } = useQuery({ queryKey: KEY, queryFn: read, staleTime: 0 });
  const [refusal, setRefusal] = useState<BoxRefusal | null>(null);
  const [past, setPast] = useState<readonly Past[]>([]);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const begun = useRef<number | null>(null);
  const own = useRef<number | null>(null);
  useEffect(() => listen('boxes.changed', () => void queries.invalidateQueries({ queryKey: KEY })), [queries]);
  if (!view) return null;

  const fresh = () => queries.query({ queryKey: KEY, queryFn: read, staleTime: 0 });
  /** What is asked for while something else is under way finds what that has left. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = turn.current.then(act);
    turn.current = done.catch(() => undefined);
    return done;
  };
  const ask: BoxSetWork['ask'] = (act) =>
    inTurn(async () => {
      const { revision } = await fresh();
      const { refused } = await act(revision === own.current ? revision : view.revision);
      setRefusal(refused);
      await fresh();
      return refused === null;
    }).catch(failed);
  const store = async (change: (boxes: readonly Box[]) => readonly Box[], remember: (done: Past) => void) => {
    const before = await fresh();
    const boxes = before.draft?.boxes ?? before.inForce;
    const revision = begun.current ?? before.revision;
    const { refused } = await request('boxes.save', { revision, boxes: [...change(boxes)] });
    setRefusal(refused);
    const after = await fresh();
    if (refused !== null) return false;
    own.current = after.revision;
    if (begun.current !== null) begun.current = after.revision;
    remember({ revision: after.revision, boxes });
    return true;
  };
  const save: BoxSetWork['save'] = (change) =>
    inTurn(() => store(change, (done) => void setPast((all) => [...all, done]))).catch(failed);
  const last = past.at(-1);
  const isOwn = last?.revision === view.revision;
  return {
    view,
    boxes: view.draft?.boxes ?? view.inForce,
    refusal,
    forgive() {
      setRefusal(null);
      begun.current = null;
    },
    typing(isOver) {
      begun.current = isOver ? null : (begun.current ?? view.revision);
    },
    save,
    ask,
    undo:
      last && isOwn
        ? () => {
            const rest = past.slice(0, -1);
            const back = ({ revision }: Past): void => {
              setPast(rest.map((one, at) => (at === rest.length - 1 ? { ...one, revision } : one)));
            };
            void inTurn(() => store(() => last.boxes, back)).catch(failed);
          }
        : null,
  };
}

const failed = (error: unknown): false => {
  showFailure(error);
  return false;
};
