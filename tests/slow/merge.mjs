/**
 * Whether merging loses anything: random branches of a plan, merged by core, and real repositories merged, rebased and cherry-picked
 * by git with the driver. A merge that simply takes the last writer must be caught.
 *
 * `node tests/slow/merge.mjs [--cases N] [--repositories N] [--seed N]`
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { applied, diff, edit, merge, readPlan } from '../../packages/core/dist/index.js'
import { root } from '../../tools/stamps.mjs'
import { chance } from './_reliability/stage.mjs'
import { report } from './_report.mjs'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '3000' },
    repositories: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
})
const asOf = '2026-11-23'
const reread = (text) => readPlan(text, { asOf })
const program = join(root, 'packages/cli/bin/milemark.js')
const { add, end } = report('merge')

/** A whole number below a limit, from a seed. */
function random(seed) {
  const next = chance(seed)
  return (limit) => Math.floor(next() * limit)
}

const BASE = `# Shop

Words about the shop.

## Task Breakdown

### Phase 1: Sign-in

${Array.from({ length: 8 }, (_, at) => `- [ ] Task 1.${at + 1}: Sign-in part ${at + 1} (${(at % 3) + 1}d${at > 0 && at % 2 === 0 ? `, after 1.${at}` : ''}, @ana)`).join('\n')}

### Phase 2: Shop

${Array.from({ length: 8 }, (_, at) => `- [ ] Task 2.${at + 1}: Shop part ${at + 1} (${(at % 4) + 1}d)`).join('\n')}

## Dependencies

- 1.2 → 2.1
- 2.4 depends on 2.2
`

const IDS = [1, 2].flatMap((phase) => Array.from({ length: 8 }, (_, at) => `${phase}.${at + 1}`))

/** A random request; titles of new tasks tell the branches apart. */
function wish(pick, branch, at) {
  const task = IDS[pick(IDS.length)]
  const other = IDS[pick(IDS.length)]
  const kinds = [
    { do: 'state', task, state: ['done', 'doing', 'blocked', 'cancelled'][pick(4)] },
    { do: 'state', task, state: 'done' },
    { do: 'set', task, values: { estimate: ['4h', '6d', '1-2w'][pick(3)] } },
    { do: 'set', task, values: { owners: [['zoe'], ['cai', 'ben']][pick(2)] } },
    { do: 'set', task, values: { due: ['2027-01-15', '2027-02-01'][pick(2)] } },
    { do: 'add', title: `New ${branch} ${at}`, phase: String(1 + pick(2)) },
    { do: 'move', task, after: other },
    { do: 'remove', task: IDS[5 + pick(3)] },
    { do: 'link', from: task, to: other },
  ]
  return kinds[pick(kinds.length)]
}

/** A branch: some of the wishes that can be done, one after the other. */
function branch(pick, name, most) {
  let text = BASE
  const count = 1 + pick(most)
  for (let at = 0; at < count; at++) {
    const outcome = edit({ plan: reread(text), reread, asOf }, [wish(pick, name, at)])
    if (outcome.ok) text = applied(text, outcome.edits)
  }
  return text
}

const factsOf = (plan) =>
  new Map(
    plan.tasks.map((task) => [
      task.title,
      {
        state: task.state,
        estimate: task.estimate && plan.source.text.slice(task.estimate.span.from, task.estimate.span.to),
        owners: task.owners.map(({ value }) => value).join(', '),
        due: task.due?.value ?? null,
      },
    ]),
  )

/** What a merged text has lost, seen without the merge's own proof: values by title, compared one by one. */
function lost(ours, theirs, text) {
  const [o, a, b, r] = [BASE, ours, theirs, text].map((version) => factsOf(reread(version)))
  const problems = []
  for (const side of [a, b]) for (const title of side.keys()) if (!o.has(title) && !r.has(title)) problems.push(`the new task ${title}`)
  for (const [title, was] of o) {
    const [x, y, now] = [a.get(title), b.get(title), r.get(title)]
    const changed = (side) => side && Object.keys(was).some((field) => side[field] !== was[field])
    if (!now) {
      if ((x && y) || changed(x) || changed(y)) problems.push(`the task ${title}`)
      continue
    }
    for (const field of Object.keys(was)) {
      const wanted = [x, y].flatMap((side) => (side && side[field] !== was[field] ? [side[field]] : []))
      if (wanted.length > 0 && !wanted.includes(now[field])) problems.push(`${title} ${field} ${wanted.join(' or ')}`)
      if (wanted.length === 0 && now[field] !== was[field]) problems.push(`${title} ${field} was invented`)
    }
  }
  return problems
}

