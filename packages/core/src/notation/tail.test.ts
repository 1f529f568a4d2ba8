import { describe, expect, test } from 'vitest'
import { orderTails, tailStart } from './tail.ts'

const orders = (text: string): string[] => orderTails(text).map(({ from, to }) => text.slice(from, to))

describe('what a line states about order behind its title', () => {
  test.each([
    ['Login, depends on 1.1', ['depends on 1.1']],
    ['Login — depends on 1.1', ['depends on 1.1']],
    ['Login; depends on 1.1 and 1.2', ['depends on 1.1 and 1.2']],
    ['Login depends on 1.1', ['depends on 1.1']],
    ['Login — needs 1.1', ['needs 1.1']],
    ['Login, 4-6h, after 1.1 + 2d, @ana', ['after 1.1 + 2d']],
    ['Login — @tom, after T004, T005', ['after T004, T005']],
    ['Login, starts with Task 3', ['starts with Task 3']],
    ['Login, after Phase 1', ['after Phase 1']],
  ])('%s', (text, expected) => expect(orders(text)).toEqual(expected))

  test.each([
    'Migrate after 1.1 release notes',
    'Fix what broke after 2.3',
    'Upgrade, requires ES6',
    'Read UTF-8, after the header',
    'Login (after 1.1)',
    'Wait, needs 2 people',
    'Login, after 2 weeks',
  ])('%s: nothing', (text) => expect(orders(text)).toEqual([]))
})

describe('where a title ends', () => {
  test.each([
    ['Login, depends on 1.1', 'Login'],
    ['Login — needs 1.1 + 2d', 'Login'],
    ['Login — @tom', 'Login'],
    ['Login - 4-6h', 'Login'],
    ['Login, 4-6h', 'Login, 4-6h'],
    ['Login depends on 1.1', 'Login'],
    ['Support for ES6', 'Support for ES6'],
    ['Fix what broke after 2.3', 'Fix what broke after 2.3'],
    ['Sessions of 2h', 'Sessions of 2h'],
    ['Release 2.3', 'Release 2.3'],
  ])('%s', (text, expected) => expect(text.slice(0, tailStart(text))).toBe(expected))
})
