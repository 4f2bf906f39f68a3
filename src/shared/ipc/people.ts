import { BADGES_MOST } from '../../core/label/badgeCard.ts';
import { ROLES } from '../../core/journal/personEvents.ts';
import { z } from 'zod';
import { text } from './schemas.ts';

const nothing = z.object({}).strict();
const role = z.enum(ROLES);

/** Why a person is not taken as typed. */
const problem = z.enum([
  'nameMissing',
  'numberInvalid',
  'numberTaken',
  'pinInvalid',
  'badgeInvalid',
  'badgeTaken',
  'lastSupervisor',
  'yourself',
  'gone',
]);

/** What the window asks about who may sign in; for supervisors. PINs and badges go in and never come out. */
export const peopleRequests = {
  'people.list': {
    input: nothing,
    output: z.object({
      people: z.array(
        z.object({
          userId: text,
          name: text,
          number: text,
          role,
          mayOverride: z.boolean(),
          mayKeyWeight: z.boolean(),
          /** When a badge was printed that is not taken up yet; null for none. */
          badgePrintedAt: z.number().nullable(),
        }),
      ),
    }),
  },
  /** `userId` null: a new person. An empty PIN or badge leaves the one before. */
  'people.save': {
    input: z.object({
      userId: text.nullable(),
      name: text.max(80),
      number: text.max(80),
      role,
      mayOverride: z.boolean(),
      mayKeyWeight: z.boolean(),
      pin: text.max(80),
      badge: text.max(80),
    }),
    output: z.object({ problem: problem.nullable() }),
  },
  'people.remove': { input: z.object({ userId: text }), output: z.object({ problem: problem.nullable() }) },
  /** Prints a new badge for each of these people, with their roles in the window's words; the badge before works until the new one is taken up. */
  'people.printBadges': {
    input: z.object({ userIds: z.array(text).max(BADGES_MOST), roles: z.record(role, text.max(80)) }),
    output: z.object({ failed: text.nullable() }),
  },
  /** Takes a printed badge up without a scan: the one before is void. */
  'people.takeUpBadge': { input: z.object({ userId: text }), output: nothing },
  /** While on, what is scanned is a badge to be given to somebody: told as `people.badgeRead`, or as `people.badgeTakenUp` where it was printed here for somebody. */
  'people.listen': { input: z.object({ isOn: z.boolean() }), output: nothing },
} as const;

export const peopleEvents = {
  'people.badgeRead': z.object({ code: text }),
  'people.badgeTakenUp': z.object({ userId: text }),
} as const;
