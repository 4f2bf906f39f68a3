import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../src/renderer');
const components = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));

/** Attributes that a person reads or hears. */
const READ = new Set([
  'aria-label',
  'aria-description',
  'label',
  'title',
  'alt',
  'placeholder',
  'detail',
  'clearLabel',
]);
const isWord = (text: string): boolean => /\p{L}{2,}/u.test(text);

/** Texts of a component that would stand on the screen as they are, in whatever language. */
function literals(file: string, source: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && isWord(node.text)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)))
      for (const text of saidIn(node.expression)) found.push(text);
    if (ts.isJsxAttribute(node) && READ.has(node.name.getText())) add(node);
    node.forEachChild(visit);
  };
  const add = (attribute: ts.JsxAttribute): void => {
    const { initializer } = attribute;
    if (!initializer) return;
    const said = ts.isStringLiteral(initializer)
      ? [initializer.text]
      : ts.isJsxExpression(initializer)
        ? saidIn(initializer.expression)
        : [];
    found.push(...said.filter(isWord));
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return [...new Set(found)];
}

/** Words an expression may give: its strings, those of both ways of a choice, those between a template's values. */
function saidIn(expression: ts.Expression | undefined): readonly string[] {
  if (!expression) return [];
  if (ts.isStringLiteral(expression) || ts.isNoSubstitutionTemplateLiteral(expression))
    return isWord(expression.text) ? [expression.text] : [];
  if (ts.isTemplateExpression(expression))
    return [expression.head.text, ...expression.templateSpans.map(({ literal }) => literal.text)].filter(isWord);
  if (ts.isConditionalExpression(expression)) return [...saidIn(expression.whenTrue), ...saidIn(expression.whenFalse)];
  if (ts.isParenthesizedExpression(expression)) return saidIn(expression.expression);
  if (ts.isBinaryExpression(expression)) return [...saidIn(expression.left), ...saidIn(expression.right)];
  return [];
}

describe('what stands on the screen', () => {
  it.each(components)('%s has no words of its own', (file) => {
    expect(literals(file, readFileSync(join(RENDERER, file), 'utf8'))).toEqual([]);
  });

  it('is found where it is written', () => {
    const source = `const A = () => <p aria-label="Close it">Hello {isOn ? 'there' : t('x')} {\`is \${name}\`} {t('y')} ×</p>;`;
    expect(literals('a.tsx', source)).toEqual(['Close it', 'Hello', 'there', 'is ']);
  });
});
