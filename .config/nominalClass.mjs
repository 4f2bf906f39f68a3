/**
 * ESLint rule: a class has a member that only it can have (`#`, `private` or `protected`). The compiler then refuses everything that looks like
 * an instance and is none, which `no-unsafe-class-instance-assignment` asks for and oxlint does not offer yet.
 * @type {import('eslint').Rule.RuleModule}
 */
export const nominalClass = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const isOwn = (/** @type {any} */ member) =>
      member.key?.type === 'PrivateIdentifier' ||
      member.accessibility === 'private' ||
      member.accessibility === 'protected';
    return {
      ':matches(ClassDeclaration, ClassExpression)': (/** @type {any} */ node) => {
        if (node.body.body.some(isOwn)) return;
        context.report({
          node,
          message: 'Anything of this shape passes for an instance: give the class a `#` or protected member.',
        });
      },
    };
  },
};
