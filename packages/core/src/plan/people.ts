/**
 * Whom a name means: the people and roles that a plan's resources name, found by name, role or a telling word.
 */
import { fold } from '../notation/fold.ts'
import type { Plan, Resource } from './plan.ts'

/** `anyone`: the team, an agent, whoever comes first. */
export type Meant = readonly Resource[] | 'anyone'

export interface People {
  /** Names as written, for suggestions. */
  readonly names: readonly string[]
  /** Whom an owner means; null for somebody whom the resources do not name. */
  readonly find: (owner: string) => Meant | null
}

const ANYONE = /^(?:all|everyone|everybody|team|the team|whole team|any|anyone|both|me|myself|self|ai|agent|claude|copilot|cursor|codex)\b/

/** Words of a role that tell nobody apart. */
const GENERIC = new Set('team group the a engineer developer dev specialist expert agent lead senior junior member person role'.split(' '))
const tellingWords = (name: string): string[] => name.split(' ').filter((word) => !GENERIC.has(word))

/** Names and roles count alike: `Backend` may own a task where Resources names a backend developer. */
export function people({ resources }: Plan): People {
  const those = resources.filter(({ kind }) => kind === 'person' || kind === 'role')
  const folded = those.map(({ name, role, text }) => [fold(name), fold(role ?? ''), fold(text)].filter((form) => form !== ''))
  const words = folded.map((forms) => new Set(forms.flatMap((form) => form.split(' '))))
  const known = new Map<string, Meant | null>()
  return {
    names: [...new Set(those.map(({ name }) => name))],
    find: (owner) => {
      const before = known.get(owner)
      if (before !== undefined) return before
      const found = meant(fold(owner), those, folded, words)
      known.set(owner, found)
      return found
    },
  }
}

function meant(
  name: string,
  those: readonly Resource[],
  folded: readonly (readonly string[])[],
  words: readonly ReadonlySet<string>[],
): Meant | null {
  const tellings = tellingWords(name)
  const tiers: readonly ((index: number) => boolean)[] = [
    (index) => folded[index]?.[0] === name,
    (index) => folded[index]?.includes(name) ?? false,
    (index) => folded[index]?.some((form) => form.startsWith(`${name} `) || name.startsWith(`${form} `)) ?? false,
    (index) => tellings.some((word) => words[index]?.has(word)),
  ]
  if (name === '') return 'anyone'
  for (const tier of tiers) {
    const found = those.filter((_, index) => tier(index))
    const persons = found.filter(({ kind }) => kind === 'person')
    if (found.length > 0) return persons.length > 0 ? persons : found
  }
  return ANYONE.test(name) || tellings.length === 0 ? 'anyone' : null
}