function cases(count, seed, how) {
  const pick = random(seed)
  const figures = { seed, cases: count, clean: 0, conflicts: 0, byLines: 0, renumbered: 0 }
  const problems = []
  for (let at = 0; at < count; at++) {
    const [ours, theirs] = [branch(pick, 'a', 6), branch(pick, 'b', 6)]
    const result =
      how === 'last writer' ? { ok: true, text: theirs, conflictBlocks: 0, renumbered: [] } : merge(BASE, ours, theirs, { reread, asOf })
    if (!result.ok) {
      figures.byLines++
      continue
    }
    if (result.renumbered.length > 0) figures.renumbered++
    if (result.conflictBlocks > 0) {
      figures.conflicts++
      continue
    }
    figures.clean++
    for (const problem of lost(ours, theirs, result.text)) problems.push(`case ${at}: ${problem}`)
  }
  return { figures, problems }
}

/** Real git: branches that are merged, rebased or cherry-picked. A clean result must hold what both sides did. */
function repositories(count, seed) {
  const pick = random(seed + 1000)
  const figures = { seed, repositories: count, clean: 0, conflicts: 0 }
  const problems = []
  for (let at = 0; at < count; at++) {
    const folder = mkdtempSync(join(tmpdir(), 'milemark-merge-'))
    try {
      const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
      const git = (...args) =>
        execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'core.autocrlf=false', ...args], {
          cwd: folder,
          env,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
      const commit = (text, message) => {
        writeFileSync(join(folder, 'docs/plan.md'), text)
        git('add', '-A')
        git('commit', '-q', '--allow-empty', '-m', message)
      }
      git('init', '-q', '-b', 'main')
      mkdirSync(join(folder, 'docs'))
      commit(BASE, 'base')
      const installed = spawnSync(process.execPath, [program, 'merge-driver', '--install'], { cwd: folder, env })
      if (installed.status !== 0) throw new Error(String(installed.stderr))
      const [ours, theirs] = [branch(pick, 'a', 4), branch(pick, 'b', 4)]
      git('checkout', '-q', '-b', 'other')
      commit(theirs, 'theirs')
      git('checkout', '-q', 'main')
      commit(ours, 'ours')
      const act = [
        ['merge', '-q', '--no-edit', 'other'],
        ['cherry-pick', 'other'],
        ['rebase', '-q', 'main', 'other'],
      ][at % 3]
      let isClean = true
      try {
        git(...act)
      } catch {
        isClean = false
      }
      const text = readFileSync(join(folder, 'docs/plan.md'), 'utf8')
      if (!isClean) {
        figures.conflicts++
        if (!/^<{7}/m.test(text) && git('status', '--porcelain').toString().includes('UU'))
          problems.push(`repository ${at}: a conflict without markers`)
        continue
      }
      figures.clean++
      for (const problem of lost(ours, theirs, text)) problems.push(`repository ${at} (${act[0]}): ${problem}`)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { figures, problems }
}

function say(part, { figures, problems }, isMutant = false) {
  console.log(JSON.stringify({ part, ...figures, problems: problems.length }))
  const wrong = problems.length === 0 ? null : `${problems.length} problems, the first: ${problems.slice(0, 5).join('; ')}`
  add(part, isMutant ? (wrong === null ? 'the mutant was not caught' : null) : wrong)
}

// Read once, so that a broken build is noticed before anything is counted.
if (diff(reread(BASE), reread(BASE)).length !== 0) throw new Error('a plan differs from itself')
const seed = Number(values.seed)
say('random branches', cases(Number(values.cases), seed, 'merge'))
say('mutant: the last writer wins', cases(100, seed, 'last writer'), true)
say('repositories', repositories(Number(values.repositories), seed))
end()
