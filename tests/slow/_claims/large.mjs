/**
 * A large repository and a long guide for it, always the same ones: sources of some kilobytes in packages, a history with renames, and
 * claims in the proportions in which people write them.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chance } from '../_reliability/stage.mjs'
import { git } from './build.mjs'

const AREAS =
  'account billing calendar catalog chat delivery export import ledger mail menu order payment profile report search session stock table user'.split(
    ' ',
  )
const LAYERS = 'api components domain hooks lib services store views'.split(' ')
const VERBS = 'build check create fetch find format load merge parse read render save send sort store update validate write'.split(' ')
const NOUNS = 'Address Amount Batch Card Cart Day Draft Entry Filter Group Invoice Item Label Line Note Page Price Record Rule Total'.split(
  ' ',
)
/** Of a thousand claims in implementation notes; counted on 236 of them. A tree is three claims. */
const MIX = { path: 455, symbol: 420, variable: 26, tree: 20, version: 14, command: 14, route: 8, link: 3 }
const SCRIPTS = ['build', 'dev', 'lint', 'test', 'typecheck', 'start', 'format']
/** Of the paths: those that were renamed, were deleted, never were, and are written from their package. */
const GONE = { renamed: 0.03, deleted: 0.02, never: 0.02, short: 0.1 }

/**
 * @typedef {{ path: string, symbol: string, variable: string | null }} Source
 * @param {string} parent an existing folder
 * @param {{ files: number, claims: number, seed?: number }} size
 * @returns {{ folder: string, guide: string, megabytes: number }} `guide` is its path in the folder
 */
export function buildLarge(parent, { files, claims, seed = 1 }) {
  const folder = join(parent, 'large')
  mkdirSync(folder)
  const next = chance(seed)
  const sources = Array.from({ length: files }, (_, at) => sourceOf(at, next))
  const texts = sources.map((source, at) => textOf(source, sources[(at * 7 + 1) % files], next))
  git(folder, ['init', '-q', '-b', 'main'])
  const moves = movesOf(sources, next)
  git(folder, ['fast-import', '--quiet'], { input: stream(sources, texts, moves) })
  git(folder, ['reset', '-q', '--hard', 'main'])
  const guide = 'docs/guide.md'
  mkdirSync(join(folder, 'docs'), { recursive: true })
  writeFileSync(join(folder, guide), guideOf(sources, moves, claims, next))
  git(folder, ['add', '-A'])
  git(folder, ['commit', '-q', '-m', 'guide'], { date: '2026-03-01' })
  return { folder, guide, megabytes: texts.reduce((sum, text) => sum + text.length, 0) / 1e6 }
}

function pick(list, next) {
  return list[Math.floor(next() * list.length)]
}

/** @returns {Source} */
function sourceOf(at, next) {
  const [verb, noun] = [pick(VERBS, next), pick(NOUNS, next)]
  const name = `${verb}${noun}${at}`
  const variable = next() < 0.01 ? `${pick(AREAS, next)}_${noun}_${at}`.toUpperCase() : null
  const ending = pick(['ts', 'ts', 'ts', 'tsx', 'js', 'css', 'json'], next)
  return { path: `packages/${pick(AREAS, next)}-${at % 40}/src/${pick(LAYERS, next)}/${name}.${ending}`, symbol: name, variable }
}

/** Between half a kilobyte and some kilobytes, of words that stand in other files as well. */
function textOf({ symbol, variable }, other, next) {
  const length = 4 + Math.floor(next() * next() * 60)
  const lines = Array.from({ length }, (_, at) => {
    const [verb, noun] = [pick(VERBS, next), pick(NOUNS, next)]
    return `  const ${noun.toLowerCase()}${at} = ${verb}${noun}(input.${pick(AREAS, next)}, ${at}) ?? '${pick(AREAS, next)} ${noun}'`
  })
  const setting = variable ? `const setting = process.env.${variable}\n` : ''
  return `import { ${other.symbol} } from '../lib/${other.symbol}'\n${setting}\nexport function ${symbol}(input) {\n${lines.join('\n')}\n  return ${other.symbol}(input)\n}\n`
}

/** @returns {Map<string, string | null>} what was renamed, or deleted */
function movesOf(sources, next) {
  const moves = new Map()
  for (const { path } of sources) {
    const number = next()
    if (number < 0.01) moves.set(path, path.replace('/src/', '/source/'))
    else if (number < 0.015) moves.set(path, null)
  }
  return moves
}

