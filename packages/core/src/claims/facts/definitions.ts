/**
 * What a file defines. TypeScript and JavaScript by syntax; in other languages a word behind `def`, `fn`, `class` and the like.
 */
import type { SyntaxNodeRef } from '@lezer/common'
import { lineAt, lineIndex } from '../../text/span.ts'
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import { isScript, syntaxOf, textOf } from './script.ts'

export interface Definition {
  /** 1-based. */
  readonly line: number
  /** `declared`: a function, class, method, constant or type; `key`: a key of an object, a field, a parameter. */
  readonly as: 'declared' | 'key'
}

/** The definitions of one file by name, read when first asked for; empty for what cannot be read. */
export const definitions: (tree: Tree) => (path: string) => ReadonlyMap<string, Definition> = fact((tree) => {
  const known = new Map<string, ReadonlyMap<string, Definition>>()
  return (path) => {
    const found = known.get(path) ?? definitionsOf(path, tree.read(path) ?? '')
    known.set(path, found)
    return found
  }
})

export function definitionsOf(path: string, text: string): ReadonlyMap<string, Definition> {
  const syntax = isScript(path) ? syntaxOf(path, text) : null
  if (!syntax) return bySigns(text)
  const lines = lineIndex(text)
  const found = new Map<string, Definition>()
  syntax.iterate({
    enter(node) {
      const as = definedAs(node, text)
      if (!as) return
      const name = textOf(text, node).replace(/^#/, '')
      if (found.get(name)?.as !== 'declared') found.set(name, { line: lineAt(lines, node.from), as })
    },
  })
  return found
}

/** What a node defines by its own name; null where it only uses a name, or brings it in from elsewhere. */
function definedAs(node: SyntaxNodeRef, text: string): Definition['as'] | null {
  const parent = node.node.parent?.name ?? ''
  switch (node.name) {
    case 'VariableDefinition':
      if (parent === 'ImportDeclaration' || parent === 'ImportGroup') return null
      return parent === 'ParamList' ? 'key' : 'declared'
    case 'TypeDefinition':
      return parent === 'TypeParamList' ? null : 'declared'
    case 'PropertyDefinition':
    case 'PrivatePropertyDefinition':
      return parent === 'MethodDeclaration' || parent === 'MethodType' || isFunction(node) ? 'declared' : 'key'
    case 'PropertyName':
      if (parent === 'EnumBody') return 'declared'
      return parent === 'MemberExpression' && isAssigned(node, text) ? 'declared' : null
    case 'VariableName':
      // `export { a as b }`: the last name is the one that others know, unless it only passes through.
      return parent === 'ExportGroup' && !node.node.parent?.parent?.getChild('String') ? 'key' : null
    default:
      return null
  }
}

/** `name() {}`, `name: () => …`, `name = function`: a key whose value is a function is one. */
function isFunction({ node }: SyntaxNodeRef): boolean {
  const around = node.parent
  return (
    around?.getChild('ParamList') != null || around?.getChild('ArrowFunction') != null || around?.getChild('FunctionExpression') != null
  )
}

/** `exports.name = …`, `Class.prototype.name = …`, `this.name = …`. */
function isAssigned({ node }: SyntaxNodeRef, text: string): boolean {
  const member = node.parent
  const assignment = member?.parent
  if (assignment?.name !== 'AssignmentExpression' || assignment.firstChild?.from !== member?.from) return false
  return /^(?:module\.)?exports\.|\.prototype\./.test(text.slice(assignment.from, Math.min(node.to, assignment.from + 200)))
}

/** Longer lines are data. */
const LONGEST_LINE = 1_000
const SIGN =
  /(?:^|[\s(])(?:def|class|fn|func|fun|function|struct|enum|trait|interface|type|module|mod|object|protocol|record|const|static|let|var|val|message|model|service|CREATE\s+(?:OR\s+REPLACE\s+)?(?:TABLE|FUNCTION|VIEW|POLICY))\s+(?:\([^()]{0,80}\)\s*)?["'`]?([\p{L}_$][\p{L}\p{N}_$]*)/giu
/** Python and the like declare by assigning at the margin; Vue and others hold TypeScript, which the signs see. */
const MARGIN = /^(?:export\s+)?([\p{L}_][\p{L}\p{N}_]*)\s*(?::[^=]{1,80})?=(?!=)/u

function bySigns(text: string): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>()
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line.length > LONGEST_LINE) return
    for (const [, name] of line.matchAll(SIGN)) if (name && !found.has(name)) found.set(name, { line: index + 1, as: 'declared' })
    const margin = MARGIN.exec(line)?.[1]
    if (margin && !found.has(margin)) found.set(margin, { line: index + 1, as: 'declared' })
  })
  return found
}
