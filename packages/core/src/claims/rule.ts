/**
 * What kinds share that judge a rule of the code (`ui` must not import `db`, no `eval` in `src/`): names in a sentence, the folder
 * that a name means, the files below it.
 */
import { quotedPath } from '../notation/path.ts'
import type { Phrase } from '../text/phrase.ts'
import type { Tense } from './claim.ts'
import { workspaces } from './facts/resolve.ts'
import { isAside } from './facts/script.ts'
import { named } from './places.ts'
import type { Statement } from './statement.ts'
import type { Tree } from './tree.ts'

/** A name in code quotes, or a folder that is written without them. Offsets are those of the plain text. */
export interface Name {
  readonly text: string
  readonly from: number
  readonly to: number
}

export interface Sentence {
  /** With every name as a run of `NAME_SIGN`, of the same length as the plain text that it stands for. */
  readonly text: string
  /** Where it begins in the plain text. */
  readonly from: number
}

/** Stands in a sentence for each letter of a name; no document holds it. */
export const NAME_SIGN = '\uE000'
/** For patterns: one name. */
export const ONE = `${NAME_SIGN}+(?!${NAME_SIGN})`
/** For patterns: one name or several with words between them. */
export const SOME = `${ONE}(?:\\s{0,3}(?:,|/|&|and|or|nor|và|hoặc|hay)\\s{0,3}(?:(?:and|or|nor|và|hoặc)\\s)?(?:the\\s)?${ONE}){0,5}`

const BARE_FOLDER = /(?<![\p{L}\p{N}_./@-])(?:\.\/)?[\p{L}\p{N}_@.-]{1,40}(?:\/[\p{L}\p{N}_@.*-]{1,40}){0,8}\/(?=$|[\s,.;:)])/gu
const LONGEST = 2_000
/** Longer sentences say more than one thing. */
const LONGEST_SENTENCE = 400

/** The names of a phrase, and its sentences with the names covered; nothing for what is too long to state a rule. */
export function ruleSentences(text: Phrase): { readonly names: readonly Name[]; readonly sentences: readonly Sentence[] } {
  if (text.plain.length > LONGEST) return { names: [], sentences: [] }
  const quoted = text.marks.flatMap(({ kind, from, to }) => (kind === 'code' ? [{ text: text.plain.slice(from, to), from, to }] : []))
  const bare = [...text.plain.matchAll(BARE_FOLDER)].flatMap((match) => {
    const at = { text: match[0], from: match.index, to: match.index + match[0].length }
    return quoted.some(({ from, to }) => from < at.to && at.from < to) ? [] : [at]
  })
  const names = [...quoted, ...bare].sort((a, b) => a.from - b.from)
  let covered = text.plain
  for (const { from, to } of names) covered = covered.slice(0, from) + NAME_SIGN.repeat(to - from) + covered.slice(to)
  const sentences: Sentence[] = []
  let from = 0
  for (const end of [...covered.matchAll(/[.!?;。！？；](?=\s|$)|\n(?=\s?[-*])/gu)]
    .map((match) => match.index + 1)
    .concat(covered.length)) {
    if (end - from <= LONGEST_SENTENCE && end > from) sentences.push({ text: covered.slice(from, end), from })
    from = end
  }
  return { names, sentences }
}

/** The names inside a range of the plain text. */
export const namesIn = (names: readonly Name[], from: number, to: number): Name[] =>
  names.filter((name) => name.from >= from && name.to <= to)

/** A rule is meant for now wherever it does not stand under a task: its own words speak of what is not to be. */
export const ruleTense = ({ task, titles }: Statement): Tense => {
  if (titles.some((title) => /(?<!\p{L})(?:examples?|ví dụ|removed|deprecated)(?!\p{L})/iu.test(title.slice(0, 200)))) return 'example'
  if (!task) return 'now'
  return task.state === 'done' || task.state === 'cancelled' ? 'done' : 'planned'
}

/** The folder that a name means: a path, the end of one, or a package of the repository; null where there is none or no single one. */
export function folderNamed(tree: Tree, name: string, document: string): string | null {
  const path = name
    .replace(/\/?\*{1,2}(?:\/\*)?(?:\.\w+)?$/, '')
    .replace(/^\.\//, '')
    .replace(/\/+$/, '')
  if (path === '' || path === '.') return null
  const folder = workspaces(tree).get(path)
  if (folder !== undefined && folder !== '') return folder
  const found = named(tree, path, document).filter((each) => tree.kindOf(each) === 'directory' && !isAside(`${each}/`))
  const depths = found.map((each) => each.split('/').length)
  const least = Math.min(...depths)
  const nearest = found.filter((_, index) => depths[index] === least)
  return nearest.length === 1 ? (nearest[0] ?? null) : null
}

/** The files below a folder; all for the root. */
export const filesBelow = (tree: Tree, folder: string): readonly string[] =>
  folder === '' ? tree.files : tree.files.filter((path) => path.startsWith(`${folder}/`))

/** True for what is written as a folder: `src/ui/`, `packages/core`, `src/**`. */
export function isFolderText(text: string): boolean {
  const path = quotedPath(text)
  return path !== null && (path.kind === 'directory' || (path.kind === 'glob' && /\/\*{1,2}(?:\/\*)?(?:\.\w+)?$/.test(path.path)))
}

/** `a.ts:3, b.ts:7 and 4 more`. */
export function listed(places: readonly string[], most = 3): string {
  const shown = places.slice(0, most).join(', ')
  return places.length > most ? `${shown} and ${places.length - most} more` : shown
}
