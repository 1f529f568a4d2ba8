/**
 * A directory tree as a document draws it: its entries, where each stands, what its remark says of it, and which levels it
 * leaves open. What is there in truth is for `tree-match.ts`.
 */
import { fold, hasWord } from '../notation/fold.ts'
import { isFileName, isFolderName } from '../notation/path.ts'
import { PLAIN_LANGUAGES } from '../plan/guide/paths.ts'
import type { TreeNode } from '../plan/guide/tree.ts'
import { isBranch, PLACEHOLDER, treeColumn, treeNodes } from '../plan/guide/tree.ts'
import type { Fence } from '../text/blocks.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { span } from '../text/span.ts'
import type { Tense } from './claim.ts'

export interface Entry {
  /** From the root of the drawing, without the root line and without `/` at the end; empty for the root line itself. */
  readonly path: string
  /** As written. */
  readonly name: string
  readonly span: Span
  /** 1-based. */
  readonly line: number
  /** The folder that it is drawn in; null at the top. */
  readonly parent: Entry | null
  readonly isFolder: boolean
  /** True where its line holds no other entry. */
  readonly isAlone: boolean
  /** True where the name, or that of a folder above, stands for many. */
  readonly isWild: boolean
  /** What the remark says, or the remark of a folder above. */
  readonly tense: Tense | null
}

export interface DrawnTree {
  readonly entries: readonly Entry[]
  /** The name of the one line at the top that holds everything else, as written; null without. */
  readonly root: string | null
  /** Folders whose level says that there is more (`…`); '' for the top. */
  readonly open: ReadonlySet<string>
  /** Folders that the text before it names: it may stand in one of them. */
  readonly hints: readonly string[]
  /** What the text before it says of the whole tree; null where nothing. */
  readonly tense: Tense | null
}

/** Longer fences are listings that a program printed. */
const MOST_LINES = 600

