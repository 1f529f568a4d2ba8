/**
 * Directory trees and path lists: drawn with boxes, drawn with ASCII, by indent, or flat.
 *
 * Claimed are files, globs and directories that list nothing below them; the root is kept unless it is a placeholder.
 */
import { barePath, isFileName, isFolderName, lastSegment, pathKind, withoutRemark } from '../../notation/path.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { span } from '../../text/span.ts'
import type { ClaimedPath } from '../plan.ts'

interface Line {
  readonly span: Span
  readonly line: number
}

/** A name that a line of a tree draws. */
export interface TreeNode {
  /** Column of the name, or of the branch that leads to it: a branch stands half a column further in than a name. */
  readonly column: number
  readonly isDrawn: boolean
  /** Column behind the name. */
  readonly end: number
  readonly name: string
  readonly remark: string | null
  readonly from: number
  readonly line: number
  /** From the root of the drawing; empty for the root itself where it is a placeholder, and for what is no path. */
  path: string
  hasChildren: boolean
  /** The folder that it is drawn in. */
  parent: TreeNode | null
}

type Node = TreeNode

const BRANCH = /^([\s│┃║|]*)(?:[├└┣┗╰╠╚][─━═╌-]*|[|`+\\]-{1,}(?!-*\|))>?\s*/u
const INDENT = /^[\s│┃║|]*(?:[-*•]\s+)?/u
const SPACER = /^[\s│┃║|:.…-]*$/u
/** Roots that stand for whatever the repository is called. */
export const PLACEHOLDER = new RegExp(
  String.raw`^(?:\.|/|[<{$].*[>}]|\[.*(?:project|repo|root|name|app|dir).*\]|(?:your|my|the)[-_ ]?(?:project|repo|repository|app|workspace)` +
    String.raw`|(?:(?:your|my|the)[-_ ]?)?(?:project|(?:mono)?repo|repository|app|application|workspace|package)?[-_ ]?(?:root|name|dir|directory|project|(?:mono)?repo|repository|workspace)` +
    String.raw`|(?:ten-)?du-?an|thu-muc-goc|项目(?:名称?|根目录)?|根目录|プロジェクト(?:名|ルート)?)/?$`,
  'i',
)

/** All names of a tree of files, linked, in the order of the lines; empty where the lines are none. */
export function treeNodes(lines: readonly Line[], source: Source): readonly TreeNode[] {
  const found = lines.map(({ span: at, line }) => nodesOf(source.text.slice(at.from, at.to), at.from, line))
  const nodes = withoutContinuations(found.flatMap((line) => line ?? []))
  const prose = found.filter((line) => line === null).length
  if (!isFileTree(nodes, prose)) return []
  link(nodes)
  return nodes
}

/** The column at which a line draws a name, whatever stands there. */
export function treeColumn(text: string): number {
  const branch = BRANCH.exec(text.slice(0, LONGEST))
  return branch ? width(branch[1] as string) + 0.5 : width(INDENT.exec(text.slice(0, LONGEST))?.[0] ?? '')
}

/** The paths that the lines claim; empty where they are no tree of files. */
export function treePaths(lines: readonly Line[], source: Source): ClaimedPath[] {
  const nodes = treeNodes(lines, source)
  const slashes = nodes.some(({ name }) => /[^/]\/$/.test(name))
  return nodes.flatMap((node): ClaimedPath[] => {
    if (node.hasChildren || node.path === '') return []
    return [
      {
        path: node.path,
        kind: leafKind(node, slashes),
        note: node.remark,
        span: span(node.from, node.from + node.name.length),
        line: node.line,
      },
    ]
  })
}

/** In a drawn tree a line without a branch that begins behind the name above goes on with its remark. */
const withoutContinuations = (nodes: readonly Node[]): Node[] => {
  const kept: Node[] = []
  for (const node of nodes) if (node.isDrawn || !kept.at(-1)?.isDrawn || node.column < (kept.at(-1) as Node).end) kept.push(node)
  return kept
}

/** True for a line that is drawn as a branch: trees stand outside fences too. */
export const isBranch = (text: string): boolean => /^[\s│┃║>]*[├└┣┗╰╠╚]/u.test(text)

/** A name without ending is a file only where the author marks folders with a slash. */
function leafKind({ name, path }: Node, slashes: boolean): ClaimedPath['kind'] {
  const kind = pathKind(path) === 'glob' || path.includes('...') ? 'glob' : pathKind(name)
  if (kind) return kind
  return slashes && !path.endsWith('/') ? 'file' : 'directory'
}

/** Longer lines are prose or data. */
const LONGEST = 500

/** The names in a line: mostly one, none in a spacer or a comment; null for prose, which speaks against a tree. */
function nodesOf(text: string, start: number, line: number): Node[] | null {
  if (text.length > LONGEST) return null
  if (SPACER.test(text)) return []
  const branch = BRANCH.exec(text)
  const prefix = branch?.[0] ?? INDENT.exec(text)?.[0] ?? ''
  const rest = text.slice(prefix.length)
  const { name, remark } = withoutRemark(rest)
  if (name === '' || /^(?:\.{3,}|…|#|\/\/|<!--|\/\*)/u.test(name)) return []
  const column = branch ? width(branch[1] as string) + 0.5 : width(prefix)
  const names = splitNames(name)
  if (!names) return isBracketed(name) ? [] : null
  return names.map((each) => ({
    column,
    isDrawn: branch !== null,
    end: width(prefix) + [...name].length,
    name: each,
    remark,
    from: start + prefix.length + Math.max(0, rest.indexOf(each)),
    line,
    path: '',
    hasChildren: false,
    parent: null,
  }))
}

const width = (indent: string): number => [...indent.replace(/\t/g, '    ')].length

/** `(same as above)`, `[…]`: what stands for more of the same. */
const isBracketed = (name: string): boolean => /^[([（].*[)\]）]$/u.test(name)

/** `a.ts, b.ts` names two; `Fetches the list` names none. */
function splitNames(text: string): string[] | null {
  const name = text.replace(/[,;]$/, '')
  if (isName(name)) return [name]
  const parts = name.split(/\s*[,、]\s*|\s+[&+/]\s+/u).filter((part) => !/^(?:\.{2,}|…|etc\.?)$/u.test(part))
  if (parts.length > 1 && parts.every((part) => isName(part) && pathKind(part) !== null)) return parts
  // A name with spaces is one only where its ending or slash says so.
  return /^[\p{L}\p{N}][\p{L}\p{N} _.-]*(?:\/|\.[a-z]\w{0,4})$/u.test(name) && name.split(' ').length <= 4 && !/\.\s/.test(name)
    ? [name]
    : null
}

const isName = (name: string): boolean =>
  /^[\p{L}\p{N}_.@~*[({$<%+/-]\S*$/u.test(name) &&
  !/[;="'`|:!?^]|\(\)|\)$|>$/.test(name.replace(/\{[^}]*\}|<[\w-]+>|\([\w.-]+\)/g, '')) &&
  !/^<[A-Z]/.test(name)

