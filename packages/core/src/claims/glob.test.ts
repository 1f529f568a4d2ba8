import { describe, expect, test } from 'vitest'
import { matcher } from './glob.ts'

describe('matches', () => {
  test.each([
    ['src/*.ts', 'src/a.ts'],
    ['src/**/*.ts', 'src/a.ts'],
    ['src/**/*.ts', 'src/b/c/a.ts'],
    ['src/**', 'src/b/c/a.ts'],
    ['*.test.ts', 'src/b/a.test.ts'],
    ['src/{a,b}/*.ts', 'src/b/x.ts'],
    ['src/<name>/index.ts', 'src/cart/index.ts'],
    ['pages/[id]/*.tsx', 'src/pages/[id]/view.tsx'],
    ['src/?.ts', 'src/a.ts'],
    ['packages/*', 'packages/core/src/a.ts'],
  ])('%s: %s', (glob, path) => expect(matcher(glob)(path)).toBe(true))
})

describe('does not match', () => {
  test.each([
    ['src/*.ts', 'src/b/a.ts'],
    ['src/*.ts', 'src/a.tsx'],
    ['rc/*.ts', 'src/a.ts'],
    ['src/?.ts', 'src/ab.ts'],
    ['src/{a,b}/*.ts', 'src/c/x.ts'],
    ['src/**/x.ts', 'src/ax.ts'],
  ])('%s: %s', (glob, path) => expect(matcher(glob)(path)).toBe(false))
})

test('a hostile glob costs no more than its length times that of the path', () => {
  const path = `src/${'a'.repeat(2_000)}.ts`
  for (const glob of [
    `${'*?'.repeat(140)}Z`,
    `${'**/'.repeat(90)}Z`,
    `${'{a,a}'.repeat(50)}Z`,
    `${'<x>*'.repeat(60)}Z`,
    `${'*a'.repeat(140)}Z`,
  ])
    expect(matcher(glob)(path)).toBe(false)
})
