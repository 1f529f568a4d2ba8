/**
 * Who there is to do the work: the people of all plans, each of them once, and who may do a task.
 */
import { parseIsoDate } from '../../calendar/civil.ts'
import { fold } from '../../notation/fold.ts'
import type { People } from '../people.ts'
import { people } from '../people.ts'
import type { Plan, Resource, Task } from '../plan.ts'

export interface Person {
  readonly name: string
  /** Above 0 and at most 1. */
  readonly share: number
  /** Numbers of the days on which they are away. */
  readonly daysOff: readonly number[]
  /** Absences as day numbers, half-open. */
  readonly absences: readonly { readonly from: number; readonly to: number }[]
  /** Which plan's calendar they work by: the first that names them. */
  readonly plan: number
  /** True for the one person of a plan that names nobody. */
  readonly assumed: boolean
}

export interface Staff {
  /** Grows while tasks are asked for. */
  readonly people: readonly Person[]
  /** For each owner of a task, who that may be; one entry for a task that anyone may do. */
  readonly hands: (plan: number, task: Task) => readonly Hand[]
}

export interface Hand {
  /** Indexes into `people`. */
  readonly anyOf: readonly number[]
  /** True where the document names no owner. */
  readonly assumed: boolean
}

/** An absence of more years than this is a slip of the pen, and not worth a million days. */
const MOST_DAYS_OFF = 20_000

/** The people of several plans. The same name is the same person in all of them; a role belongs to its plan. */
export function staff(plans: readonly Plan[]): Staff {
  const found: Person[] = []
  const byName = new Map<string, number[]>()
  const known = plans.map(people)
  const add = (name: string, person: Person): number[] => {
    const before = byName.get(name)
    if (before) return before
    const made = [found.push(person) - 1]
    byName.set(name, made)
    return made
  }
  const named = (name: string, plan: number): number[] =>
    add(fold(name) || name, { name, share: 1, daysOff: [], absences: [], plan, assumed: false })
  const ofResource = (resource: Resource, plan: number): number[] =>
    resource.kind === 'person' ? person(resource, plan) : role(resource, plan)

  function person(resource: Resource, plan: number): number[] {
    const key = fold(resource.name) || resource.name
    const same = plans.flatMap((other) => other.resources.filter(({ kind, name }) => kind === 'person' && (fold(name) || name) === key))
    const absences = same.flatMap((one) => absencesOf(one))
    const share = same.reduce((most, { availability }) => Math.max(most, shareOf(availability?.value ?? 1)), 0)
    return add(key, { name: resource.name, share, absences, daysOff: absences.flatMap(daysIn), plan, assumed: false })
  }

  /** `Backend: 2` is two people, `QA: 0.5` is one at half-time, `1.5` is both. */
  function role(resource: Resource, plan: number): number[] {
    const count = Math.min(99, resource.availability?.value ?? 1)
    const shares = [...Array.from({ length: Math.floor(count) }, () => 1), ...(count % 1 > 0.01 ? [count % 1] : [])]
    const absences = absencesOf(resource)
    return shares.flatMap((share, index) => {
      const name = shares.length > 1 ? `${resource.name} ${index + 1}` : resource.name
      return add(`${plan}\n${name}`, { name, share, absences, daysOff: absences.flatMap(daysIn), plan, assumed: false })
    })
  }

  const teams = plans.map(() => null as readonly number[] | null)
  const team = (plan: number): readonly number[] => {
    teams[plan] ??= teamOf(plans[plan] as Plan, known[plan] as People, plan)
    return teams[plan] as readonly number[]
  }

  /** Named people and owners, else roles, else one person. */
  function teamOf(of: Plan, { find }: People, plan: number): number[] {
    const persons = of.resources.filter(({ kind }) => kind === 'person').flatMap((resource) => person(resource, plan))
    const owners = of.tasks.flatMap(({ owners }) => owners.map(({ value }) => value)).filter((owner) => find(owner) === null)
    const strangers = [...new Set(owners)].flatMap((owner) => named(owner, plan))
    if (persons.length + strangers.length > 0) return [...new Set([...persons, ...strangers])]
    const roles = of.resources.filter(({ kind }) => kind === 'role').flatMap((resource) => role(resource, plan))
    if (roles.length > 0) return roles
    return add(`${plan}\n`, { name: 'one person', share: 1, daysOff: [], absences: [], plan, assumed: true })
  }

  function handOf(owner: string, plan: number): Hand {
    const meant = (known[plan] as People).find(owner)
    if (meant === 'anyone') return { anyOf: team(plan), assumed: false }
    const anyOf = meant === null ? named(owner, plan) : [...new Set(meant.flatMap((resource) => ofResource(resource, plan)))]
    return { anyOf, assumed: false }
  }

  return {
    people: found,
    hands: (plan, task) => {
      if (task.owners.length === 0) return [{ anyOf: team(plan), assumed: true }]
      const hands = task.owners.map(({ value }) => handOf(value, plan))
      // `@ana` and `Ana` are one owner; two places for anyone are two.
      return hands.filter(
        ({ anyOf }, at) => anyOf.length > 1 || hands.findIndex((other) => other.anyOf.length === 1 && other.anyOf[0] === anyOf[0]) === at,
      )
    },
  }
}

/** A share of nothing is not believed: somebody who owns a task will do some of it. */
const shareOf = (availability: number): number => (availability > 0 ? Math.min(1, availability) : 1)

const absencesOf = ({ absences }: Resource) =>
  absences.flatMap(({ value }) => {
    const [from, to] = [parseIsoDate(value.from), parseIsoDate(value.to)]
    return from === null || to === null || to <= from || to - from > MOST_DAYS_OFF ? [] : [{ from, to }]
  })

const daysIn = ({ from, to }: { readonly from: number; readonly to: number }): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index)
