/**
 * Opens reports in a real browser: the page shows what `schedule --json` says, asks for nothing from elsewhere, fits
 * narrow windows, prints, can be used with the keyboard, and axe finds nothing serious.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { makePlan } from '../../bench/make-plan.mjs'
import { readPlan } from '../../packages/core/dist/index.js'
import { root } from '../../tools/stamps.mjs'
import { launch } from './_browser.mjs'
import { report } from './_report.mjs'
import { shared } from './_shared.mjs'

const AS_OF = '2026-11-23'
const launcher = join(root, 'packages/cli/bin/milemark.js')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'milemark-browser-'))
const results = report('reports in a browser')
const browser = await launch()
try {
  for (const [name, document] of documents()) {
    const problems = await problemsOf(document)
    results.add(name, problems.length > 0 ? problems.slice(0, 5).join('; ') : null)
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
results.end()

/** The plans of the corpus with the most dependencies, milestones and risks, and a large one. Finished plans have little to draw. */
function documents() {
  const corpus = shared('corpus')
  const plans = readdirSync(corpus, { recursive: true })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => join(corpus, file))
    .map((path) => ({ path, plan: readPlan(readFileSync(path, 'utf8'), { asOf: AS_OF, path }) }))
    .filter(({ plan }) => plan.kind === 'plan' && isMostlyOpen(plan))
  const most = (of) => plans.reduce((best, candidate) => (of(candidate.plan) > of(best.plan) ? candidate : best)).path
  const large = join(folder, 'large.md')
  writeFileSync(large, makePlan(500))
  return [
    ['most dependencies', most(({ dependencies }) => dependencies.length)],
    ['most milestones', most(({ milestones }) => milestones.length)],
    ['most risks', most(({ risks }) => risks.length)],
    ['500 tasks', large],
  ]
}

function isMostlyOpen({ tasks }) {
  const units = tasks.filter(({ unit }) => unit)
  return units.filter(({ state }) => state !== 'done' && state !== 'cancelled').length * 2 > units.length
}

function milemark(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args, '--as-of', AS_OF], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`milemark ${args.join(' ')} ended with ${status}: ${stderr}`)
  return stdout
}

async function problemsOf(document) {
  const file = join(folder, 'report.html')
  milemark('report', document, '-o', file, '--force')
  const schedule = JSON.parse(milemark('schedule', document, '--json'))
  const problems = []
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`))
  page.on('request', (request) => request.url() !== pathToFileURL(file).href && problems.push(`asks for ${request.url()}`))
  await page.goto(pathToFileURL(file).href)
  problems.push(...(await contentProblems(page, schedule)), ...(await keyboardProblems(page)), ...(await viewProblems(page)))
  await context.close()
  return problems
}

/** The last day of `[…, finish)`, as the page writes it. */
function dayOf(instant, which) {
  if (instant === null) return null
  const [date, time] = instant.split('T')
  const isMidnight = which === 'last' && time === '00:00'
  return new Date(Date.parse(`${date}T00:00:00Z`) - (isMidnight ? 86_400_000 : 0)).toISOString().slice(0, 10)
}

/** Every task, milestone and finish of the schedule is found in the page with its dates and marks. */
async function contentProblems(page, schedule) {
  const rows = await page.$$eval('#tasks ~ .scroll tbody tr[id]', (found) =>
    found.map((row) => [...row.children].map((cell) => cell.textContent)),
  )
  const milestones = await page.$$eval('#milestones ~ .scroll tbody tr', (found) => found.map((row) => row.textContent))
  const summary = await page.$eval('main > .wrap > section', (section) => section.textContent)
  const problems = []
  if (rows.length !== schedule.tasks.length) problems.push(`${rows.length} rows for ${schedule.tasks.length} tasks`)
  if (milestones.length !== schedule.milestones.length)
    problems.push(`${milestones.length} rows for ${schedule.milestones.length} milestones`)
  const finish = dayOf(schedule.finish, 'last')
  if (finish !== null && !summary.includes(finish)) problems.push(`the summary does not say ${finish}`)
  const unmatched = [...rows]
  for (const task of schedule.tasks) {
    const wanted = [plain(task.title), dayOf(task.start, 'first'), dayOf(task.finish, 'last'), task.critical ? 'critical' : null].filter(
      (part) => part !== null,
    )
    const at = unmatched.findIndex((row) => wanted.every((part) => row.some((cell) => plain(cell).includes(part))))
    if (at < 0) problems.push(`no row says ${wanted.join(', ')}`)
    else if (unmatched[at].some((cell) => cell === 'critical') !== task.critical) problems.push(`${task.key}: critical is not as computed`)
    else unmatched.splice(at, 1)
  }
  for (const { title, finish: reached } of schedule.milestones) {
    const wanted = [plain(title), dayOf(reached, 'last')].filter((part) => part !== null)
    if (!milestones.some((row) => wanted.every((part) => plain(row).includes(part))))
      problems.push(`no milestone says ${wanted.join(', ')}`)
  }
  return problems
}

function plain(text) {
  return text.replace(/\s+/g, ' ').trim()
}

/** The first stop is the link past the navigation, and pictures that scroll can be reached. */
async function keyboardProblems(page) {
  await page.keyboard.press('Tab')
  const first = await page.evaluate(() => document.activeElement?.getAttribute('href'))
  const unreachable = await page.$$eval(
    '.scroll',
    (found) => found.filter((region) => region.tabIndex !== 0 || !region.getAttribute('aria-label')).length,
  )
  return [
    ...(first?.startsWith('#') ? [] : [`the first Tab leads to ${first}, and not past the navigation`]),
    ...(unreachable > 0 ? [`${unreachable} regions that scroll cannot be reached by keyboard`] : []),
  ]
}

async function viewProblems(page) {
  const problems = []
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 400],
  ]) {
    await page.emulateMedia({ colorScheme, media: 'screen' })
    await page.setViewportSize({ width, height: 900 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 0) problems.push(`${wide} px wider than a window of ${width}`)
    problems.push(...(await axeProblems(page)).map((problem) => `${colorScheme}, ${width} px: ${problem}`))
  }
  const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  if (printed.subarray(0, 4).toString() !== '%PDF' || printed.length < 10_000) problems.push('it does not print')
  return problems
}

async function axeProblems(page) {
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document)
    return violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html }))
  })
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, html }) => `axe ${id}: ${html}`)
}
