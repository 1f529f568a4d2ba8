/**
 * Brings the drawing of a directory tree up to the real one: takes out what is gone, writes the new name of what was renamed,
 * draws what a whole level leaves out. Names that stay, their remarks, their order and the style of the drawing are not touched.
 */
import type { Fence } from '../text/blocks.ts'
import type { TextEdit } from '../text/edit.ts'
import { deleted, inserted, replaced } from '../text/edit.ts'
import type { Source } from '../text/source.ts'
import { lineAt, lineSpan } from '../text/span.ts'
import type { DrawnTree, Entry } from './drawn-tree.ts'
import { drawnTree } from './drawn-tree.ts'
import { folderOf, joined, nameOf } from './places.ts'
import type { Ground } from './tree.ts'
import { find, isAsked, treeMatch, unlisted } from './tree-match.ts'

/**
 * The edits that make the drawing true; none where it is, where it shows another tree, or where the fence holds no tree of files.
 *
 * @param title the heading above and `intro` the text before the fence, which say what the tree shows
 */
export function fixTree(source: Source, fence: Fence, ground: Ground, { intro = '', title = '' } = {}): TextEdit[] {
  const drawn = drawnTree(source, fence, intro, title)
  const root = drawn && drawn.tense === null ? treeMatch(drawn, ground).root : null
  if (!drawn || root === null) return []
  const drawing = new Drawing(source, fence, drawn)
  const gone = drawn.entries.filter((entry) => isAsked(entry) && find(entry, root, ground.tree) === null)
  const pasts = ground.history.past(gone.map((entry) => joined(root, entry.path) ?? ''))
  for (const entry of gone) {
    const at = joined(root, entry.path) ?? ''
    const now = pasts.get(at)?.renamedTo
    // A folder that keeps something planned stays.
    if (now != null && folderOf(now) === folderOf(at) && entry.isAlone) drawing.rename(entry, nameOf(now))
    else if (!ground.tree.ignores(at) && entry.isAlone && drawing.below(entry).every((below) => gone.includes(below))) drawing.remove(entry)
  }
  for (const { listed, names } of unlisted(drawn, root, ground.tree, gone)) for (const name of names) drawing.add(name, listed)
  return drawing.edits()
}

/** A line of the fence as it will be. */
interface Line {
  /** The signs before the name. */
  prefix: string
  /** The name and what stands behind it; null for a line without a name, which is kept. */
  text: string
  readonly entry: Entry | null
  /** The 1-based line that it was; null for a new one. */
  readonly was: number | null
  isGone: boolean
}

/** The lines of one fence, changed in place and written as edits at the end. */
class Drawing {
  readonly #source: Source
  readonly #drawn: DrawnTree
  readonly #lines: Line[]
  readonly #old: ReadonlyMap<number, string>

