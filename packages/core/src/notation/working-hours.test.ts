import { expect, test } from 'vitest'
import { workingHours } from './working-hours.ts'

/** `Mo 9-17` for each day with hours, in minutes. */
const shown = (text: string): string | null =>
  workingHours(text)
    ?.map((hours, day) => hours.map(({ from, to }) => `${day}:${from / 60}-${to / 60}`).join(' '))
    .filter((day) => day !== '')
    .join(' ') ?? null

const week = (hours: string, days = [0, 1, 2, 3, 4]) =>
  days
    .map((day) =>
      hours
        .split(' ')
        .map((part) => `${day}:${part}`)
        .join(' '),
    )
    .join(' ')

test.each([
  ['Mon-Fri 09:00-17:00', week('9-17')],
  ['Mon-Fri', week('9-17')],
  ['8-12 13-17', week('8-12 13-17')],
  ['6h', week('9-15')],
  ['6 hours a day', week('9-15')],
  ['Monday – Thursday 8:30-17, Friday 8:30-13', `${week('8.5-17', [0, 1, 2, 3])} ${week('8.5-13', [4])}`],
  ['Sun-Thu 9-17', week('9-17', [0, 1, 2, 3, 6])],
  ['Mon 9-17; Wed 9-17', week('9-17', [0, 2])],
  ['Mon-Fri 9-12, 13-17', week('9-12 13-17')],
  ['24/7', week('0-24', [0, 1, 2, 3, 4, 5, 6])],
])('%s', (text, expected) => expect(shown(text)).toBe(expected))

test.each(['', 'germany', 'Mon-Fri 17-9', 'Mon 9-25', 'Mon 9-12 11-14', 'Mon-Fri nine to five'])('%s is not understood', (text) =>
  expect(workingHours(text)).toBeNull(),
)