/** Most names must be names of files or folders: a component tree, a class diagram or a data flow is none. */
function isFileTree(nodes: readonly Node[], prose: number): boolean {
  const isDrawn = nodes.some((node) => node.isDrawn)
  if (nodes.length === 0 || prose > nodes.length * (isDrawn ? 3 : 1)) return false
  const sure = nodes.filter(({ name }) => pathKind(name) !== null || isFolderName(name)).length
  const first = nodes[0] as Node
  const isUnderFolder =
    isDrawn && prose === 0 && !isFileName(lastSegment(first.name)) && (barePath(first.name) !== null || isFolderName(first.name))
  return sure * 2 >= nodes.length || isUnderFolder
}

/** Gives each node its path. Where most stand under files, as in a graph of imports, nothing has a path. */
function link(nodes: readonly Node[]): void {
  const above: Node[] = []
  let underFiles = 0
  for (const node of nodes) {
    while (above.length > 0 && (above.at(-1) as Node).column >= node.column) above.pop()
    const isUnderFile = above.length > 0 && isFile(above.at(-1) as Node)
    if (isUnderFile) underFiles++
    // What stands under a file is misplaced by a column, or one of its members.
    if (isUnderFile && pathKind(node.name) === null) continue
    const parent = above.findLast((other) => !isFile(other))
    if (parent) parent.hasChildren = true
    node.parent = parent ?? null
    node.path = parent ? joined(parent.path, clean(node.name)) : PLACEHOLDER.test(node.name) ? '' : clean(node.name)
    above.push(node)
  }
  if (underFiles * 2 > nodes.length) for (const node of nodes) node.path = ''
}

const isFile = ({ name }: Node): boolean => !name.endsWith('/') && isFileName(lastSegment(name))
const clean = (name: string): string => name.replace(/^\.\//, '').replace(/\/(?:\.{3}|…)$/, '/')

export const joined = (folder: string, name: string): string =>
  folder === '' ? name : `${folder.replace(/\/+$/, '')}/${name.replace(/^\/+/, '')}`
