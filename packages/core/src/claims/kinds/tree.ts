/**
 * A directory tree in a fence: each entry is a claim, and so is the tree as a whole.
 */
import type { Claim, Finding, Fix, Found, Tense } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import type { DrawnTree, Entry } from '../drawn-tree.ts'
import { drawnTree } from '../drawn-tree.ts'
import type { Kind } from '../kind.ts'
import { folderOf, joined, nameOf } from '../places.ts'
import { listed } from '../rule.ts'
import type { FenceStatement, Statement } from '../statement.ts'
import type { Ground, World } from '../tree.ts'
import type { TreeMatch } from '../tree-match.ts'
import { find, isAsked, MOST_MISSING, treeMatch, unlisted } from '../tree-match.ts'

interface Detail {
  readonly drawn: DrawnTree
  /** Null for the tree as a whole. */
  readonly entry: Entry | null
}

/** The subject of the tree as a whole. */
const WHOLE = 'directory tree'

export const tree: Kind<Detail> = {
  name: 'tree',
  summary: 'A directory tree lists what is not there, or leaves out what is.',
  examples: [
    {
      document: '# Guide\n\n## Code Structure\n\n```\nshop/\n├── src/\n│   ├── cart.ts   # sums\n│   └── order.ts\n└── package.json\n```\n',
      files: { 'src/cart.ts': '', 'package.json': '' },
      past: { 'src/order.ts': 'src/orders.ts' },
      expect: ['holds directory tree', 'holds src', 'holds src/cart.ts', 'broken src/order.ts', 'holds package.json'],
    },
    {
      document: '# Guide\n\n```text\nsrc\n|-- a.ts\n|-- b.ts\n|-- c.ts (new)\n`-- d.ts (removed)\n```\n',
      files: { 'packages/core/src/a.ts': '', 'packages/core/src/b.ts': '' },
      expect: ['holds directory tree', 'holds a.ts', 'holds b.ts', 'planned c.ts'],
    },
    {
      document: '# Guide\n\n```\nsrc/\n├── api/\n├── db/\n├── ui/\n│   ├── {name}.tsx\n│   └── ...\n└── main.ts\n```\n',
      files: { 'src/api/a.ts': '', 'src/db/a.ts': '', 'src/ui/Card.tsx': '', 'src/ui/b.css': '', 'src/main.ts': '', 'src/jobs/a.ts': '' },
      expect: ['advice directory tree', 'holds api', 'holds db', 'holds ui', 'holds ui/{name}.tsx', 'holds main.ts'],
    },
    {
      document: '# Hướng dẫn\n\nCấu trúc thư mục đề xuất:\n\n```\napp/\n├── [slug]/\n│   └── page.tsx\n└── dist/\n```\n',
      files: { 'app/[slug]/page.tsx': '' },
      expect: ['holds directory tree', 'holds [slug]', 'holds [slug]/page.tsx', 'planned dist'],
    },
    {
      document: '# Guide\n\n```\nlib/\n├── one.py\n├── two.py\n├── three.py\n├── four.py\n└── five.py\n```\n',
      files: { 'src/one.ts': '' },
      expect: ['advice directory tree', ...['one', 'two', 'three', 'four', 'five'].map((name) => `unproven ${name}.py` as const)],
    },
    {
      document: '# Guide\n\n```\nDay 1\n├── Read the mails\n├── Write the offer\n└── Call the customer\n```\n',
      files: { 'src/a.ts': '' },
      expect: [],
    },
  ],
  recognise: (statement: Statement): Found<Detail>[] => {
    const drawn = statement.form === 'fence' ? read(statement) : null
    if (!drawn || statement.form !== 'fence') return []
    const whole: Found<Detail> = {
      subject: WHOLE,
      span: statement.fence.span,
      sure: 'low',
      detail: { drawn, entry: null },
      ...inTense(drawn.tense),
    }
    const seen = new Set<string>()
    const entries = drawn.entries.flatMap((entry): Found<Detail>[] => {
      if (entry.path === '' || seen.has(entry.path)) return []
      seen.add(entry.path)
      return [{ subject: entry.path, span: entry.span, sure: 'high', detail: { drawn, entry }, ...inTense(entry.tense ?? drawn.tense) }]
    })
    return entries.length > 0 ? [whole, ...entries] : []
  },
  needs: ({ detail: { drawn, entry } }, ground) => {
    const at = entry && realPath(entry, treeMatch(drawn, ground))
    return at && !ground.tree.kindOf(at) ? { past: [at] } : {}
  },
  judge: ({ detail: { drawn, entry } }: Claim<Detail>, world: World): Finding => {
    const match = treeMatch(drawn, world)
    return entry ? judgeEntry(entry, match, world) : judgeWhole(drawn, match, world)
  },
}

const read = ({ document, fence, intro, titles }: FenceStatement): DrawnTree | null =>
  drawnTree(document.source, fence, intro, titles.at(-1) ?? '')

const inTense = (tense: Tense | null): { tense?: Tense } => (tense ? { tense } : {})

const realPath = ({ path }: Entry, { root }: TreeMatch): string | null => (root === null ? null : joined(root, path))

