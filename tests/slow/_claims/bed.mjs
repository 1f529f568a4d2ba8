/**
 * Whether the truth that is written down is true: asked of git and of the files, without any of what is measured.
 */
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { git } from './build.mjs'

/**
 * @param {string} folder of the work tree
 * @param {import('./scenario.mjs').Scenario} scenario
 * @returns {string[]} sentences on what is wrong
 */
export function faultsOf(folder, scenario) {
  const files = git(folder, ['ls-files']).trim().split('\n')
  const past = new Set(git(folder, ['log', '--format=', '--name-only']).split('\n'))
  const scripts = new Set(files.filter((path) => /(?:^|\/)package\.json$/.test(path)).flatMap((path) => scriptsOf(folder, path)))
  const facts = { files, past: [...past], scripts, isShallow: scenario.isShallow, code: codeOf(folder, files) }
  return scenario.guides.flatMap((guide) =>
    guide.truths.flatMap((truth) => {
      const problem = problemOf(truth, guide, facts)
      return problem ? [`${scenario.name}, ${guide.path}:${truth.line}: ${truth.subject} ${problem}`] : []
    }),
  )
}

function problemOf(truth, guide, facts) {
  if (!guide.text.split('\n')[truth.line - 1]) return 'stands on no line'
  const [verdict] = truth.verdicts
  if (truth.to && !stands(truth.to, facts.files)) return `cannot stand at ${truth.to} now`
  if (truth.kind === 'path') return ofPath(verdict, truth, guide, facts)
  if (truth.kind === 'command') return ofScript(verdict, truth, facts)
  if (truth.kind === 'variable' || truth.kind === 'symbol') return ofWord(verdict, truth, facts)
  return null
}

function ofPath(verdict, { subject }, guide, { files, past, isShallow }) {
  const names = [subject, posix.join(posix.dirname(guide.path), subject)]
  const isThere = names.some((name) => stands(name, files)) || endings(subject, files) > 0
  const was = names.some((name) => stands(name, past)) || endings(subject, past) > 0
  if (verdict === 'holds' && !isThere) return 'is not there'
  if (['broken', 'planned', 'unproven'].includes(verdict) && names.some((name) => stands(name, files))) return 'is there'
  if (verdict === 'broken' && !was) return 'never was'
  if (verdict === 'unproven' && was && !isShallow) return 'once was'
  return null
}

function ofScript(verdict, { subject }, { scripts }) {
  const name = /^(?:npm|pnpm|yarn) (?:run )?([\w:-]+)/.exec(subject)?.[1]
  if (!name || name === 'install' || /^(?:npm|pnpm|yarn) i/.test(subject)) return null
  if (verdict === 'holds' && !scripts.has(name)) return 'is no script'
  return verdict === 'broken' && scripts.has(name) && !subject.includes(' -w ') ? 'is a script' : null
}

function ofWord(verdict, { kind, subject }, { code }) {
  const isThere = new RegExp(`\\b${subject.replace(/\W+$/, '')}\\b`).test(code)
  if (verdict === 'holds') return isThere ? null : 'stands nowhere'
  // A symbol may be broken because it moved to another file; a setting is read somewhere or nowhere.
  return kind === 'variable' && ['broken', 'planned'].includes(verdict) && isThere ? 'stands somewhere' : null
}

function stands(path, files) {
  const name = path.replace(/\/$/, '')
  return files.some((file) => file === name || file.startsWith(`${name}/`))
}

function endings(path, files) {
  const name = path.replace(/^(?:\.{0,2}\/)+|\/$/g, '')
  return files.filter((file) => `/${file}/`.includes(`/${name}/`)).length
}

function scriptsOf(folder, path) {
  return Object.keys(JSON.parse(readFileSync(join(folder, path), 'utf8')).scripts ?? {})
}

function codeOf(folder, files) {
  return files
    .filter((path) => !path.endsWith('.md'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n')
}
