import { expect, it } from 'vitest';
import { may } from '../../../src/core/people/permissions.ts';

it('nobody may do anything, a role brings what it brings, and what is said of a person goes before it', () => {
  expect(may(null, 'override')).toBe(false);
  expect(may({ role: 'supervisor' }, 'override')).toBe(true);
  expect(may({ role: 'packer' }, 'override')).toBe(false);
  expect(may({ role: 'packer', mayOverride: true }, 'override')).toBe(true);
  expect(may({ role: 'supervisor', mayOverride: false }, 'override')).toBe(false);
});

it('where nothing is said of typed weights, the word about overrides stands for them, as in early rows', () => {
  expect(may({ role: 'packer', mayOverride: true }, 'keyWeight')).toBe(true);
  expect(may({ role: 'supervisor', mayOverride: false }, 'keyWeight')).toBe(false);
  expect(may({ role: 'supervisor' }, 'keyWeight')).toBe(true);
  expect(may({ role: 'packer', mayOverride: false, mayKeyWeight: true }, 'keyWeight')).toBe(true);
  expect(may({ role: 'supervisor', mayOverride: true, mayKeyWeight: false }, 'keyWeight')).toBe(false);
});
