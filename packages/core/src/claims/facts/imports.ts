/**
 * What files import: TypeScript and JavaScript by syntax, Python line by line.
 */
import type { SyntaxNodeRef } from '@lezer/common'
import { lineAt, lineIndex } from '../../text/span.ts'
import { folderOf, joined, named } from '../places.ts'
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import type { Target } from './resolve.ts'
import { resolve } from './resolve.ts'
import { isScript, syntaxOf, textOf, unquoted } from './script.ts'

export interface Import extends Target {
  /** As written. */
  readonly name: string
  /** 1-based. */
  readonly line: number
}

/** True for files whose imports are read. */
export const hasImports = (path: string): boolean => isScript(path) || /\.(?:py|vue|svelte|astro)$/.test(path)

/** The imports of one file, read when first asked for, in the order of the text. */
export const imports: (tree: Tree) => (path: string) => readonly Import[] = fact((tree) => {
  const known = new Map<string, readonly Import[]>()
  return (path) => {
    const found = known.get(path) ?? importsOf(tree, path)
    known.set(path, found)
    return found
  }
})

function importsOf(tree: Tree, path: string): Import[] {
  const text = tree.read(path) ?? ''
  if (path.endsWith('.py')) return pythonImports(tree, path, text)
  return scriptImports(path, text).map(({ name, line }) => ({ name, line, ...resolve(tree, path, name) }))
}

interface Named {
  readonly name: string
  readonly line: number
}

function scriptImports(path: string, text: string): Named[] {
  if (!isScript(path)) return byLines(text)
  // Most files that import nothing are found without reading them.
  const syntax = /\b(?:import|require|from)\b/.test(text) ? syntaxOf(path, text) : null
  if (!syntax) return byLines(text)
  const lines = lineIndex(text)
  const found: Named[] = []
  syntax.iterate({
    enter(node) {
      if (node.name !== 'String' || !isImported(node, text)) return
      found.push({ name: unquoted(text, node.node), line: lineAt(lines, node.from) })
    },
  })
  return found
}

/** `import … from 'x'`, `export … from 'x'`, `import('x')`, `require('x')`, `typeof import('x')`. */
function isImported({ node }: SyntaxNodeRef, text: string): boolean {
  const around = node.parent
  if (around?.name === 'ImportDeclaration' || around?.name === 'ExportDeclaration' || around?.name === 'DynamicImport') return true
  if (around?.name !== 'ArgList') return false
  const called = around.parent?.firstChild
  return called != null && /^(?:require|require\.resolve|import)$/.test(textOf(text, called).slice(0, 20))
}

/** In templates with a script inside: one import a line. */
const FROM = /^\s*(?:import|export)\b[^'"]{0,300}['"]([^'"]{1,200})['"]/

const byLines = (text: string): Named[] =>
  text.split('\n').flatMap((line, index) => {
    const name = line.length < 600 ? FROM.exec(line)?.[1] : undefined
    return name === undefined ? [] : [{ name, line: index + 1 }]
  })

const PYTHON = /^\s*(?:from\s+(\.*[\w.]*)\s+import\b|import\s+([\w.]+(?:\s*,\s*[\w.]+)*))/

function pythonImports(tree: Tree, path: string, text: string): Import[] {
  return text.split('\n').flatMap((line, index) => {
    const found = line.length < 400 ? PYTHON.exec(line) : null
    if (!found) return []
    const names = found[1] !== undefined ? [found[1]] : (found[2] ?? '').split(',').map((name) => name.trim())
    return names.map((name) => ({ name, line: index + 1, ...pythonTarget(tree, path, name) }))
  })
}

function pythonTarget(tree: Tree, from: string, name: string): Target {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0
  const path = name.slice(dots).replaceAll('.', '/')
  if (dots > 0) {
    const folder = joined(folderOf(from), '../'.repeat(dots - 1))
    return { path: folder === null ? null : pythonFile(tree, joined(folder, path) ?? ''), package: null }
  }
  const [only, other] = named(tree, `${path}.py`, '').length > 0 ? named(tree, `${path}.py`, '') : named(tree, `${path}/__init__.py`, '')
  const direct = pythonFile(tree, path) ?? (other === undefined ? (only ?? null) : null)
  return { path: direct, package: direct === null ? (path.split('/')[0] ?? null) : null }
}

const pythonFile = (tree: Tree, path: string): string | null =>
  [`${path}.py`, `${path}/__init__.py`].find((candidate) => tree.kindOf(candidate) === 'file') ??
  (tree.kindOf(path) === 'directory' && path !== '' ? path : null)
