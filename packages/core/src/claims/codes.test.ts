import { expect, test } from 'vitest'
import { CLAIM_CODES } from '../lint/claim-codes.ts'
import { kinds } from './kinds.ts'

test('levels can be set for every kind, and for nothing that is none', () =>
  expect([...CLAIM_CODES].sort()).toEqual([...kinds.map(({ name }) => `claim-${name}`), 'claim-other-tree', 'claim-run'].sort()))

test('names are written once', () => expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length))