/** What `git fast-import` reads: all files, then a commit for every fifty moves, then small changes. */
function stream(sources, texts, moves) {
  const manifest = `${JSON.stringify({ name: 'large', private: true, scripts: Object.fromEntries(SCRIPTS.map((name) => [name, `tool ${name}`])), engines: { node: '>=22' } }, null, 2)}\n`
  const parts = [commit('all of it', 0), file('package.json', manifest)]
  for (const [at, { path }] of sources.entries()) parts.push(file(path, texts[at]))
  for (const [at, [from, to]] of [...moves].entries()) {
    if (at % 50 === 0) parts.push(commit(`moves ${at}`, at + 1))
    parts.push(to === null ? `D ${from}\n` : `R ${from} ${to}\n`)
  }
  for (let at = 0; at < 300; at++) {
    const { path } = sources[(at * 131) % sources.length]
    if (!moves.has(path)) parts.push(commit(`change ${at}`, 10_000 + at), file(path, `${texts[(at * 131) % sources.length]}// ${at}\n`))
  }
  return parts.join('')
}

function commit(message, at) {
  return `commit refs/heads/main\ncommitter Ana <ana@example.test> ${1_767_600_000 + at * 60} +0000\ndata ${Buffer.byteLength(message)}\n${message}\n`
}

function file(path, text) {
  return `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`
}

function guideOf(sources, moves, claims, next) {
  const gone = [...moves].filter(([, to]) => to !== null).map(([from]) => from)
  const deleted = [...moves].filter(([, to]) => to === null).map(([from]) => from)
  const variables = sources.filter(({ variable }) => variable).map(({ variable }) => variable)
  const there = sources.filter(({ path }) => !moves.has(path))
  const given = { there, gone, deleted, variables: variables.length > 0 ? variables : ['PORT'] }
  const weights = Object.entries(MIX)
  const lines = ['# Large: Implementation Guide', '', '## Code Structure', '']
  for (let made = 0; made < claims; ) {
    const kind = weighted(weights, next)
    const [text, count] = sentence(kind, given, next)
    lines.push(...text)
    made += count
    if (lines.length % 40 === 0) lines.push('', `### Part ${lines.length}`, '')
  }
  return `${lines.join('\n')}\n`
}

function weighted(weights, next) {
  let left = next() * weights.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of weights) {
    left -= weight
    if (left < 0) return kind
  }
  return 'path'
}

/** Lines, and how many claims stand in them. */
function sentence(kind, { there, gone, deleted, variables }, next) {
  const { path, symbol } = pick(there, next)
  switch (kind) {
    case 'path':
      return [[`- \`${pathFor(path, gone, deleted, next)}\` does its part of the ${pick(AREAS, next)}`], 1]
    case 'symbol':
      return [[`- The ${pick(AREAS, next)} is handled by \`${symbol}${next() < 0.4 ? '()' : ''}\``], 1]
    case 'variable':
      return [
        [`- \`${next() < 0.8 ? pick(variables, next) : `${pick(AREAS, next).toUpperCase()}_NEVER_READ`}\` sets the ${pick(AREAS, next)}`],
        1,
      ]
    case 'version':
      return [[`- Node.js ${pick(['20+', '22+', '>= 22.1'], next)}`], 1]
    case 'command':
      return [[`- Try it with \`npm run ${pick([...SCRIPTS, 'deploy'], next)}\``], 1]
    case 'route':
      return [[`- \`GET /api/${pick(AREAS, next)}/:id\` answers`], 1]
    case 'link':
      return [[`- More in [the source](../${path})`], 1]
    default:
      return treeFor(path, there, next)
  }
}

function pathFor(path, gone, deleted, next) {
  const number = next()
  if (number < GONE.renamed && gone.length > 0) return pick(gone, next)
  if (number < GONE.renamed + GONE.deleted && deleted.length > 0) return pick(deleted, next)
  if (number < GONE.renamed + GONE.deleted + GONE.never) return path.replace('/src/', '/src/never/')
  return number < 1 - GONE.short ? path : path.slice(path.indexOf('/src/') + 1)
}

function treeFor(path, there, next) {
  const [area] = path.split('/src/')
  const own = [path, pick(there, next).path, pick(there, next).path].map((each) => each.split('/').at(-1))
  return [['', '```', `${area}/src/`, ...own.map((name, at) => `${at === own.length - 1 ? '└──' : '├──'} ${name}`), '```', ''], own.length]
}
