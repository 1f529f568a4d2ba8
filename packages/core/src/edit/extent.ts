/**
 * The lines that belong to an item: its own, its steps and its notes; for a heading, all of its section. Half of what it takes
 * to put something behind an item, to move it, or to take it away.
 */
import type { Plan, Task } from '../plan/plan.ts'
import { blocks } from '../text/blocks.ts'
import type { Section } from '../text/outline.ts'
import { BOLD_LEVEL, outline, walkSections } from '../text/outline.ts'
import type { Source } from '../text/source.ts'
import { isBlank, lastLine, lineCount, lineNumber, lineOf, textOf } from './lines.ts'

/** Lines, 1-based, both included. */
export interface Lines {
  readonly first: number
  readonly last: number
}

/** The lines of a task with everything below it, without the blank lines at the end. */
export function taskLines(plan: Plan, task: Task): Lines {
  const { source } = plan
  const first = lineNumber(source, task.extent.from)
  if (task.form === 'checkbox' || task.form === 'list' || task.form === 'row') return { first, last: lastLine(source, task.extent) }
  let last = Math.max(first, sectionEnd(source, first))
  // Tasks stand behind the task that they belong to, so that one pass finds all that belong to it through others.
  const inside = new Set([task.key])
  for (const other of plan.tasks) {
    if (other.parent === null || !inside.has(other.parent)) continue
    inside.add(other.key)
    const isHead = other.form === 'heading' || other.form === 'bold'
    last = Math.max(last, isHead ? sectionEnd(source, lineNumber(source, other.extent.from)) : lastLine(source, other.extent))
  }
  return { first, last }
}

/** The last line with content of the section that a heading or bold line opens; the line itself where it opens none. */
export function sectionEnd(source: Source, line: number): number {
  const sections = sectionsOf(source)
  const own = sections.find((section) => section.line === line && section.level > 0)
  if (!own) return line
  const next = sections.find((section) => section.line > line && section.level <= own.level && !isLabelOf(section, own))
  return withoutBlanks(source, line, next ? next.line - 1 : endOf(source))
}

const known = new WeakMap<Source, readonly Section[]>()

/** Of one text the sections are found once, however many items are asked for. */
function sectionsOf(source: Source): readonly Section[] {
  const found = known.get(source) ?? [...walkSections(outline(blocks(source)))]
  known.set(source, found)
  return found
}

/** A bold line stands beside the bold line above it; it never ends a heading. */
const isLabelOf = (section: Section, own: Section): boolean => section.level === BOLD_LEVEL && own.level < BOLD_LEVEL

/** The last line of the document's own text: a fence around all of it is not part of that. */
const endOf = (source: Source): number => (source.fenced ? lineNumber(source, source.fenced.to) - 1 : lineCount(source))

function withoutBlanks(source: Source, first: number, last: number): number {
  let line = last
  while (line > first && (isBlank(textOf(source, lineOf(source, line))) || isRule(source, line))) line--
  return line
}

/** The last line with content. */
export const lastContentLine = (source: Source): number => withoutBlanks(source, 1, endOf(source))

/** A rule between parts belongs to neither. */
const isRule = (source: Source, line: number): boolean =>
  /^ {0,3}(?:-[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*){3,}$/.test(textOf(source, lineOf(source, line)))