function judgeEntry(entry: Entry, match: TreeMatch, world: World): Finding {
  const at = realPath(entry, match)
  if (at === null || match.root === null) return unproven(`${entry.path} is not there, nor is most of this tree.`)
  const real = find(entry, match.root, world.tree)
  if (real !== null) return holds(`${real} is there.`, { path: real, line: null })
  if (entry.isWild) return wild(entry, at, world)
  const { parent } = entry
  if (parent && parent.path !== '' && find(parent, match.root, world.tree) === null)
    return unproven(`${entry.path} is not there, as its folder ${parent.path} is not.`)
  const found = missing(entry, at, world)
  // Where much is missing, the tree as a whole tells it.
  const isMany = match.asked - match.present > MOST_MISSING
  return isMany && found.level === 'advice' ? unproven(found.why, found.at) : found
}

/** What stands for many: one that is there is enough. */
function wild({ path }: Entry, at: string, { tree }: World): Finding {
  const pattern = segments(at)
  const head = at.slice(0, at.search(WILD_SIGN) + 1 || undefined).replace(/[^/]*$/, '')
  const one = tree.files.find((file) => file.startsWith(head) && fits(file.split('/'), pattern))
  return one === undefined ? unproven(`Nothing is there that ${path} may stand for.`) : holds(`${path} may stand for ${one}.`)
}

const WILD_SIGN = /[*<{[(…]|\.{3}|X{2}|x{3}|N{2}|YYYY/u

/** For each segment what it begins and ends with. */
const segments = (path: string): [string, string][] =>
  path.split('/').map((name) => {
    const from = name.search(WILD_SIGN)
    const to = Math.max(...['*', '>', '}', ']', ')', '…', 'X', 'x', 'N', 'D'].map((sign) => name.lastIndexOf(sign)))
    return from < 0 ? [name, name] : [name.slice(0, from), to >= from ? name.slice(to + 1) : '']
  })

const fits = (parts: readonly string[], pattern: readonly (readonly [string, string])[]): boolean =>
  parts.length >= pattern.length &&
  pattern.every(([head, tail], index) => {
    const part = parts[index] as string
    return head === tail && head !== ''
      ? part === head
      : part.startsWith(head) && (index < pattern.length - 1 || part.endsWith(tail) || parts.length > pattern.length)
  })

/** Places that are empty, ignored or made by a build in many repositories. */
const UNTRACKED =
  /(?:^|\/)(?:node_modules|dist|build|out|target|coverage|tmp|temp|logs?|uploads?|cache|data|output|venv|\.venv|\.next|\.turbo|__pycache__|\.env(?:\.\w+)*|\.git|[^/]*\.log)(?:\/|$)/

function missing(entry: Entry, at: string, world: World): Finding {
  if (world.tree.ignores(at) || UNTRACKED.test(at)) return unproven(`${at} is not there; it need not be in git.`)
  const past = world.pastOf(at)
  if (past.existed && past.renamedTo !== null)
    return broken(`${at} is gone; it is now ${past.renamedTo}.`, { path: past.renamedTo, line: null }, renamed(entry, at, past.renamedTo))
  const other = sameName(entry, at, world)
  const hint = other === null ? '' : `; ${other} is called so`
  if (past.existed) return broken(`${at} is gone${past.goneIn === null ? '' : ` since ${past.goneIn}`}${hint}.`)
  return advice(`${at} is in the tree and is not there${hint}.`, other === null ? undefined : { path: other, line: null })
}

/** Another name in the same folder is one word of the drawing; another folder is another place in it. */
function renamed({ span, name }: Entry, at: string, now: string): Fix | undefined {
  if (folderOf(at) !== folderOf(now) || name.replace(/\/$/, '').includes('/')) return undefined
  return { title: `Write ${nameOf(now)}`, edits: [{ ...span, insert: nameOf(now) + (name.endsWith('/') ? '/' : '') }] }
}

/** The only other file of this name, for names that say something. */
function sameName({ isFolder }: Entry, at: string, { tree }: World): string | null {
  const name = nameOf(at)
  if (isFolder || /^(?:index|main|mod|types?|utils?|__init__|page|layout|route)\./.test(name)) return null
  const found = tree.files.filter((file) => file.endsWith(`/${name}`))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** Fewer entries say too little about which tree it is. */
const FEWEST = 5

function judgeWhole(drawn: DrawnTree, match: TreeMatch, ground: Ground): Finding {
  const { root, present, asked } = match
  if (root === null) {
    const why = `${present} of ${asked} entries of this tree are there; it seems to show another one.`
    return asked >= FEWEST ? advice(why) : unproven(why)
  }
  const gone =
    asked - present > MOST_MISSING ? drawn.entries.filter((entry) => isAsked(entry) && find(entry, root, ground.tree) === null) : []
  const left = unlisted(drawn, root, ground.tree)
  const rate = `${present} of ${asked} entries of this tree are there.`
  if (left.length === 0 && gone.length === 0) return holds(rate)
  const missing = gone.length > 0 ? [`It lists ${listed(gone.map(({ path }) => path))}, which are not.`] : []
  const more = left.map(({ folder, names }) => `${folder === '' ? 'the root' : `${folder}/`} also holds ${names.join(', ')}`)
  const told = more.length > 0 ? [`It leaves out: ${more.join('; ')}.`] : []
  const at = left[0] && left[0].folder !== '' ? { path: left[0].folder, line: null } : undefined
  return advice([rate, ...missing, ...told].join(' '), at)
}
