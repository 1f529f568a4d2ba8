/**
 * What the title of a heading, bold line or list item opens with: a phase, a milestone, a task, or a bare number.
 *
 * `Phase 2: Core`, `### Giai đoạn 1 — Nền tảng`, `Task 1.1 — parse`, `T004 [P] [US1] …`, `1.2.3 Title`, `**M1**: …`.
 */
import { itself, memo } from '../text/memo.ts'

export type LabelKind = 'phase' | 'milestone' | 'task' | 'number'

export interface Label {
  readonly kind: LabelKind
  /** As the author wrote it, without the word: `1.1`, `T004`, `M1`, `2R`. */
  readonly id: string
  /** Offset in the text where the title begins, after id and separator. */
  readonly end: number
  /** Offsets of the id. */
  readonly idFrom: number
  readonly idTo: number
}

const PHASE_WORDS =
  'phase|giai đoạn|giai doan|stage|sprint|wave|iteration|этап|фаза|fase|etapa|étape|schritt|phasen?|阶段|フェーズ|ステージ|단계|المرحلة|مرحلة|slice'
const TASK_WORDS =
  'sub-?task|task|nhiệm vụ con|nhiệm vụ|công việc|subtarea|tarea|subtarefa|tarefa|aufgabe|tâche|подзадача|задача|المهمة|مهمة|タスク|作业|子任务|任务|작업|story|ticket'
const MILESTONE_WORDS = 'milestone|cột mốc|mốc|веха|marco|hito|meilenstein|jalon|里程碑|マイルストーン|마일스톤'

const NUMBER = String.raw`\d+(?:\.\d+)*(?:[A-Za-z](?![\p{L}]))?`
const SEPARATOR = String.raw`(?:\\?\*(?=\s)\s*|\s*[:：.．)）\]—–-]+(?:\s+|$)|\s*[:：．—–]\s*|(?:\s*(?=（)|\s+(?=[(\[]))|\s*$)`

const rule = (source: string) => new RegExp(`^${source}`, 'iu')

// A phase needs a separator after its number: "Phase 6 Implementation Check" names a step of a process, not a phase of the plan.
const PHASE = rule(String.raw`(?:${PHASE_WORDS})\s*(?:#\s*)?((?:P?${NUMBER}|[A-Z]\+?|[IVX]+)(?![\p{L}\p{N}]))(${SEPARATOR})`)
const PHASE_BEHIND = rule(
  String.raw`(?:第\s*|제?\s*(?=\d+\s*단계))([0-9一二三四五六七八九十]+)\s*(?:阶段|階段|フェーズ|段階|期|단계)(${SEPARATOR}|\s*)`,
)
const MILESTONE = rule(String.raw`(?:${MILESTONE_WORDS})\s*(?:#\s*)?(M?${NUMBER}|[A-Z])(?![\p{L}\p{N}.])(${SEPARATOR}|\s+)?`)
const MILESTONE_SHORT = rule(String.raw`(M\d+(?:\.\d+)?[A-Za-z]?)(?![\p{L}\p{N}])(${SEPARATOR}|\s+)`)
const TASK = rule(
  String.raw`(?:${TASK_WORDS})\s*(?:#\s*)?((?:[A-Z]{1,3}-?)?${NUMBER}|[A-Z](?=${SEPARATOR}))(?![\p{L}\p{N}])(${SEPARATOR}|\s+)?`,
)
const CODE = rule(String.raw`([A-Z]{1,5}-?\d[\dX]*(?:\.\d+)*[a-z]?|T0*X+|T\d*X+)(?![\p{L}\p{N}_/-])(${SEPARATOR}|\s+)`)
const DOTTED = rule(String.raw`(\d+(?:\.(?:\d+|[xX*]))+[A-Za-z]?)(?![\p{L}\p{N}%])(${SEPARATOR}|\s+)`)
const PLAIN = rule(String.raw`(\d+)(\s*[.．):：）、](?!\d)\s*|\s+[—–-]\s+)(?=\S)`)

const ORDINAL = /^(?:المرحلة|مرحلة)\s+(\S+(?:\s+عشرة?)?)(\s*[:：—–-]\s*|\s*$)/u
const ARABIC_ORDINALS: readonly string[] = [
  'الأولى',
  'الثانية',
  'الثالثة',
  'الرابعة',
  'الخامسة',
  'السادسة',
  'السابعة',
  'الثامنة',
  'التاسعة',
  'العاشرة',
  'الحادية عشرة',
  'الثانية عشرة',
]
const HAN_DIGITS = '一二三四五六七八九十'

function match(kind: LabelKind, pattern: RegExp, text: string, skipped: number): Label | null {
  const found = pattern.exec(text)
  const id = found?.[1]
  // Words match in any case; letters of an id are capitals, so that "tasks:" is no task "s".
  if (!found || id === undefined || /^[a-z]/.test(id)) return null
  const idFrom = skipped + found[0].length - (found[2] ?? '').length - id.length
  return { kind, id, end: skipped + found[0].length, idFrom, idTo: idFrom + id.length }
}

function ordinalPhase(text: string, skipped: number): Label | null {
  const arabic = ORDINAL.exec(text)
  const index = ARABIC_ORDINALS.indexOf(arabic?.[1] ?? '')
  if (arabic && index >= 0)
    return { kind: 'phase', id: String(index + 1), end: skipped + arabic[0].length, idFrom: skipped, idTo: skipped + arabic[0].length }
  const behind = match('phase', PHASE_BEHIND, text, skipped)
  if (!behind) return null
  const han = HAN_DIGITS.indexOf(behind.id)
  // The word stands behind the number.
  const idFrom = text.indexOf(behind.id) + skipped
  return { ...behind, id: han >= 0 ? String(han + 1) : behind.id, idFrom, idTo: idFrom + behind.id.length }
}

/** The label that a text opens with. Emoji, brackets of a checkbox and `§` may stand before it. */
export const label: (text: string) => Label | null = memo(itself, (text) => {
  const skipped = /^(?:[^\p{L}\p{N}]*)/u.exec(text)?.[0].length ?? 0
  const rest = text.slice(skipped)
  return (
    match('phase', PHASE, rest, skipped) ??
    ordinalPhase(rest, skipped) ??
    match('milestone', MILESTONE, rest, skipped) ??
    match('milestone', MILESTONE_SHORT, rest, skipped) ??
    match('task', TASK, rest, skipped) ??
    match('task', CODE, rest, skipped) ??
    match('task', DOTTED, rest, skipped) ??
    match('number', PLAIN, rest, skipped)
  )
})

/** Comparable form of an id: case and the words or letters before a number do not tell ids apart (`T1.1`, `Task 1.1`, `1.1`). */
export const sameId = (id: string): string => id.toLowerCase().replace(/^(?:task|t)\s*(?=\d)/, '')
