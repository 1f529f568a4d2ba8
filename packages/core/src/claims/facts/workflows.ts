/**
 * What CI runs: the commands of workflows, and one level of what these call: scripts of package.json, targets of make, script files.
 */
import { calls } from '../called.ts'
import { simpleCommands } from '../shell.ts'
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import { npmManifests } from './scripts.ts'
import { at, data, isTable, lineOf } from './yaml.ts'

export interface CiCommand {
  readonly text: string
  readonly path: string
  readonly line: number | null
}

const WORKFLOW =
  /^\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$|^\.gitlab-ci\.yml$|^\.circleci\/config\.yml$|^azure-pipelines\.yml$|^bitbucket-pipelines\.yml$/

export const ciFiles = fact((tree): readonly string[] => tree.files.filter((path) => WORKFLOW.test(path)))

/** Every command that a workflow reaches, the ones behind scripts and targets included. */
export const ciCommands = fact((tree): readonly CiCommand[] => {
  const direct = ciFiles(tree).flatMap((path) => scriptsIn(data(tree, path)).flatMap((text) => split(tree, path, text)))
  return [
    ...direct,
    ...direct.flatMap((command) => behind(tree, command)),
    ...direct.flatMap((command) => behind(tree, command)).flatMap((command) => behind(tree, command)),
  ]
})

function split(tree: Tree, path: string, text: string): CiCommand[] {
  const file = tree.read(path)
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => simpleCommands(line.trim()))
    .map(({ words }) => ({ text: words.join(' '), path, line: lineOf(file, words.slice(0, 3).join(' ')) }))
}

/** The values of `run`, `script`, `before_script` and the like, wherever they stand; and what actions are used. */
function scriptsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(scriptsIn)
  if (!isTable(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (/^(?:run|script|before_script|after_script|command|bash|powershell)$/.test(key)) return strings(inner)
    return key === 'uses' && typeof inner === 'string' ? [`uses ${inner}`] : scriptsIn(inner)
  })
}

const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(strings) : scriptsIn(value)

/** What a script of package.json, a target of make or a file calls in turn. */
function behind(tree: Tree, { text, path, line }: CiCommand): CiCommand[] {
  return calls(text.split(' ')).flatMap(({ called }) => {
    const body =
      called.what === 'script'
        ? npmScript(tree, called.name)
        : called.what === 'recipe' && called.name
          ? makeRecipe(tree, called.name)
          : called.what === 'file'
            ? (tree.read(called.path.replace(/^\.\//, '')) ?? '')
            : ''
    return body.length > 50_000
      ? []
      : body
          .split('\n')
          .flatMap((row) => simpleCommands(row.trim().replace(/^[@-]+/, '')))
          .map(({ words }) => ({ text: words.join(' '), path, line }))
  })
}

const npmScript = (tree: Tree, name: string): string =>
  npmManifests(tree)
    .filter(({ names }) => names.has(name))
    .map(({ path }) => String(at(data(tree, path), 'scripts', name) ?? ''))
    .join('\n')

function makeRecipe(tree: Tree, name: string): string {
  const text = tree.read('Makefile') ?? ''
  const start = text.split('\n').findIndex((row) => row.startsWith(`${name}:`))
  if (start < 0) return ''
  const rows = text.split('\n')
  const needs = (rows[start] ?? '').slice(name.length + 1).trim()
  const body = rows.slice(start + 1, rows.findIndex((row, index) => index > start && row !== '' && !/^\s/.test(row)) >>> 0)
  return [...(needs === '' ? [] : [`make ${needs}`]), ...body].join('\n')
}
