/**
 * Directory trees and path lists inside a fence: drawn with boxes, with ASCII, by indent, or flat.
 *
 * Claimed are files, globs and directories that list nothing below them; the root is kept unless it is a placeholder.
 */
import { pathKind, withoutRemark } from '../../notation/path.ts'
import type { Source } from '../../text/source.ts'
import type { Fence } from '../../text/blocks.ts'
import { span } from '../../text/span.ts'
import type { ClaimedPath } from '../plan.ts'

interface Node {
  readonly depth: number
  readonly name: string
  readonly remark: string | null
  readonly from: number
  readonly line: number
  path: string
  hasChildren: boolean
}

const PREFIX = /^(?:[\s│┃|]*(?:[├└┣┗╰|`+\\][─━╌-]*[─━╌-]>?|[├└┣┗╰])\s*|[\s│┃|]*)/u
const SPACER = /^[\s│┃|:.…]*$/u
const PLACEHOLDER_ROOT = /^(?:\.|\.\/|[<[{].*[>\]}]|(?:your[-_]?|my[-_]?|the[-_]?)?(?:project|repo|repository|app|workspace)?[-_]?(?:root|name|dir|directory|project|repo))\/?$/i

/** The paths that a fence claims; empty where it is no tree of files. */
export function treePaths(fence: Fence, source: Source): ClaimedPath[] {
  const nodes = fence.lines.flatMap((at) => {
    const text = source.text.slice(at.span.from, at.span.to)
    return toNode(text, at.span.from, at.line)
  })
  if (!isFileTree(nodes)) return []
  link(nodes)
  return nodes.flatMap((node): ClaimedPath[] => {
    const kind = node.hasChildren || node.path === '' ? null : leafKind(node.path)
    return kind ? [{ path: node.path, kind, note: node.remark, span: span(node.from, node.from + node.name.length), line: node.line }] : []
  })
}

const leafKind = (path: string): ClaimedPath['kind'] => (/[*?]/.test(path) ? 'glob' : path.endsWith('/') ? 'directory' : (pathKind(path) ?? 'file'))

function toNode(text: string, start: number, line: number): Node[] {
  if (SPACER.test(text)) return []
  const prefix = PREFIX.exec(text)?.[0] ?? ''
  const { name, remark } = withoutRemark(text.slice(prefix.length))
  const clean = name.replace(/^[`"']+|[`"',]+$/g, '').replace(/^(?:📁|📂|📄|🗂️?)\s*/u, '')
  if (clean === '' || /^(?:\.{2,}|…|#|\/\/)/u.test(clean)) return []
  const depth = [...prefix.replace(/\t/g, '    ')].length
  return [{ depth, name: clean, remark, from: start + prefix.length + text.slice(prefix.length).indexOf(clean), line, path: '', hasChildren: false }]
}

/** Most names must be names of files or folders; a component tree or a data flow is none. */
function isFileTree(nodes: readonly Node[]): boolean {
  if (nodes.length === 0) return false
  const isName = ({ name }: Node) => !/\s/.test(name) && /^[\p{L}\p{N}_.@~*[({$/-]/u.test(name) && !/[;={}<>"]|\($/.test(name.replace(/\{[^}]*\}|<[\w-]+>/g, ''))
  const good = nodes.filter(isName)
  const sure = nodes.filter(({ name }) => pathKind(name) !== null)
  return good.length >= nodes.length * 0.8 && sure.length * 2 >= nodes.length
}

function link(nodes: readonly Node[]): void {
  const above: Node[] = []
  for (const node of nodes) {
    while (above.length > 0 && (above.at(-1) as Node).depth >= node.depth) above.pop()
    const parent = above.at(-1)
    if (parent) parent.hasChildren = true
    const own = node.name.replace(/^\.\//, '')
    node.path = parent ? joined(parent.path, own) : PLACEHOLDER_ROOT.test(node.name) ? '' : own
    above.push(node)
  }
}

const joined = (folder: string, name: string): string => (folder === '' ? name : `${folder.replace(/\/+$/, '')}/${name}`)
