/**
 * A plan of 100 KB over 1,000 revisions whose events are known: the history says exactly these, a second run reads no text again,
 * and what a run costs is printed. Broken revisions stand on the way.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentHistory } from '../../packages/node/dist/index.js'
import { report } from './_report.mjs'

const REVISIONS = 1000
const TASKS = 450
const HOUR = 3600
const FIRST = Date.UTC(2024, 0, 1, 9) / 1000
const AS_OF = '2026-11-23'

async function measured() {
  const { stream, text, truth, broken } = script()
  git(['init', '-q', '-b', 'main'])
  git(['fast-import', '--quiet'], stream)
  git(['reset', '-q', '--hard'])
  writeFileSync(join(folder, 'plan.md'), text)
  console.log(`${REVISIONS} revisions, the last of ${Math.round(text.length / 1000)} KB`)
  const cold = await timed('first run')
  const warm = await timed('second run')
  results.add('every text is read once', cold.read >= REVISIONS - 5 && cold.read <= REVISIONS ? null : `${cold.read} texts were read`)
  results.add('a second run reads no text', warm.read === 0 ? null : `${warm.read} texts were read again`)
  results.add('both say the same', JSON.stringify(cold.history) === JSON.stringify(warm.history) ? null : 'they differ')
  const skipped = cold.history.skipped.map(({ subject }) => subject)
  results.add('broken revisions', same(skipped, broken))
  for (const [id, events] of truth) {
    const task = cold.history.tasks.find((one) => one.id === id)
    results.add(id, same(task?.events.map(({ what, at }) => `${what} ${Date.parse(at) / 1000}`) ?? null, events))
  }
  const counted = cold.history.weeks.reduce((sum, { done }) => sum + done, 0)
  const done = [...truth.values()].flat().filter((event) => event.startsWith('done')).length
  results.add('work done week by week', counted === done ? null : `${counted}, expected ${done}`)
  results.add('no other tasks', cold.history.tasks.length === truth.size ? null : `${cold.history.tasks.length}, expected ${truth.size}`)
  console.log(`${cold.history.points.filter(({ scheduled }) => scheduled !== null).length} finishes were scheduled`)
}

async function timed(name) {
  const begun = performance.now()
  const result = await documentHistory(join(folder, 'plan.md'), { asOf: AS_OF })
  console.log(`${name}: ${((performance.now() - begun) / 1000).toFixed(2)} s`)
  return result
}

const same = (found, expected) =>
  JSON.stringify(found) === JSON.stringify(expected) ? null : `${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`

/** The revisions as a stream for git, and what happened in them to each task. */
function script() {
  const tasks = Array.from({ length: TASKS }, (_, index) => newTask(index))
  const truth = new Map(tasks.map(({ id }) => [id, [`appeared ${FIRST}`]]))
  const out = []
  const broken = []
  let gone = 0
  for (let revision = 0; revision < REVISIONS; revision++) {
    const at = FIRST + revision * 20 * HOUR
    let subject = `revision ${revision}`
    if (revision > 0) subject = change(revision, at)
    let text = textOf(tasks)
    if (revision % 250 === 249) {
      text = [
        `<<<<<<< ours\n${text}=======\n>>>>>>> theirs\n`,
        text.slice(0, 20_000),
        '# Nothing\n\nat all\n',
        Buffer.from([0x23, 0xe9, 0x0a]),
      ][broken.length]
      subject = `broken ${revision}`
      broken.push(subject)
    }
    out.push(commit(text, at, subject))
  }
  const text = textOf(tasks)
  out.push(commit(text, FIRST + REVISIONS * 20 * HOUR, 'the last'))
  return { stream: Buffer.concat(out), text, truth, broken }

  function change(revision, at) {
    if (revision % 250 === 249) return 'nothing happens'
    const task = tasks[(revision * 7) % tasks.length]
    const say = (what, of = task) => truth.get(of.id).push(`${what} ${at}`)
    if (revision % 10 === 3) {
      const added = newTask(TASKS + gone + tasks.length)
      if (truth.has(added.id)) return 'nothing'
      tasks.splice((revision * 13) % tasks.length, 0, added)
      truth.set(added.id, [`appeared ${at}`])
    } else if (revision % 50 === 7) {
      tasks.splice(tasks.indexOf(task), 1)
      gone++
      say('dropped')
    } else if (revision % 10 === 5) {
      task.days += 1
      say('re-estimated')
    } else if (task.mark === ' ') {
      task.mark = '~'
      say('started')
    } else if (task.mark === '~') {
      task.mark = 'x'
      say('done')
    } else {
      task.mark = ' '
      say('reopened')
    }
    return `revision ${revision}`
  }
}

const newTask = (index) => ({ id: `T${String(index).padStart(4, '0')}`, days: (index % 5) + 1, mark: ' ' })

const FILLER = 'It has to hold for the old importer as well, for the nightly run and for everybody who reads the log on Monday morning. '

const textOf = (tasks) =>
  `# Shop\n\n## Task Breakdown\n\n### Phase 1: All of it\n\n${tasks.map(({ id, days, mark }) => `- [${mark}] ${id} Work on part ${id} of the shop (${days}d)\n  ${FILLER}${FILLER.slice(0, 40)}\n`).join('')}`

function commit(text, at, subject) {
  const bytes = Buffer.from(text)
  const head = `commit refs/heads/main\ncommitter t <t@example.org> ${at} +0000\ndata ${subject.length}\n${subject}\nM 100644 inline plan.md\ndata ${bytes.length}\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\n')])
}

function git(args, input) {
  const { status, stderr } = spawnSync('git', args, {
    cwd: folder,
    input,
    env: { ...process.env, GIT_CONFIG_NOSYSTEM: '1' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
}

const results = report('history')
const folder = mkdtempSync(join(tmpdir(), 'milemark-history-'))
try {
  await measured()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
results.end()
