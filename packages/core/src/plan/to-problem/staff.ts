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
  const roster = newRoster(plans)
  const known = plans.map(people)
  const teams = plans.map(() => null as readonly number[] | null)
  const team = (plan: number): readonly number[] => {
    teams[plan] ??= teamOf(roster, plans[plan] as Plan, known[plan] as People, plan)
    return teams[plan] as readonly number[]
  }

  function handOf(owner: string, plan: number): Hand {
    const meant = (known[plan] as People).find(owner)
    if (meant === 'anyone') return { anyOf: team(plan), assumed: false }
    const anyOf = meant === null ? roster.named(owner, plan) : [...new Set(meant.flatMap((resource) => roster.of(resource, plan)))]
    return { anyOf, assumed: false }
  }

  return {
    people: roster.people,
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

/** The list of people. Each question adds those whom it does not hold yet, and gives their indexes. */
interface Roster {
  readonly people: readonly Person[]
  /** Somebody of whom nothing but the name is known. */
  readonly named: (name: string, plan: number) => readonly number[]
  /** One person, or as many as there are of a role. */
  readonly of: (resource: Resource, plan: number) => readonly number[]
  /** The one person of a plan that names nobody. */
  readonly anybody: (plan: number) => readonly number[]
}

function newRoster(plans: readonly Plan[]): Roster {
  const found: Person[] = []
  const byName = new Map<string, readonly number[]>()
  const add = (name: string, person: Person): readonly number[] => {
    const before = byName.get(name)
    if (before) return before
    const made = [found.push(person) - 1]
    byName.set(name, made)
    return made
  }
  const unknown = (name: string, plan: number): Person => ({ name, share: 1, daysOff: [], absences: [], plan, assumed: false })
  return {
    people: found,
    named: (name, plan) => add(nameKey(name), unknown(name, plan)),
    of: (resource, plan) =>
      resource.kind === 'person'
        ? add(nameKey(resource.name), personOf(resource, plans, plan))
        : placesOf(resource, plan).flatMap((place) => add(`${plan}\n${place.name}`, place)),
    anybody: (plan) => add(`${plan}\n`, { ...unknown('one person', plan), assumed: true }),
  }
}

const nameKey = (name: string): string => fold(name) || name

/** What all plans together say of one person: every absence, the largest share. */
function personOf({ name }: Resource, plans: readonly Plan[], plan: number): Person {
  const same = plans.flatMap(({ resources }) =>
    resources.filter((other) => other.kind === 'person' && nameKey(other.name) === nameKey(name)),
  )
  const absences = same.flatMap((one) => absencesOf(one))
  const share = same.reduce((most, { availability }) => Math.max(most, shareOf(availability?.value ?? 1)), 0)
  return { name, share, absences, daysOff: absences.flatMap(daysIn), plan, assumed: false }
}

/** `Backend: 2` is two people, `QA: 0.5` is one at half-time, `1.5` is both. */
function placesOf(role: Resource, plan: number): Person[] {
  const count = Math.min(99, role.availability?.value ?? 1)
  const shares = [...Array.from({ length: Math.floor(count) }, () => 1), ...(count % 1 > 0.01 ? [count % 1] : [])]
  const absences = absencesOf(role)
  return shares.map((share, index) => {
    const name = shares.length > 1 ? `${role.name} ${index + 1}` : role.name
    return { name, share, absences, daysOff: absences.flatMap(daysIn), plan, assumed: false }
  })
}

/** Named people and owners, else roles, else one person. */
function teamOf(roster: Roster, { resources, tasks }: Plan, { find }: People, plan: number): readonly number[] {
  const persons = resources.filter(({ kind }) => kind === 'person').flatMap((resource) => roster.of(resource, plan))
  const owners = tasks.flatMap(({ owners }) => owners.map(({ value }) => value)).filter((owner) => find(owner) === null)
  const strangers = [...new Set(owners)].flatMap((owner) => roster.named(owner, plan))
  if (persons.length + strangers.length > 0) return [...new Set([...persons, ...strangers])]
  const roles = resources.filter(({ kind }) => kind === 'role').flatMap((resource) => roster.of(resource, plan))
  return roles.length > 0 ? roles : roster.anybody(plan)
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
