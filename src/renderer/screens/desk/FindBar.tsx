import { Choice } from '../../ui/Choice.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import desk from './Desk.module.css';
import type { Find } from './useFind.ts';

interface FindBarProps<List extends string> {
  readonly find: Find<List>;
  readonly words: { readonly search: string; readonly clear: string; readonly show: string };
  readonly options: readonly { readonly value: List; readonly text: string }[];
}

/** Looks for rows of a list, and says which of them are looked at. */
export function FindBar<List extends string>({ find, words, options }: FindBarProps<List>) {
  return (
    <div className={desk['find']}>
      <SearchField label={words.search} clearLabel={words.clear} value={find.text} onChange={find.setText} />
      <Choice label={words.show} value={find.list} onChange={find.setList} options={options} />
    </div>
  );
}
