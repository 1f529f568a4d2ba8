/**
 * Undoing a save: its inverse is saved like any other change. Later changes stay, whoever made them; where they touched the
 * same place, nothing is undone and both sides are shown.
 *
 * Undoing goes back in time: every undo takes the newest change that is neither undone nor an undo itself. An undo is taken
 * back by naming its number.
 */
import type { TextEdit } from '@milemark/core'
import { effective, mapped } from '@milemark/core'
import type { JournalRecord, RecordedEdit } from './journal.ts'
import { readJournal } from './journal.ts'
import type { SaveProblem } from './problem.ts'
import { recordName, saveProblem } from './problem.ts'
import type { SaveOptions, SaveResult } from './save.ts'
import { save } from './save.ts'
import type { Site, SiteOptions } from './site.ts'
import { failed, hashOf, locate } from './site.ts'

export interface UndoOptions extends Omit<SaveOptions, 'actor' | 'label' | 'undoes'> {
  /** Who undoes. */
  readonly by: string
  /** Only changes of this one. */
  readonly actor?: string | undefined
  /** This change and no other. */
  readonly seq?: number | undefined
}

export interface LogEntry extends JournalRecord {
  /** The number of the change that undid it; null while it counts. */
  readonly undoneBy: number | null
}

export type LogResult =
  | { readonly ok: true; readonly entries: readonly LogEntry[]; readonly damaged: number }
  | { readonly ok: false; readonly problem: SaveProblem }

/** What was saved by Milemark, newest first. */
export async function log(path: string, options: SiteOptions = {}): Promise<LogResult> {
  const located = await locate(path, options)
  if (!located.ok) return located
  try {
    return { ok: true, ...entriesOf(located.site) }
  } catch (error) {
    return { ok: false, problem: await failed(located.site, error) }
  }
}

function entriesOf({ port, state }: Site): { readonly entries: readonly LogEntry[]; readonly damaged: number } {
  const { records, damaged } = readJournal(port, state)
  // Newest first, so that whether an undo is undone itself is known before it is asked for.
  const undoneBy = new Map<number, number>()
  const entries = records.toReversed().map((record) => {
    const undone = undoneBy.get(record.seq) ?? null
    if (record.undoes !== undefined && undone === null) undoneBy.set(record.undoes, record.seq)
    return { ...record, undoneBy: undone }
  })
  return { entries, damaged }
}

/** The change that an undo takes back. */
export type UndoResult = SaveResult<JournalRecord, SaveProblem>

export async function undo(path: string, options: UndoOptions): Promise<UndoResult> {
  const { by, actor, seq, ...rest } = options
  const located = await locate(path, options)
  if (!located.ok) return { ...located, recovered: null }
  const { site } = located
  try {
    const chosen = wanted(site, actor, seq)
    if ('code' in chosen) return { ok: false, problem: chosen, recovered: null }
    const label = chosen.undoes === undefined ? `undo #${chosen.seq} ${chosen.label}` : `redo #${chosen.undoes}`
    return await save(path, (text) => undoing(site, chosen.seq, text), { ...rest, actor: by, label, undoes: chosen.seq })
  } catch (error) {
    return { ok: false, problem: await failed(site, error), recovered: null }
  }
}

function wanted(site: Site, actor: string | undefined, seq: number | undefined): LogEntry | SaveProblem {
  const { entries } = entriesOf(site)
  if (seq !== undefined) return entries.find((entry) => entry.seq === seq) ?? nothing(site, `has no change #${seq} in its journal`)
  const ofActor = actor === undefined ? '' : ` by ${actor}`
  return (
    entries.find((entry) => entry.undoes === undefined && entry.undoneBy === null && (actor === undefined || entry.actor === actor)) ??
    nothing(site, `has no change${ofActor} left to undo`)
  )
}

const nothing = ({ path }: Site, what: string): SaveProblem =>
  saveProblem('MM-NOTHING', path, `${what}. Nothing was changed. Changes that were not made by Milemark are in git.`)

type Undoing =
  | { readonly ok: true; readonly edits: readonly TextEdit[]; readonly value: JournalRecord }
  | { readonly ok: false; readonly problem: SaveProblem }

/** The edits that take a change back from the text as it is now. The journal is read again: this runs under the lock. */
function undoing(site: Site, seq: number, text: string): Undoing {
  const { entries } = entriesOf(site)
  const entry = entries.find((other) => other.seq === seq)
  if (entry === undefined) return { ok: false, problem: nothing(site, `has no change #${seq} in its journal`) }
  if (entry.undoneBy !== null) {
    const rest = `has change #${seq} undone already, by #${entry.undoneBy}. Nothing was changed.`
    return { ok: false, problem: saveProblem('MM-NOTHING', site.path, rest) }
  }
  const later = entries.filter((other) => other.seq > seq).toReversed()
  const edits = byJournal(entry, later, text) ?? byContext(entry, text)
  return edits === null ? { ok: false, problem: conflict(site, entry, text) } : { ok: true, edits, value: entry }
}

