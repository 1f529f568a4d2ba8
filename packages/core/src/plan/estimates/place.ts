/**
 * Where a line stands, and so what its figures may be about. One step down the outline per section.
 */
import type { SectionKind } from '../../notation/section-words.ts'
import { BOLD_LEVEL, type Section } from '../../text/outline.ts'
import type { Document } from '../document.ts'
import { kindOf } from '../document.ts'
import type { Key } from '../plan.ts'
import { readLabel } from './label.ts'
import { BUFFER, referenceTarget, type Target, type TargetIndex } from './target.ts'

/** `timeline`: lines pair names with figures. `work`: figures stand at items and in fields. `closed`: nothing here is an effort. */
export type Mode = 'timeline' | 'work' | 'closed'

export interface Place {
  /** What fields and totals without a name of their own are about; null for the whole plan. */
  readonly owner: Target | null
  readonly mode: Mode
  readonly kind: SectionKind | null
  /** The phase whose items the names mean. */
  readonly phase: Key | null
}

const WORK_KINDS: ReadonlySet<SectionKind | null> = new Set<SectionKind | null>(['tasks', 'milestones', 'order', 'parallel', null])

export const DOCUMENT: Place = { owner: null, mode: 'work', kind: null, phase: null }

/** The place inside a section; `own` is the item that its heading is. */
export function placeIn(document: Document, index: TargetIndex, section: Section, around: Place, own: Target | null): Place {
  const kind = kindOf(document, section)
  const mode = modeOf(kind, section, around, own !== null)
  const named = mode === 'timeline' ? timelineOwner(index, section) : mode === 'work' ? headingOwner(section, kind, around) : null
  const owner = own ?? named ?? around.owner
  return { owner, mode, kind, phase: owner?.kind === 'phase' ? owner.key : around.phase }
}

/** The place of what stands below an item. */
export const within = (place: Place, owner: Target): Place => ({ ...place, owner, phase: owner.kind === 'phase' ? owner.key : place.phase })

function modeOf(kind: SectionKind | null, section: Section, around: Place, isItem: boolean): Mode {
  if (kind === 'timeline') return 'timeline'
  const label = section.title && section.level < BOLD_LEVEL ? readLabel(section.title.plain) : null
  if (label && label.role === 'estimate' && label.strength >= 2 && label.rest === '') return 'timeline'
  // What a bold label opens ends unseen: the fields behind it may belong to the item again.
  if (section.level === BOLD_LEVEL && around.mode !== 'closed') return around.mode
  if (around.mode === 'timeline' && isItem) return 'timeline'
  return isItem || WORK_KINDS.has(kind) ? 'work' : 'closed'
}

/** `### Phase 2` inside a timeline is about that phase, `### Buffer` about the buffer. */
function timelineOwner(index: TargetIndex, section: Section): Target | null {
  const text = section.title?.plain ?? ''
  const label = readLabel(text)
  if (label?.role === 'buffer') return BUFFER
  const target = referenceTarget(index, text)
  return target?.kind === 'phase' || target?.kind === 'milestone' || target?.kind === 'task' ? target : null
}

/** A heading among the tasks that is no item itself still is what the fields below it are about. */
function headingOwner(section: Section, kind: SectionKind | null, around: Place): Target | null {
  const isGroup = kind === 'tasks' && section.level > 2 && section.level < BOLD_LEVEL && around.owner?.kind !== 'task'
  return isGroup && section.title ? { label: section.title.plain, key: null, kind: 'name' } : null
}
