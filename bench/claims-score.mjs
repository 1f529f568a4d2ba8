/**
 * `npm run bench:claims`: how well claims are found in documents that nobody here wrote, compared with labels made by hand.
 *
 * The labels are in claims-labels.json, the documents in ../shared/corpus (or where MILEMARK_SHARED says). `-- --list` names what was
 * found wrongly and what was not found. Ends with 1 when the precision of a kind is below its floor: a false finding costs more
 * than a missing one, so recall is printed only.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { claims, kinds } from '../packages/core/dist/claims/index.js'
import { readPlan } from '../packages/core/dist/index.js'
import { shared } from '../tests/slow/_shared.mjs'
import { root } from '../tools/stamps.mjs'

/** @typedef {{ from: number, to: number }} Span half-open, in UTF-16 units */
/** @typedef {Span & { kind: string, claim: boolean, unsure?: true, tense?: string, why?: string }} Label */
/** @typedef {{ document: string, sha256: string, read: Span, labels: Label[] }} Labelled `read` was labelled exhaustively */

const AS_OF = '2026-11-23'
const FLOOR = 0.95
/** Kinds that the floor holds for; a tree of files is measured without one. */
const GATED = ['path', 'command', 'variable', 'version']
const MEASURED = [...GATED, 'tree']
/** What the labels call by another name than the table of kinds. */
const ALIASES = { env: 'variable' }

const list = process.argv.includes('--list')
const corpus = shared('corpus')
/** @type {{ documents: Labelled[] }} */
const { documents } = JSON.parse(readFileSync(join(root, 'bench/claims-labels.json'), 'utf8'))
const known = new Set(kinds.map(({ name }) => ALIASES[name] ?? name))
const rows = new Map(MEASURED.map((kind) => [kind, { right: 0, wrong: 0, found: 0, missed: 0, tense: 0, tensed: 0 }]))

for (const labelled of documents) measure(labelled, textOf(labelled))
const below = MEASURED.filter(print)
const count = documents.reduce((sum, { labels }) => sum + labels.length, 0)
console.log(`${count} labels in ${documents.length} documents; ${below.length} kinds below ${percent(FLOOR)} precision`)
process.exitCode = below.length > 0 ? 1 : 0

/** @param {Labelled} labelled */
function textOf({ document, sha256 }) {
  const bytes = readFileSync(join(corpus, document))
  if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes.toString('utf8')
  console.error(`${document} is not the text that was labelled. Label it again or restore the shared documents.`)
  process.exit(4)
}

/** @param {Labelled} labelled */
function measure({ document, read, labels }, text) {
  const found = claims(readPlan(text, { asOf: AS_OF, path: document }))
    .map((claim) => ({ ...claim, kind: ALIASES[claim.kind] ?? claim.kind }))
    .filter(({ kind, span }) => rows.has(kind) && span.from >= read.from && span.to <= read.to)
  for (const claim of found) judgeFound(document, text, labels, claim)
  for (const label of labels) if (label.claim && !label.unsure) judgeLabel(document, text, found, label)
}

/** A found claim is right, wrong, or says nothing: where the label is unsure, or inside of a larger claim. */
function judgeFound(document, text, labels, claim) {
  const row = rows.get(claim.kind)
  const same = labels.filter((label) => label.kind === claim.kind && matches(label, claim.span, text))
  if (same.some(({ claim: holds, unsure }) => holds && !unsure)) {
    row.right++
    const told = same.find(({ tense }) => tense !== undefined)
    if (told) row.tensed++
    if (told && sameTense(told.tense, claim.tense)) row.tense++
    else if (told && list) say(document, text, claim.span, `tense ${claim.tense} instead of ${told.tense}`)
    return
  }
  if (same.some(({ unsure }) => unsure) || isPartOfMore(labels, claim) || isListOfPaths(labels, claim)) return
  row.wrong++
  const why = same.find(({ why }) => why)?.why
  if (list) say(document, text, claim.span, `no ${claim.kind}${why ? `: ${why}` : ''}`)
}

/** @param {Label} label */
function judgeLabel(document, text, found, label) {
  const row = rows.get(label.kind)
  const isFound = found.some(
    ({ kind, span }) =>
      (kind === label.kind && matches(label, span, text)) || (kind === 'tree' && label.kind === 'path' && contains(span, label)),
  )
  if (isFound) row.found++
  else row.missed++
  if (!isFound && list && known.has(label.kind)) say(document, text, label, `${label.kind} not found`)
}

/** What stands in a tree of files or in a command belongs to it, and may or may not be named by itself. */
function isPartOfMore(labels, claim) {
  return labels.some((label) => ['tree', 'command'].includes(label.kind) && label.kind !== claim.kind && contains(label, claim.span))
}

/** A list of paths in a fence may be read as a tree. */
function isListOfPaths(labels, { kind, span }) {
  return kind === 'tree' && labels.filter((label) => label.kind === 'path' && label.claim && contains(span, label)).length > 1
}

/** The overlap is most of both, or one holds the other on the same line (quotes, `NAME=value`). */
function matches(label, span, text) {
  const overlap = Math.min(label.to, span.to) - Math.max(label.from, span.from)
  if (overlap <= 0) return false
  if (overlap * 2 > label.to - label.from && overlap * 2 > span.to - span.from) return true
  const larger = contains(label, span) ? label : contains(span, label) ? span : null
  return larger !== null && label.kind !== 'path' && !text.slice(larger.from, larger.to).includes('\n')
}

function contains(outer, inner) {
  return outer.from <= inner.from && inner.to <= outer.to
}

/** What a ticked task made and what is there differ only in the change that ticks it. */
function sameTense(told, tense) {
  return told === tense || (told === 'done' && tense === 'now') || (told === 'now' && tense === 'done')
}

/** Prints a row; true where the floor is missed. */
function print(kind) {
  const { right, wrong, found, missed, tense, tensed } = rows.get(kind)
  if (!known.has(kind)) {
    console.log(`${kind.padEnd(9)} no such kind yet (${found + missed} labels)`)
    return false
  }
  const precision = right + wrong === 0 ? 0 : right / (right + wrong)
  const recall = found / (found + missed)
  const goal = GATED.includes(kind) ? ` (floor ${percent(FLOOR)})` : ''
  console.log(
    `${kind.padEnd(9)} precision ${percent(precision)} of ${right + wrong}${goal}   recall ${percent(recall)} of ${found + missed}   tense ${percent(tensed === 0 ? 1 : tense / tensed)} of ${tensed}`,
  )
  return GATED.includes(kind) && precision < FLOOR
}

/** Rounded down, so that what is printed never looks better than it is. */
function percent(share) {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`
}

function say(document, text, { from, to }, what) {
  const line = text.slice(0, from).split('\n').length
  const [first = ''] = text.slice(from, to).split('\n')
  console.log(`${document}:${line}: ${first.trim()}: ${what}`)
}
