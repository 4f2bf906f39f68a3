/**
 * ESLint rule: a function has at most `max` lines of its own. Functions inside it count for themselves, so that a factory which
 * returns a set of small functions is measured like the module that it stands for.
 * @type {import('eslint').Rule.RuleModule}
 */
export const ownLines = {
  meta: { type: 'suggestion', schema: [{ type: 'integer', minimum: 1 }] },
  create(context) {
    const max = context.options[0];
    /** Lines of nested functions, for each function that is being walked through. @type {number[]} */
    const nested = [];
    /** @param {import('eslint').Rule.Node} node */
    const leave = (node) => {
      const span = node.loc === null || node.loc === undefined ? 0 : node.loc.end.line - node.loc.start.line + 1;
      const own = span - (nested.pop() ?? 0);
      if (own > max)
        context.report({ node, message: `This function has ${own} lines of its own; at most ${max} are allowed.` });
      const outer = nested.length - 1;
      if (outer >= 0 && span > 1) nested[outer] = (nested[outer] ?? 0) + span;
    };
    const functions = ':matches(FunctionDeclaration, FunctionExpression, ArrowFunctionExpression)';
    return { [functions]: () => void nested.push(0), [`${functions}:exit`]: leave };
  },
};
