import { useState } from 'react';

/** What a list of the desk shows: one of its parts, the text that is looked for, and which page of that. */
export interface Find<List extends string> {
  readonly list: List;
  readonly text: string;
  readonly page: number;
  readonly setList: (list: List) => void;
  readonly setText: (text: string) => void;
  readonly setPage: (page: number) => void;
}

/** Begins with a part of the list; another part or text begins with its first page. */
export function useFind<List extends string>(first: List): Find<List> {
  const [list, setList] = useState<List>(first);
  const [text, setText] = useState('');
  const [page, setPage] = useState(0);
  return {
    list,
    text,
    page,
    setList: (next) => {
      setPage(0);
      setList(next);
    },
    setText: (next) => {
      setPage(0);
      setText(next);
    },
    setPage,
  };
}