/** The tree that a fence draws; null where it is none of files. */
export function drawnTree(source: Source, fence: Fence, intro: string, title: string): DrawnTree | null {
  if (fence.lines.length > MOST_LINES) return null
  const texts = fence.lines.map(({ span: at }) => source.text.slice(at.from, at.to))
  const isDrawn = texts.filter(isBranch).length >= 2 || texts.filter((text) => ASCII_BRANCH.test(text)).length >= 2
  if (!isDrawn && !(PLAIN_LANGUAGES.has(fence.language) && saysTree(`${title} ${intro}`) && isIndented(texts))) return null
  const nodes = treeNodes(fence.lines, source).filter(({ name }) => name.length < 200)
  if (nodes.length < 3) return null
  const entries = entriesOf(nodes)
  const looksReal = entries.filter(({ name, isFolder }) => isFolder || name.includes('.')).length
  if (looksReal * 5 < entries.length * 2) return null
  const tops = nodes.filter(({ parent }) => parent === null)
  const root = tops.length === 1 && tops[0]?.hasChildren ? tops[0].name : null
  return {
    entries,
    root,
    open: openLevels(fence, texts, nodes, entries),
    hints: [...`${intro.slice(-300)} ${title.slice(0, 200)}`.matchAll(/[\p{L}\p{N}_.@-]+(?:\/[\p{L}\p{N}_.@-]+)*\//gu)]
      .map(([path]) => path.slice(0, -1))
      .slice(0, 4),
    tense: wholeTense(intro, title),
  }
}

const ASCII_BRANCH = /^[\s|]{0,80}(?:[|+`\\]-{1,4})\s*[\w.@[(<]/
const saysTree = (text: string): boolean => TREE_WORDS.some((word) => hasWord(fold(text.slice(-400)), word))
/** By indent alone a tree needs folders that say so. */
const isIndented = (texts: readonly string[]): boolean =>
  texts.filter((text) => /^\s*[\w.@-]+\/\s*(?:#.*)?$/.test(text.slice(0, 300))).length >= 2 && texts.some((text) => /^\s+\S/.test(text))

const words = (table: string): readonly string[] => table.split(',').map((word) => fold(word))
const TREE_WORDS = words(
  'structure, tree, layout, directory, directories, folder, folders, organization, files, cấu trúc, thư mục, cây, tổ chức, 结构, 目录, 構成, структура, estructura, estrutura, struktur',
)
/** Of the whole tree: `Proposed structure`, `Before`. */
const WHOLE: readonly (readonly [Tense, readonly string[]])[] = [
  ['example', words('example, e.g., for example, sample, template, ví dụ, mẫu, 例')],
  ['was', words('before, old, previous, legacy, removed, deleted, trước, trước đây, cũ, đã xóa, 旧')],
  ['output', words('generated, generates, output, outputs, produces, result, results in, sinh ra, kết quả, đầu ra, 生成')],
  [
    'planned',
    words(
      'proposed, planned, target, future, after, new, new files, to create, to be created, will, should, recommended, suggested, expected, ideal, phase 2, đề xuất, dự kiến, tương lai, mới, sau, sẽ, nên, 计划, 新',
    ),
  ],
]

const wholeTense = (intro: string, title: string): Tense | null => {
  const texts = [intro.split('\n').at(-1) ?? '', title].map((text) => fold(text.slice(-300)))
  return WHOLE.find(([, list]) => texts.some((text) => list.some((word) => hasWord(text, word))))?.[0] ?? null
}

function entriesOf(nodes: readonly TreeNode[]): Entry[] {
  const tops = nodes.filter(({ parent }) => parent === null)
  const only = tops.length === 1 && tops[0]?.hasChildren ? tops[0] : null
  const slashes = nodes.some(({ name }) => /[^/]\/$/.test(name))
  const byNode = new Map<TreeNode, Entry>()
  const shared = new Set(nodes.filter(({ line }, index) => nodes[index - 1]?.line === line).map(({ line }) => line))
  for (const node of nodes) {
    // What stands under a file is a member of it.
    if (node.path === '' && node !== only && !PLACEHOLDER.test(node.name)) continue
    const parent = node.parent ? (byNode.get(node.parent) ?? null) : null
    const name = node.name
      .replace(/^\.\//, '')
      .replace(/\/(?:\.{3}|…)$/u, '/')
      .replace(/\/+$/, '')
    const isRoot = node === only || (node.parent === null && PLACEHOLDER.test(node.name))
    byNode.set(node, {
      path: isRoot ? '' : parent && parent.path !== '' ? `${parent.path}/${name}` : name,
      name: node.name,
      span: span(node.from, node.from + node.name.length),
      line: node.line,
      parent,
      isFolder: node.hasChildren || node.name.endsWith('/') || (!slashes && !/\.\w+$|^[A-Z]+$/.test(name)),
      isAlone: !shared.has(node.line),
      isWild: !isRoot && (isWildName(name) || parent?.isWild === true || (slashes && isVague(node))),
      tense: remarkTense(node.remark) ?? parent?.tense ?? null,
    })
  }
  return [...byNode.values()]
}

const WILD = /[*<>{}]|…|\.{3}|\(.*\|.*\)|(?:^|[-_.])(?:X{2,}|x{3,}|N{2,}|YYYY\w*|MM|DD|foo|bar|your[-_]\w+|my[-_]\w+)(?=$|[-_.])/u
/** A name that stands for others; `[slug]` may be one, and is first looked for as it is written. */
const isWildName = (name: string): boolean => WILD.test(name)

/** Where folders are written with a slash, a bare word is one of them, or a part of the file above: it need not be there. */
const isVague = ({ name, hasChildren }: TreeNode): boolean =>
  !hasChildren && !name.endsWith('/') && (!name.includes('.') || /\w\([^)]*\)?$/.test(name)) && !isFileName(name) && !isFolderName(name)

const MARKS: readonly (readonly [Tense, string])[] = [
  [
    'planned',
    'new|planned|add|added|todo|tbd|create|created?|to be (?:created|added)|future|upcoming|later|optional|mới|thêm|tạo|tạo mới|thêm mới|dự kiến|sẽ tạo|chưa có|新增|新建|计划',
  ],
  ['was', 'removed?|deleted?|deprecated|legacy|old|moved|gone|xóa|xoá|đã xóa|bỏ|cũ|删除|废弃'],
  [
    'output',
    'generated|auto-generated|build output|output|gitignored?|git-ignored|ignored|not (?:tracked|committed|in git)|local only|sinh ra|tự sinh|không commit|生成',
  ],
]
/** In brackets, or all that the remark says, or its first word before a sign; not a word of a sentence. */
const MARK = MARKS.map(
  ([tense, list]) =>
    [
      tense,
      new RegExp(
        `^[^\\p{L}]{0,6}(?:${list})(?=\\s*(?:$|[)\\]】）,;:!–—-])|\\s+(?:file|folder|in|by|at|on|from)\\b)|[([（【]\\s*(?:${list})\\s*[)\\]】），,:]`,
        'iu',
      ),
    ] as const,
)

function remarkTense(remark: string | null): Tense | null {
  if (remark === null) return null
  const short = remark.slice(0, 120)
  if (/(?:^|\s)NEW(?:$|\s)|⭐|🆕/u.test(short)) return 'planned'
  return MARK.find(([, pattern]) => pattern.test(short))?.[0] ?? null
}

const MORE = /^\s*(?:[([]?\s*(?:\.{3,}|…)|(?:and|và)\s+(?:more|others|so on)|etc|others?\b|more\b|v\.v|các\s+(?:file|tệp|thư mục)\s+khác)/iu

/** The folders whose level has a line `…`, or whose own remark has one. */
function openLevels(fence: Fence, texts: readonly string[], nodes: readonly TreeNode[], entries: readonly Entry[]): Set<string> {
  const open = new Set<string>()
  const pathAt = new Map(entries.map((entry) => [entry.span.from, entry.path]))
  const byLine = new Map(nodes.map((node) => [node.line, node]))
  const above: TreeNode[] = []
  fence.lines.forEach(({ line }, index) => {
    const text = texts[index] as string
    const node = byLine.get(line)
    if (node) {
      while (above.length > 0 && (above.at(-1) as TreeNode).column >= node.column) above.pop()
      above.push(node)
      if (/…|\.{3}|etc\b|v\.v/u.test(node.remark ?? '')) for (const at of [node, node.parent]) open.add((at && pathAt.get(at.from)) ?? '')
    } else if (text.length < 300 && MORE.test(text.replace(/^[\s│┃║|├└┣┗╰╠╚─━═╌+`\\*#-]+/u, ''))) {
      const column = treeColumn(text)
      const parent = above.findLast((other) => other.column < column)
      open.add((parent && pathAt.get(parent.from)) ?? '')
    }
  })
  return open
}
