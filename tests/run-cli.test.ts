/**
 * `milemark run` and `done --verify`, as a user meets them: the bundle is started, with and without a terminal.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { schemas } from '../packages/core/src/view/schemas.ts'

const launcher = fileURLToPath(new URL('../packages/cli/bin/milemark.js', import.meta.url))

let folder: string
let repository: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'milemark-run-cli-')))
  repository = join(folder, 'repo')
  mkdirSync(repository)
  git('init', '-q', '-b', 'main', '.')
  writeFileSync(join(repository, 'plan.md'), PLAN)
  writeFileSync(join(repository, 'check.sh'), 'echo "checked [$SECRET_TOKEN] $HOME"\n')
  git('add', '-A')
  git('commit', '-qm', 'a')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const PLAN = `# Shop

## Task Breakdown

- [ ] 1.1 Import works (bash check.sh)
- [ ] 1.2 Export fails (bash missing.sh)
- [ ] 1.3 Pages
- [ ] 1.4 Waits (\`node -e "setTimeout(String, 61000)"\`)
`

const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd: repository, stdio: 'ignore' })

const environment = (): NodeJS.ProcessEnv => {
  const { NO_COLOR: _n, FORCE_COLOR: _f, COLUMNS: _c, ...env } = process.env
  return { ...env, NO_COLOR: '1', XDG_STATE_HOME: join(folder, 'state'), SECRET_TOKEN: 'hunter2-hunter2', MILEMARK_ACTOR: 'tester' }
}

function milemark(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: environment(),
    input: '',
  })
  return { status, stdout, stderr }
}

const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false

/** In a real pseudo-terminal; each answer is typed when a question stands there. */
async function inTerminal(args: readonly string[], answers: readonly string[]): Promise<{ status: number | null; screen: string }> {
  const command = [process.execPath, launcher, ...args].map((word) => `'${word}'`).join(' ')
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: repository, env: environment(), stdio: ['pipe', 'pipe', 'inherit'] })
  const left = [...answers]
  let screen = ''
  let asked = 0
  child.stdout.on('data', (chunk: Buffer) => {
    screen += chunk.toString('utf8')
    const questions = screen.match(/Enter: no > /g)?.length ?? 0
    if (questions <= asked) return
    asked = questions
    child.stdin.write(`${left.shift() ?? ''}\n`)
  })
  const status = await new Promise<number | null>((done) => child.once('close', done))
  return { status, screen }
}

const inRun = (...args: readonly string[]) => {
  const { status, stdout } = milemark('run', ...args, '--json')
  const found = JSON.parse(stdout)
  const validate = new Ajv2020({ strict: false }).compile(schemas.run as object)
  expect(validate(found) ? null : validate.errors).toBe(null)
  return { status, ...found }
}

const approvals = (): number => {
  try {
    return readdirSync(join(folder, 'state/milemark/approved')).length
  } catch {
    return 0
  }
}

describe('without a terminal', () => {
  test('nothing is approved and nothing is started: ask, and 6', () => {
    const { status, stdout, stderr } = milemark('run', '1.1')
    expect([status, stdout, approvals()]).toEqual([6, '', 0])
    expect(stderr).toBe('milemark: 1 was not run: nobody has approved it as it is now, and only a person in a terminal can.\n')
    expect(inRun('1.1')).toMatchObject({ status: 6, commands: [{ state: 'ask', approved: false }], results: [], asks: [{ number: 1 }] })
  })

  test.each(['--yes', '-y', '--force', '--approve'])('there is no %s', (option) => expect(milemark('run', '1.1', option).status).toBe(2))

  test('the list runs nothing', () => {
    expect(milemark('run', '--list')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/1 {2}ask {2}1\.1 {2}bash check\.sh +line 5/),
    })
    expect(milemark('run', 'nothing')).toMatchObject({ status: 2, stderr: expect.stringContaining('No command here is “nothing”') })
  })

  test('a task that names no command, or one that nobody has approved, is not ticked', () => {
    expect(milemark('done', '1.1', '--verify')).toMatchObject({
      status: 6,
      stderr: expect.stringContaining('MM-ASK bash check.sh was not run'),
    })
    expect(milemark('done', '1.3', '--verify')).toMatchObject({ status: 7, stderr: expect.stringContaining('names no command') })
    expect(readFileSync(join(repository, 'plan.md'), 'utf8')).toBe(PLAN)
  })

  test('what the base holds may run in CI, what a branch changes may not', () => {
    git('checkout', '-qb', 'change')
    const args = ['1.1', '--approved-by', 'base', '--base', 'main', '--network']
    expect(inRun(...args)).toMatchObject({ status: 0, results: [{ state: 'holds', exit: 0 }] })
    writeFileSync(join(repository, 'check.sh'), 'echo other\n')
    expect(inRun(...args)).toMatchObject({ status: 6, results: [], asks: [{ why: 'what it calls differs from the base' }] })
    expect(approvals()).toBe(0)
    expect(milemark('run', '--approved-by', 'base').status).toBe(2)
    expect(milemark('run', '--approved-by', 'base', '--base', 'nowhere').stderr).toContain('no merge base with nowhere')
  })

  test('check says what was proved, and which file has changed since', () => {
    inRun('1.1', '--approved-by', 'base', '--base', 'main', '--network')
    const verdict = () =>
      JSON.parse(milemark('check', 'plan.md', '--json').stdout).claims.find(({ kind }: { kind: string }) => kind === 'run')
    expect(verdict()).toMatchObject({ state: 'holds', subject: 'bash check.sh', line: 5, task: '1.1' })
    writeFileSync(join(repository, 'other.js'), 'new\n')
    expect(verdict()).toMatchObject({ state: 'stale', level: 'advice', why: expect.stringContaining('other.js') })
  })

  test('an approval folder inside of the repository is not believed', () => {
    const env = { ...environment(), XDG_STATE_HOME: join(repository, 'state') }
    const { status, stderr } = spawnSync(process.execPath, [launcher, 'run', '1.1'], { cwd: repository, encoding: 'utf8', env, input: '' })
    expect([status, stderr]).toEqual([6, expect.stringContaining('inside the repository')])
  })
})

