import { ROLES } from '../../../src/core/journal/personEvents.ts';
import { expect, it } from 'vitest';
import { exceptions, may, PERMISSIONS, roleMay } from '../../../src/core/people/permissions.ts';

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

it('a supervisor may everything, and nobody else lets people in: a station without one could let none in', () => {
  expect(PERMISSIONS.filter((permission) => !roleMay('supervisor', permission))).toEqual([]);
  expect(ROLES.filter((role) => roleMay(role, 'people'))).toEqual(['supervisor']);
});

it('a lead does all a packer does and more, IT sets up and lets nothing go on', () => {
  const of = (role: (typeof ROLES)[number]) => PERMISSIONS.filter((permission) => roleMay(role, permission));
  expect(of('lead')).toEqual(expect.arrayContaining(of('packer')));
  expect(of('lead')).not.toContain('boxes');
  expect(of('it')).toEqual(['pack', 'devices', 'station']);
});

it('exceptions are what is said of people beside their role', () => {
  const people = [
    { role: 'supervisor', mayOverride: true, mayKeyWeight: true },
    { role: 'packer', mayOverride: false, mayKeyWeight: true },
    { role: 'lead', mayOverride: false },
  ] as const;
  expect(exceptions(people).map(({ person, permission, isAllowed }) => [person.role, permission, isAllowed])).toEqual([
    ['packer', 'keyWeight', true],
    ['lead', 'override', false],
    ['lead', 'keyWeight', false],
  ]);
});
