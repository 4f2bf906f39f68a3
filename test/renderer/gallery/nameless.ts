/**
 * What somebody who hears the page, or has only keys, would miss: one line for each. The rules are those of WCAG 2.2 that a page can be
 * asked for: names (4.1.2, 1.1.1, 3.3.2), language and title (3.1.1, 2.4.2), headings and lists (1.3.1), order of focus (2.4.3), size of
 * targets (2.5.8). Runs in the page, so it is one function without imports.
 */
export function namelessParts(): readonly string[] {
  const found = new Set<string>();
  const all = (selector: string): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
  const textOf = (node: Element | null): string => (node?.textContent ?? '').trim();
  const idsOf = (node: Element, name: string): readonly string[] =>
    (node.getAttribute(name) ?? '').split(/\s+/).filter((id) => id !== '');
  const isSeen = (node: HTMLElement): boolean => {
    const { width, height } = node.getBoundingClientRect();
    return width > 0 && height > 0 && node.closest('[aria-hidden=true], [hidden]') === null;
  };
  const nameOf = (node: HTMLElement): string => {
    const said = idsOf(node, 'aria-labelledby').map((id) => textOf(document.getElementById(id)));
    const label = node.getAttribute('aria-label') ?? said.join(' ');
    if (label.trim() !== '') return label.trim();
    if (node instanceof HTMLInputElement) return [...(node.labels ?? [])].map(textOf).join(' ') || node.title;
    return node.getAttribute('alt') ?? textOf(node);
  };
  const told = (node: Element): string =>
    `${node.tagName.toLowerCase()}.${node.getAttribute('class')?.split(' ')[0] ?? ''}`;

  if (document.documentElement.lang === '') found.add('the page has no language');
  if (document.title.trim() === '') found.add('the page has no title');
  if (all('main').length !== 1) found.add(`the page has ${String(all('main').length)} main parts`);
  for (const node of all(
    'button, a[href], input, select, [role=button], [role=option], [role=img], [role=group], img, nav',
  )) {
    if (!isSeen(node) || node.matches('img[alt=""]')) continue;
    if (nameOf(node) === '') found.add(`has no name: ${told(node)}`);
    if (node.tabIndex > 0) found.add(`takes the focus out of turn: ${told(node)}`);
    if (!node.matches('button, a[href], [role=button]')) continue;
    const { width, height } = node.getBoundingClientRect();
    if (Math.min(width, height) < 24) found.add(`is too small to press: ${nameOf(node)}`);
    if (node.querySelector('button, a[href], input, select')) found.add(`holds another control: ${nameOf(node)}`);
  }
  const ids = all('[id]').map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.add(`stands twice: #${id}`);
  for (const name of ['aria-labelledby', 'aria-describedby'])
    for (const node of all(`[${name}]`))
      if (idsOf(node, name).some((id) => !document.getElementById(id)))
        found.add(`${name} names nothing: ${told(node)}`);
  for (const [list, items] of [
    ['ul, ol', 'li'],
    ['dl', 'dt, dd, div'],
  ] as const)
    for (const node of all(list))
      if ([...node.children].some((child) => !child.matches(items))) found.add(`holds what is no item: ${told(node)}`);
  const levels = all('h1, h2, h3, h4')
    .filter(isSeen)
    .map(({ tagName }) => Number(tagName.slice(1)));
  for (const [index, level] of levels.entries())
    if (level > (levels[index - 1] ?? level) + 1) found.add(`skips a heading's level: h${String(level)}`);
  return [...found];
}
