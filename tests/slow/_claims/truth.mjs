/**
 * Compares verdicts with the truth beside the lines of a guide.
 */

/** @typedef {import('./scenario.mjs').Truth} Truth */
/** @typedef {import('./scenario.mjs').Guide} Guide */
/**
 * A verdict as `check --json` prints it; `old` for what was broken at the base as well.
 * @typedef {{ kind: string, subject: string, line: number, state: string, level: string | null, why: string, old?: boolean }} Given
 */

/** What the program may call otherwise than the truth. */
const ALIASES = {
  env: 'variable',
  case: 'naming',
  name: 'naming',
  imports: 'import',
  boundary: 'import',
  layer: 'import',
  forbidden: 'absent',
  'must-not': 'absent',
  'ci-runs': 'ci',
  workflow: 'ci',
  decision: 'adr',
  link: 'path',
}
/** Kinds that speak of a whole sentence or fence: what they call their subject is their own affair. */
const LOOSE = new Set(['tree', 'naming', 'import', 'absent', 'ci', 'adr'])

export const kindOf = (name) => ALIASES[name] ?? name

/**
 * @param {Guide} guide
 * @param {Given[]} given
 * @param {ReadonlySet<string>} known kinds that there are
 */
export function compare(guide, given, known) {
  const fences = fencesOf(guide.text)
  const rows = guide.truths.map((truth) => ({ truth, ...judged(guide, truth, given, fences) }))
  const measured = rows.filter(({ truth }) => known.has(truth.kind) || truth.verdicts.includes('none'))
  return {
    measured,
    waiting: rows.length - measured.length,
    red: given.filter(isRed).map((verdict) => ({ verdict, isRight: isDeserved(guide, verdict, fences, 'broken') })),
    noise: given.filter(
      (verdict) => verdict.level === 'advice' && !verdict.old && !isDeserved(guide, verdict, fences, 'unproven', 'broken'),
    ),
  }
}

function judged(guide, truth, given, fences) {
  const own = given.filter((verdict) => isAbout(guide, truth, verdict, fences))
  const exact = own.filter(({ subject }) => plain(subject) === plain(truth.subject))
  const got = truth.kind === 'tree' ? inTree(truth, own) : worst(exact.length > 0 ? exact : own)
  return {
    got,
    isRight: truth.verdicts.some((verdict) => agrees(verdict, got)),
    namesNewPlace: truth.to !== null && own.some(({ why }) => why.includes(truth.to)),
  }
}

function worst(verdicts) {
  return verdicts.find(isRed) ?? verdicts[0] ?? null
}

function agrees(verdict, got) {
  if (verdict === 'none') return got === null || (got.level !== 'broken' && got.level !== 'advice') || got.old === true
  if (verdict === 'unproven') return got !== null && ['unproven', 'ask', 'stale'].includes(got.state)
  return got !== null && got.state === verdict && (verdict !== 'broken' || isRed(got))
}

/** A tree has one verdict or one for each entry; either names the entries that are wrong. */
function inTree({ line, subject }, own) {
  const name = subject.split('/').at(-1)
  const about = own.find(
    (verdict) => verdict.level !== null && (verdict.line === line || verdict.subject.endsWith(name) || verdict.why.includes(name)),
  )
  if (about) return about
  const some = own.find((verdict) => verdict.state === 'planned') ?? own[0]
  return some ? { ...some, state: some.state === 'planned' ? 'planned' : 'holds', level: null } : null
}

/** Whether somebody who reads the truth would have expected to be told. */
function isDeserved(guide, verdict, fences, ...verdicts) {
  return guide.truths.some((truth) => truth.verdicts.some((each) => verdicts.includes(each)) && isAbout(guide, truth, verdict, fences))
}

function isAbout(guide, truth, verdict, fences) {
  const kind = kindOf(verdict.kind)
  if (truth.kind === 'tree')
    return kind === 'tree' && fences.some(({ from, to }) => within(truth.line, from, to) && within(verdict.line, from, to))
  if (truth.line !== verdict.line) return false
  const isNamed = isSame(truth.subject, verdict.subject) || (kind !== 'path' && isPart(truth.subject, verdict.subject))
  if (kind !== truth.kind) return isNamed && truth.verdicts[0] === 'none'
  if (isNamed) return true
  return LOOSE.has(kind) && guide.truths.filter((other) => other.line === truth.line && other.kind === kind).length === 1
}

/** The same path, written from the top or from where the document or a package stands. */
function isSame(one, other) {
  const [a, b] = [plain(one), plain(other)]
  if (/^[\w.]+ .*\d/.test(a) && asVersion(a) === asVersion(b)) return true
  return a === b || a.endsWith(`/${b}`) || b.endsWith(`/${a}`)
}

/** `Node.js 22.13+` and `node >=22.13` are one. */
function asVersion(subject) {
  return `${subject.replace(/\.js\b/, '').split(' ')[0]} ${subject.match(/\d+(?:\.\d+)*/g)?.join(' ')}`
}

function isPart(one, other) {
  const [a, b] = [plain(one), plain(other)]
  return a.includes(b) || b.includes(a)
}

function plain(subject) {
  return subject
    .replace(/^(?:\.{0,2}\/)+/, '')
    .replace(/\(\)$/, '')
    .replace(/(?<=\.\w+)#.*$/, '')
    .replace(/\/$/, '')
    .toLowerCase()
}

export function isRed({ state, level, old }) {
  return state === 'broken' && level === 'broken' && !old
}

function fencesOf(text) {
  const found = []
  let from = null
  for (const [index, line] of text.split('\n').entries()) {
    if (!/^\s*(?:```|~~~)/.test(line)) continue
    if (from === null) from = index + 1
    else {
      found.push({ from, to: index + 1 })
      from = null
    }
  }
  return found
}

function within(line, from, to) {
  return from <= line && line <= to
}
