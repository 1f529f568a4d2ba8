/**
 * The work that a milestone waits for, apart by whether the document says so or only a number suggests it.
 */
import { references } from '../../notation/reference.ts'
import type { Key, Milestone, Plan } from '../../plan/plan.ts'
import { lineSpan } from '../../text/span.ts'
import { wordSpan } from './place.ts'

export interface Gates {
  /** Named in the milestone's line, or by the heading of a phase (`### Phase 2: Core (M2)`). */
  readonly stated: readonly Key[]
  /** The phase of the same number, in a document that nowhere says which belongs to which. */
  readonly assumed: readonly Key[]
}

/** Gives the gates of each milestone of a plan. */
export function gatesIn(plan: Plan): (milestone: Milestone) => Gates {
  const numbers = new Map(plan.phases.map(({ key, id }) => [key, id]))
  const named = milestonesInHeadings(plan)
  return (milestone) => {
    const { from } = milestone.titleSpan
    const own = milestone.gatedBy.filter((key) => {
      const number = numbers.get(key)
      return number === undefined || (number !== null && wordSpan(plan.source.text, number, { from, to: milestone.span.to }, from) !== null)
    })
    if (own.length > 0) return { stated: own, assumed: [] }
    const stated = named.get(numberOf(milestone.id ?? '')) ?? []
    return { stated, assumed: named.size > 0 ? [] : milestone.gatedBy }
  }
}

/** Looking for references costs more than looking for a word; most headings name no milestone. */
const MAY_NAME = /(?<![\p{L}\p{N}])M\d|milestone|mốc|里程碑|マイルストーン|вех|marco|hito|meilenstein|jalon|마일스톤/iu

/** The phases whose headings name a milestone, by its number. */
function milestonesInHeadings({ phases, source }: Plan): Map<string, Key[]> {
  const found = new Map<string, Key[]>()
  for (const { key, line } of phases) {
    const { from, to } = lineSpan(source.lines, line, source.text)
    const heading = source.text.slice(from, to)
    if (!MAY_NAME.test(heading)) continue
    for (const reference of references(heading)) {
      if (reference.kind !== 'milestone') continue
      for (const id of reference.ids.flatMap((pattern) => (pattern.type === 'id' ? [numberOf(pattern.id)] : [])))
        found.set(id, [...(found.get(id) ?? []), key])
    }
  }
  return found
}

const numberOf = (id: string): string => id.toLowerCase().replace(/^m(?=\d)/, '')
