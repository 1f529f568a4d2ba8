/**
 * What gates each milestone: ids and phases named in its line, phases whose heading names it (`### Phase 2: Core (M2)`),
 * else the phase of its title or number, where no heading says which belongs to which.
 */
import { references } from '../notation/reference.ts'
import { mayHold } from '../notation/stems.ts'
import type { FoundMilestone } from './milestones.ts'
import type { Key, Milestone, Phase } from './plan.ts'
import type { Resolver } from './resolve.ts'
import { namedKeys } from './resolve.ts'

type Gates = Pick<Milestone, 'gatedBy' | 'gatesStated'>

/** Looking for references costs more than looking for a word; most headings name no milestone. */
const mayName = mayHold('m0|m1|m2|m3|m4|m5|m6|m7|m8|m9|milestone|mốc|里程碑|マイルストーン|вех|marco|hito|meilenstein|jalon|마일스톤')

/** @param headings the full text of each phase's heading */
export function gates(milestones: readonly FoundMilestone[], headings: ReadonlyMap<Phase, string>, resolver: Resolver): Gates[] {
  const named = namedInHeadings(headings, resolver)
  const alike = namesakes(resolver)
  return milestones.map((milestone) => {
    const opening = milestone.id === null ? 0 : milestone.text.plain.indexOf(milestone.id) + milestone.id.length
    const own = namedKeys(milestone.text.plain.slice(Math.max(0, opening)), resolver)
    if (own.length > 0) return { gatedBy: own, gatesStated: true }
    if (named !== null) return { gatedBy: named.get(milestone.key) ?? [], gatesStated: true }
    const phase = alike(milestone)
    return { gatedBy: phase ? [phase.key] : [], gatesStated: false }
  })
}

/** Tells the phase of the same title as a milestone, else of the same number. */
function namesakes({ items: { phases, milestones } }: Resolver): (milestone: Milestone) => Phase | undefined {
  // The first of several goes before the others.
  const named = (key: (phase: Phase) => string | null) => new Map([...phases].reverse().map((phase) => [key(phase), phase]))
  const byTitle = named((phase) => bare(phase.title))
  const byId = named((phase) => phase.id)
  const titles = new Set(milestones.map(({ title }) => bare(title)))
  return (milestone) => {
    const title = bare(milestone.title)
    const namesake = title === '' ? undefined : byTitle.get(title)
    if (namesake) return namesake
    const number = /\d+(?:\.\d+)?[A-Za-z]?/.exec(milestone.id ?? '')?.[0]
    const phase = number === undefined ? undefined : byId.get(number)
    // A phase that another milestone is the namesake of shows that the numbers of the two do not go together.
    return phase && !titles.has(bare(phase.title)) ? phase : undefined
  }
}

const bare = (title: string): string =>
  title
    .replace(/\s*[(（].*$/u, '')
    .trim()
    .toLowerCase()

/** The phases whose headings name a milestone, by its key; null where no heading names any. */
function namedInHeadings(headings: ReadonlyMap<Phase, string>, resolver: Resolver): Map<Key, Key[]> | null {
  const found = new Map<Key, Key[]>()
  let isNamed = false
  for (const [phase, heading] of headings) {
    const named = mayName(heading) ? references(heading).filter((reference) => reference.kind === 'milestone') : []
    isNamed ||= named.length > 0
    for (const end of named.flatMap((reference) => resolver.resolve(reference, null).ends))
      found.set(end.key, [...(found.get(end.key) ?? []), phase.key])
  }
  return isNamed ? found : null
}
