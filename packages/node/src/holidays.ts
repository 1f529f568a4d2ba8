/**
 * Public holidays of a region, from the tables of `date-holidays`. They are large, so they are loaded only when a region is named.
 */
import type { Holiday } from '@milemark/core'

export interface FoundHolidays {
  readonly holidays: readonly Holiday[]
  /** A sentence where the region is not known. */
  readonly problem: string | null
}

const REGION = /^([A-Z]{2})(?:-([A-Z0-9]{1,4}))?(?:-([A-Z0-9]{1,4}))?$/i
const DAY_MS = 86_400_000
/** A plan that ends later than this many years after its first year has no holidays there. */
const YEARS = 11

const known = new Map<string, Promise<FoundHolidays>>()

/**
 * The public holidays of a region such as `DE-BY`, `VN` or `US-CA` for eleven years.
 *
 * @param from ISO date; holidays begin with the year before it
 */
export function holidaysOf(region: string, from: string): Promise<FoundHolidays> {
  const first = Number(from.slice(0, 4)) - 1
  const name = `${region} ${first}`
  const before = known.get(name)
  if (before) return before
  const found = lookUp(region.trim(), first)
  known.set(name, found)
  return found
}

async function lookUp(region: string, first: number): Promise<FoundHolidays> {
  const [, country, state, part] = REGION.exec(region)?.map((code) => code?.toUpperCase()) ?? []
  const unknown = `holidays: “${region}” is no region whose holidays are known; write for example DE-BY, VN or US-CA. No holidays are taken off`
  if (country === undefined) return { holidays: [], problem: unknown }
  const { default: Holidays } = await import('date-holidays')
  const names = new Holidays()
  if (!(country in names.getCountries()) || (state !== undefined && !(state in (names.getStates(country) ?? {}))))
    return { holidays: [], problem: unknown }
  const table = new Holidays(country, state ?? '', part ?? '')
  const years = Array.from({ length: YEARS }, (_, index) => first + index)
  const holidays = years.flatMap((year) =>
    table
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .flatMap(days),
  )
  return { holidays, problem: null }
}

/** Each whole day; what begins in the afternoon takes no working day off. */
function days({
  date,
  start,
  end,
  name,
}: {
  readonly date: string
  readonly start: Date
  readonly end: Date
  readonly name: string
}): Holiday[] {
  if (!date.slice(11).startsWith('00:00')) return []
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS))
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  return Array.from({ length: count }, (_, index) => ({ date: new Date(first + index * DAY_MS).toISOString().slice(0, 10), name }))
}
