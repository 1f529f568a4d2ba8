import { describe, expect, test } from 'vitest'
import { holidaysOf } from './holidays.ts'

const in2026 = async (region: string): Promise<string[]> => {
  const { holidays, problem } = await holidaysOf(region, '2026-11-23')
  expect(problem).toBeNull()
  return holidays.filter(({ date }) => date.startsWith('2026-')).map(({ date }) => date.slice(5))
}

describe('holidays of a region', () => {
  test('a country and one of its states', async () => {
    expect(await in2026('DE')).not.toContain('01-06')
    expect(await in2026('DE-BY')).toContain('01-06')
    expect(await in2026('de-by')).toContain('12-25')
  })

  test('several days in a row are each a day', async () => {
    // Tết 2026: the first day of the year is 17 February.
    expect(await in2026('VN')).toEqual(expect.arrayContaining(['02-17', '02-18', '02-19']))
  })

  test('the years after the status date are there as well', async () => {
    const { holidays } = await holidaysOf('DE', '2026-11-23')
    expect([...new Set(holidays.map(({ date }) => date.slice(0, 4)))]).toEqual(expect.arrayContaining(['2025', '2026', '2030', '2035']))
  })

  test.each(['XX', 'DE-ZZ', 'Bavaria', ''])('%s is not known, and says so', async (region) => {
    const { holidays, problem } = await holidaysOf(region, '2026-11-23')
    expect(holidays).toEqual([])
    expect(problem).toContain('DE-BY')
  })
})
