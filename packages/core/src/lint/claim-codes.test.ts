import { expect, test } from 'vitest'
import { readPlan } from '../plan/read.ts'
import { CLAIM_CODES } from './claim-codes.ts'
import { check } from './index.ts'

const codes = (checks: string) =>
  check(readPlan(`---\nmilemark:\n  checks: { ${checks} }\n---\n# Shop\n\n- [ ] 1.1 Cart (1d)\n`, { asOf: '2026-11-24' }), {
    asOf: '2026-11-24',
  }).map(({ code }) => code)

test('levels can be set for what is said about the repository', () =>
  expect(codes(CLAIM_CODES.map((code) => `${code}: off`).join(', '))).not.toContain('settings-invalid'))

test('and for nothing else of that kind', () => expect(codes('claim-nothing: off')).toContain('settings-invalid'))