  constructor(source: Source, fence: Fence, drawn: DrawnTree) {
    this.#source = source
    this.#drawn = drawn
    const byLine = new Map(drawn.entries.map((entry) => [entry.line, entry]))
    const first = lineAt(source.lines, fence.lines[0]?.span.from ?? fence.span.from)
    this.#old = new Map(
      fence.lines.map((_, index) => {
        const at = lineSpan(source.lines, first + index, source.text)
        return [first + index, source.text.slice(at.from, at.to)]
      }),
    )
    this.#lines = [...this.#old].map(([was, text]) => {
      const entry = byLine.get(was) ?? null
      const column = entry ? entry.span.from - (source.lines.starts[was - 1] as number) : text.length
      return { prefix: text.slice(0, column), text: text.slice(column), entry, was, isGone: false }
    })
  }

  /** What is drawn below an entry. */
  below(entry: Entry): readonly Entry[] {
    return this.#drawn.entries.filter((other) => other !== entry && other.path.startsWith(`${entry.path}/`))
  }

  rename(entry: Entry, name: string): void {
    const line = this.#lines.find((each) => each.entry === entry)
    if (line) line.text = name + (entry.name.endsWith('/') ? '/' : '') + line.text.slice(entry.name.length)
  }

  remove(entry: Entry): void {
    const gone = new Set([entry, ...this.below(entry)])
    for (const line of this.#lines) if (line.entry && gone.has(line.entry)) line.isGone = true
  }

  /** Draws a name behind the last of its like in the level. */
  add(name: string, level: readonly Entry[]): void {
    const isFolder = name.endsWith('/')
    const alike = level.filter((entry) => entry.isFolder === isFolder).at(-1) ?? level.at(-1)
    const at = this.#lines.findIndex(({ entry }) => entry !== null && entry === alike)
    const model = this.#lines[at]
    if (!alike || !model) return
    const slashes = level.some((entry) => entry.name.endsWith('/'))
    const last = this.#lines.findLastIndex(({ entry }) => entry !== null && (entry === alike || entry.path.startsWith(`${alike.path}/`)))
    const path = `${alike.path.slice(0, alike.path.length - nameOf(alike.path).length)}${name.replace(/\/$/, '')}`
    const entry: Entry = { ...alike, path, name, isFolder, parent: alike.parent }
    const text = isFolder && !slashes ? name.slice(0, -1) : name
    this.#lines.splice(last + 1, 0, { prefix: model.prefix, text, entry, was: null, isGone: false })
  }

  edits(): TextEdit[] {
    this.#lines.splice(0, this.#lines.length, ...redrawn(this.#lines))
    const { lines, text } = this.#source
    const edits: TextEdit[] = []
    let end = lines.starts[(this.#lines[0]?.was ?? 1) - 1] ?? 0
    for (const { prefix, text: written, was, isGone } of this.#lines) {
      if (was === null) {
        edits.push(inserted(end, prefix + written + this.#ending()))
        continue
      }
      const at = lineSpan(lines, was, text)
      end = lines.starts[was] ?? text.length
      if (isGone) edits.push(deleted({ from: at.from, to: end }))
      else if (prefix + written !== this.#old.get(was)) edits.push(replaced(at, prefix + written))
    }
    return edits
  }

  #ending(): string {
    return /\r\n|\n|\r/.exec(this.#source.text)?.[0] ?? '\n'
  }
}

const BRANCHES = /[├└┣┗╠╚╰]/u
const LAST: Readonly<Record<string, string>> = { '├': '└', '┣': '┗', '╠': '╚', '|': '`', '+': '\\' }
const GOES_ON: Readonly<Record<string, string>> = { '└': '├', '╰': '├', '┗': '┣', '╚': '╠', '`': '|', '\\': '+' }

/**
 * The lines with the branches right again: the last of a level has its corner, and beside what stands below it there is no line.
 * Only levels whose last entry changed are touched, for a level may have been drawn as its author liked.
 */
function redrawn(lines: readonly Line[]): Line[] {
  const kept = lines.filter(({ isGone }) => !isGone)
  const levels = new Map<string, Line[]>()
  for (const line of lines) {
    const level = line.entry?.parent?.path ?? (line.entry ? '' : null)
    if (level === null || line.entry?.path === '') continue
    levels.set(level, [...(levels.get(level) ?? []), line])
  }
  for (const level of levels.values()) {
    const before = level.findLast(({ was }) => was !== null)
    const now = level.findLast(({ isGone }) => !isGone)
    if (!before || !now || before === now) continue
    const corner = branchAt(before.prefix)
    const wasCorner = corner >= 0 && isCorner(before.prefix[corner] as string)
    if (!wasCorner) continue
    for (const line of level) if (!line.isGone && line !== now) open(line, kept)
    close(now, kept)
  }
  return [...lines]
}

const branchAt = (prefix: string): number => {
  const drawn = prefix.search(BRANCHES)
  return drawn >= 0 ? drawn : Math.max(prefix.search(/[|+`\\]-+\s*$/), -1)
}

const isCorner = (sign: string): boolean => sign in GOES_ON

const withSign = (text: string, at: number, sign: string): string => text.slice(0, at) + sign + text.slice(at + 1)

/** Something of its level stands below: the branch goes on, beside all that hangs on it. */
function open(line: Line, lines: readonly Line[]): void {
  const at = branchAt(line.prefix)
  const sign = GOES_ON[line.prefix[at] ?? '']
  if (sign === undefined) return
  line.prefix = withSign(line.prefix, at, sign)
  const beside = sign === '├' ? '│' : sign === '┣' ? '┃' : sign === '╠' ? '║' : '|'
  for (const below of hanging(line, lines)) if (below.prefix[at] === ' ') below.prefix = withSign(below.prefix, at, beside)
}

/** The last of its level: the branch ends here. */
function close(line: Line, lines: readonly Line[]): void {
  const at = branchAt(line.prefix)
  const sign = LAST[line.prefix[at] ?? '']
  if (sign === undefined) return
  line.prefix = withSign(line.prefix, at, sign)
  for (const below of hanging(line, lines)) if (/[│┃║|]/u.test(below.prefix[at] ?? '')) below.prefix = withSign(below.prefix, at, ' ')
}

/** The lines drawn below a line, down to the next of its level or of one above. */
function hanging(line: Line, lines: readonly Line[]): Line[] {
  const from = lines.indexOf(line) + 1
  const path = `${line.entry?.path ?? ''}/`
  const end = lines.findIndex(({ entry }, index) => index >= from && entry !== null && !entry.path.startsWith(path))
  return lines.slice(from, end < 0 ? undefined : end)
}