/** A range of some version of the text, and what has to come back there; `wrote` is what the change had put in. */
interface Place {
  readonly from: number
  readonly to: number
  readonly wrote: string
  readonly back: string
}

/** Follows the places through the later changes; null where one of these touched them, or the text is not where these lead. */
function byJournal(record: JournalRecord, later: readonly JournalRecord[], text: string): TextEdit[] | null {
  const goal = hashOf(Buffer.from(text))
  let places: Place[] | null = placesOf(record)
  let version = record.after
  for (let at = 0; places !== null; ) {
    // Equal bytes, equal places: what came between and was undone again does not matter.
    const same = later.findLastIndex((other, index) => index >= at && other.after === version)
    if (same !== -1) at = same + 1
    if (version === goal) break
    const next = later[at]
    if (next === undefined || next.before !== version) return null
    places = moved(places, next.edits)
    version = next.after
    at++
  }
  return places === null ? null : backEdits(places, text)
}

/** Where the change stands in the text that it made. */
function placesOf({ edits }: JournalRecord): Place[] {
  let shift = 0
  return edits.map(({ from, to, insert, removed }) => {
    const start = from + shift
    shift += insert.length - (to - from)
    return { from: start, to: start + insert.length, wrote: insert, back: removed }
  })
}

function moved(places: readonly Place[], edits: readonly RecordedEdit[]): Place[] | null {
  const touches = ({ from, to }: Place): boolean => edits.some((edit) => edit.from < to && edit.to > from)
  const splits = ({ from, to }: Place): boolean => edits.some((edit) => edit.from > from && edit.from < to)
  const swallows = ({ from, to }: Place): boolean => from === to && edits.some((edit) => edit.from < from && edit.to > from)
  if (places.some((place) => touches(place) || splits(place) || swallows(place))) return null
  return places.map((place) => {
    const from = mapped(place.from, edits, place.from === place.to ? 'before' : 'after')
    return { ...place, from, to: from + place.wrote.length }
  })
}

/** Finds every place by the lines around it; null where one of them is not there, or twice. */
function byContext({ edits }: JournalRecord, text: string): TextEdit[] | null {
  const places: Place[] = []
  for (const edit of edits) {
    const from = soughtPlace(edit, text)
    if (from === null || from < (places.at(-1)?.to ?? 0)) return null
    places.push({ from, to: from + edit.insert.length, wrote: edit.insert, back: edit.removed })
  }
  return backEdits(places, text)
}

function soughtPlace({ lead, insert, trail }: RecordedEdit, text: string): number | null {
  const whole = onlyPlace(text, lead + insert + trail)
  if (whole !== null) return whole + lead.length
  if (insert === '') return null
  const behind = lead === '' ? null : onlyPlace(text, lead + insert)
  return behind === null ? (trail === '' ? null : onlyPlace(text, insert + trail)) : behind + lead.length
}

/** Where something stands in a text that holds it once. */
function onlyPlace(text: string, sought: string): number | null {
  if (sought === '') return text === '' ? 0 : null
  const first = text.indexOf(sought)
  return first === -1 || text.includes(sought, first + 1) ? null : first
}

/** Null unless every place still holds exactly what the change wrote. */
function backEdits(places: readonly Place[], text: string): TextEdit[] | null {
  if (places.some(({ from, to, wrote }) => text.slice(from, to) !== wrote)) return null
  return effective(
    text,
    places.map(({ from, to, back }) => ({ from, to, insert: back })),
  )
}

const SHOWN = 80

function conflict({ path }: Site, entry: LogEntry, text: string): SaveProblem {
  const [first] = entry.edits
  const wrote = first?.insert ?? ''
  const now = first === undefined ? '' : nowAround(first, text)
  const details = { seq: entry.seq, wrote: entry.edits.map(({ insert }) => insert), before: entry.edits.map(({ removed }) => removed), now }
  const rest = `was changed in the same place after ${recordName(entry)} by ${entry.actor}, so that change cannot be undone by itself. Nothing was written. It wrote “${shown(wrote)}” for “${shown(first?.removed ?? '')}”; now there is “${shown(now)}”. Undo what came later first, or edit the place by hand.`
  return saveProblem('MM-CONFLICT', path, rest, { details })
}

/** What stands now where the change was: between the lines around it, as far as these are still there. */
function nowAround({ lead, trail, from }: RecordedEdit, text: string): string {
  const before = onlyPlace(text, lead)
  const start = before === null ? Math.min(from, text.length) : before + lead.length
  const behind = trail === '' ? -1 : text.indexOf(trail, start)
  if (behind !== -1) return text.slice(start, behind)
  const end = text.indexOf('\n', start)
  return text.slice(start, end === -1 ? text.length : end)
}

const shown = (text: string): string => {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line
}
