/**
 * What to say of a path that is not there. History is the oracle: what once stood in git is gone, which is an error of the text;
 * what never did may be a plan, another repository or a slip, which is for somebody to look at.
 */
import type { Span } from '../text/span.ts'
import type { Finding, Fix } from './claim.ts'
import { advice, broken, idle, unproven } from './claim.ts'
import { folderOf, inOtherCase, normal, sameName, spellings } from './places.ts'
import type { Ground, Past, World } from './tree.ts'

export interface Missing {
  /** As the text has it, which is what a fix replaces. */
  readonly written: string
  /** Where `written` stands. */
  readonly span: Span
  /** True for a text that only has the shape of a path: `client/state`. */
  readonly isVague: boolean
}

/** The paths whose past decides. */
export const pastsOf = (written: string, { document }: Ground): string[] => spellings(written, document)

export function missing({ written, span, isVague }: Missing, world: World): Finding {
  const { tree, document } = world
  const asked = spellings(written, document)
  const name = normal(written)
  const ignored = asked.find((path) => tree.ignores(path))
  if (ignored !== undefined) return idle(`${name} is ignored by git and need not be there.`)
  const other = asked.flatMap((path) => inOtherCase(path, tree))
  if (other.length === 1 && other[0])
    return advice(`${name} is written ${other[0].path} in the repository.`, at(other[0].path), fixTo(written, span, other[0].path, world))
  const gone = asked.map((path) => ({ path, past: world.pastOf(path) })).find(({ past }) => past.existed)
  if (gone) return goneAway(name, { written, span, isVague }, gone.past, world)
  if (!normal(written).includes('/')) return unproven(`No file is called ${name}, and git remembers none.`)
  const first = normal(written).split('/')[0] ?? ''
  if (isVague || (tree.kindOf(first) === null && !/\.\w{1,8}$/.test(written)))
    return unproven(`${name} is not there and may be no path of this repository.`)
  return advice(`${name} does not exist, and git remembers no such ${/\/$/.test(written) ? 'folder' : 'file'}.`)
}

/** A bare name may speak of any file of that name: that one is gone is worth a look, no more. */
function goneAway(name: string, { written, span, isVague }: Missing, past: Past, world: World): Finding {
  const since = past.goneIn === null ? '' : ` since ${past.goneIn}`
  const found = past.renamedTo ?? onlyOneLikeIt(written, world)
  const isSure = !isVague && (normal(written).includes('/') || past.renamedTo !== null)
  if (found === null || !isSure) return isSure ? broken(`${name} is gone${since}.`) : advice(`${name} is gone${since}.`)
  const why = past.renamedTo === null ? `${name} is gone${since}; a file of that name stands at ${found}.` : `${name} is now ${found}.`
  return broken(why, at(found), fixTo(written, span, found, world))
}

const at = (path: string) => ({ path, line: null })

/** Names that stand in many folders say nothing. */
const COMMON = /^(?:index|main|mod|lib|__init__|readme|package|types?|utils?|config|styles?|test|page|layout|route)\./i

function onlyOneLikeIt(written: string, { tree }: World): string | null {
  const same = COMMON.test(normal(written).split('/').at(-1) ?? '') ? [] : sameName(normal(written), tree)
  return same.length === 1 && same[0] ? same[0].path : null
}

/** The new path in the spelling of the old one: from the same folder, with the same `./` in front and `/` behind. */
function fixTo(written: string, { from, to }: Span, path: string, { document }: Ground): Fix | undefined {
  if (to - from !== written.length) return undefined
  const isBeside = /^\.{1,2}\//.test(written)
  const insert = `${isBeside ? relative(folderOf(document), path) : `${written.startsWith('/') ? '/' : ''}${path}`}${written.endsWith('/') ? '/' : ''}`
  return { title: `Write ${insert}`, edits: [{ from, to, insert }] }
}

function relative(folder: string, path: string): string {
  const [from, to] = [folder === '' ? [] : folder.split('/'), path.split('/')]
  let common = 0
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++
  const up = from.slice(common).map(() => '..')
  return `${up.length === 0 ? './' : ''}${[...up, ...to.slice(common)].join('/')}`
}