describe('in a terminal', () => {
  test.skipIf(!hasTerminal)('what is asked, what runs, what is kept; a changed script is asked about again', async () => {
    const { status, screen } = await inTerminal(['run', '1.1'], ['yes'])
    expect(status).toBe(0)
    expect(screen).toContain('This approves starting it; it does not vouch for what it calls in turn.')
    expect(screen).toMatch(/It calls:\s+check\.sh\s+\| echo "checked \[\$SECRET_TOKEN\] \$HOME"/)
    expect(screen).toMatch(/holds {3}1 {2}bash check\.sh\s+exit 0, .*sandbox (?:bwrap|unshare-net|none)/)
    // The variable of the user is not there, and the home folder is another one.
    expect(screen).toMatch(/checked \[\] \S*milemark-run-/)
    expect([approvals(), inRun('1.1').status, inRun('--list').commands[0].state]).toEqual([1, 0, 'holds'])
    writeFileSync(join(repository, 'check.sh'), 'echo "other"\n')
    expect(inRun('1.1')).toMatchObject({ status: 6, commands: [{ state: 'ask', why: 'what it calls was changed since it ran' }] })
    const again = await inTerminal(['run', '1.1'], [''])
    expect(again.screen).toMatch(/has changed since you approved it:[\s\S]+-echo "checked[\s\S]+\+echo "other"/)
    expect([again.status, approvals()]).toEqual([6, 1])
  })

  test.skipIf(!hasTerminal)('done --verify ticks what passes, and leaves what fails', async () => {
    expect(await inTerminal(['done', '1.1', '--verify'], ['yes'])).toMatchObject({ status: 0 })
    const ticked = PLAN.replace('[ ] 1.1', '[x] 1.1')
    expect(readFileSync(join(repository, 'plan.md'), 'utf8')).toBe(ticked)
    const failed = await inTerminal(['done', '1.2', '--verify'], ['yes'])
    expect([failed.status, readFileSync(join(repository, 'plan.md'), 'utf8')]).toEqual([1, ticked])
    expect(failed.screen).toContain('bash missing.sh did not pass. Nothing was ticked.')
    // The box is bookkeeping: what was shown still holds.
    expect(inRun('--list').commands[0].state).toBe('holds')
  })

  test.skipIf(!hasTerminal)('Ctrl-C ends the command and takes the copy away', async () => {
    await inTerminal(['run', '1.4', '--timeout', '2s'], ['yes'])
    const temporary = join(folder, 'temporary')
    mkdirSync(temporary)
    const child = spawn(process.execPath, [launcher, 'run', '1.4', '--timeout', '2s'], {
      cwd: repository,
      env: { ...environment(), TMPDIR: temporary },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await new Promise<void>((done) => {
      const look = setInterval(() => {
        if (readdirSync(temporary).length === 0) return
        clearInterval(look)
        setTimeout(done, 200)
      }, 50)
    })
    child.kill('SIGINT')
    const status = await new Promise((done) => child.once('close', done))
    expect([status, readdirSync(temporary)]).toEqual([130, []])
  })
})

describe('doctor', () => {
  test('says what is missing and ends with 1', () => {
    writeFileSync(join(repository, 'guide.md'), '# Shop\n\n## Development Setup\n\n### Prerequisites\n\n- Node.js 18+\n- VS Code\n')
    writeFileSync(join(repository, 'package.json'), '{ "engines": { "node": ">=99" } }')
    const { status, stdout } = milemark('doctor', 'guide.md')
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/too old +node +\d+\.\d+\.\d+ +needs >=18 \(guide\.md:7\), >=99 \(package\.json:1\)/),
    ])
    expect(stdout).toContain('node: Install a newer one: ')
    const found = JSON.parse(milemark('doctor', 'guide.md', '--json').stdout)
    const validate = new Ajv2020({ strict: false }).compile(schemas.doctor as object)
    expect(validate(found) ? null : validate.errors).toBe(null)
    expect(found).toMatchObject({ lacks: true, tools: [{ tool: 'node', state: 'older' }, { state: 'other' }] })
  })

  test('a document that needs nothing', () =>
    expect(milemark('doctor')).toMatchObject({ status: 0, stdout: 'plan.md: no tool and no service is named as needed.\n' }))
})
