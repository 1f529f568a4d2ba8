/**
 * A command in code quotes or in a shell fence that calls something of the repository: a script, a target, a file, a service.
 */
import { fenceCommands, isCommand, quotedCommands } from '../../plan/guide/commands.ts'
import type { Plan, Written } from '../../plan/plan.ts'
import { span } from '../../text/span.ts'
import type { Called } from '../called.ts'
import { calls } from '../called.ts'
import type { Claim, Finding, Found } from '../claim.ts'
import { advice, broken, holds, unproven } from '../claim.ts'
import { composeServices } from '../facts/compose.ts'
import type { Manifest, Recipes } from '../facts/scripts.ts'
import { composerManifests, denoManifests, justfiles, lineOfName, makefiles, npmManifests, taskfiles } from '../facts/scripts.ts'
import type { Kind, Needs } from '../kind.ts'
import { missing, pastsOf } from '../missing.ts'
import { nearestOf } from '../nearest.ts'
import { joined, placeOf } from '../places.ts'
import { simpleCommands } from '../shell.ts'
import type { Statement } from '../statement.ts'
import type { Ground, Tree, World } from '../tree.ts'

interface Detail {
  readonly called: Called
  /** Where it is called, from the root; null when the text does not say. */
  readonly folder: string | null
}

export const command: Kind<Detail> = {
  name: 'command',
  summary: 'A command calls a script, target, file or service that is not there.',
  examples: [
    {
      document: '# Guide\n\n```bash\nnpm ci\nnpm run dev:all   # starts it\nnpm test -- cart\nnpx tsc\n```\n\nThen `npm run biuld`.\n',
      files: { 'package.json': '{"scripts":{"dev":"vite","build":"vite build","test":"vitest"}}' },
      expect: ['broken npm run dev:all', 'holds npm test -- cart', 'broken npm run biuld'],
    },
    {
      document:
        '# Guide\n\n```sh\ncd web && pnpm build\npnpm dev\npnpm vitest\npnpm --filter api start\nmake lint\nmake shine\njust ship\n./scripts/seed.sh\npython -m shop.tools\npython -m pip install x\n```\n',
      files: {
        'web/package.json': '{"name":"web","scripts":{"build":"vite build","dev":"vite"}}',
        'api/package.json': '{"name":"@shop/api","scripts":{"start":"node ."}}',
        Makefile: 'lint: deps\n\teslint .\n',
        justfile: 'ship target="x":\n  echo\n',
        'scripts/seed.sh': '',
        'shop/tools/__main__.py': '',
      },
      expect: [
        'holds pnpm build',
        'holds pnpm dev',
        'unproven pnpm vitest',
        'holds pnpm --filter api start',
        'holds make lint',
        'broken make shine',
        'holds just ship',
        'holds ./scripts/seed.sh',
        'holds python -m shop.tools',
      ],
    },
    {
      document:
        '# Guide\n\n- Run `cp .env.example .env`, then `docker compose -f deploy/compose.yml up db` and `docker compose logs mail`\n- Later we will have `npm run e2e`\n',
      files: { 'deploy/compose.yml': 'services:\n  db:\n    image: postgres\n', 'package.json': '{}' },
      past: { '.env.example': null },
      expect: [
        'advice cp .env.example .env',
        'holds docker compose -f deploy/compose.yml up db (deploy/compose.yml)',
        'holds docker compose -f deploy/compose.yml up db (db)',
        'advice docker compose logs mail',
        'planned npm run e2e',
      ],
    },
    { document: '# Guide\n\n- Chạy `npm run dev`\n', files: { 'README.md': '' }, expect: ['unproven npm run dev'] },
  ],
  recognise: (statement, plan) => found(statement, plan),
  needs: ({ detail: { called, folder } }, ground): Needs => {
    if (called.what !== 'file') return {}
    const path = below(folder, called.path)
    return standsAt(called.path, folder, ground) ? {} : { past: pastsOf(path, ground) }
  },
  judge: (claim, world) => JUDGES[claim.detail.called.what](claim, world),
}

function found(statement: Statement, plan: Plan): Found<Detail>[] {
  const written =
    statement.form === 'fence'
      ? fenceCommands(statement.document, statement.fence)
      : quotedCommands(statement.text).filter(({ value }) => isCommand(value))
  let folder: string | null = null
  return written.flatMap((line) =>
    simpleCommands(line.value).flatMap((simple) => {
      if (simple.words[0] === 'cd') {
        folder = entered(folder, simple.words[1] ?? '')
        return []
      }
      const called = calls(simple.words)
      const text = line.value.slice(simple.from, simple.to)
      return called.map((call) => ({
        subject: called.length > 1 ? `${text} (${nameOf(call.called)})` : text,
        span: spanOf(line, text, plan),
        sure: 'high' as const,
        detail: { called: call.called, folder: call.folder === null ? folder : joined(folder ?? '', call.folder) },
      }))
    }),
  )
}

const nameOf = (called: Called): string => (called.what === 'file' ? called.path : (called.name ?? called.what))

/** Where `cd` leads: nowhere that is known behind a variable, a home folder or the root of the machine. */
const entered = (folder: string | null, to: string): string | null => (/^[~/$-]/.test(to) || to === '' ? null : joined(folder ?? '', to))

/** A joined line stands in the text with its line breaks: then the whole of it is meant. */
function spanOf({ span: whole }: Written<string>, text: string, { source }: Plan) {
  const at = source.text.slice(whole.from, whole.to).indexOf(text)
  return at < 0 ? whole : span(whole.from + at, whole.from + at + text.length)
}

type Judge = (claim: Claim<Detail>, world: World) => Finding

const JUDGES: Readonly<Record<Called['what'], Judge>> = {
  script: judgeScript,
  recipe: judgeRecipe,
  module: judgeModule,
  file: judgeFile,
  service: judgeService,
}

const MANIFESTS = { npm: npmManifests, deno: denoManifests, composer: composerManifests }
const FILES = {
  npm: 'package.json',
  deno: 'deno.json',
  composer: 'composer.json',
  make: 'Makefile',
  just: 'justfile',
  task: 'Taskfile',
} as const

function judgeScript({ detail: { called, folder } }: Claim<Detail>, { tree }: World): Finding {
  if (called.what !== 'script') return unproven('This is no script.')
  const { name, runner, workspace, isSure } = called
  const all = MANIFESTS[runner](tree)
  const own = workspace === null ? all : all.filter((manifest) => fits(manifest, workspace))
  const found = inFolder(own, tree, folder).find(({ names }) => names.has(name)) ?? own.find(({ names }) => names.has(name))
  if (found) return holds(`${found.path} has the script ${name}.`, { path: found.path, line: lineOfName(tree, found.path, name) })
  const file = FILES[runner]
  if (own.length === 0)
    return unproven(workspace === null ? `There is no ${file} in this repository.` : `No ${file} belongs to the workspace ${workspace}.`)
  // `npm start` without a script starts server.js.
  if (name === 'start' && own.some((manifest) => tree.kindOf(below(manifest.folder, 'server.js')) === 'file'))
    return holds('npm start runs server.js.')
  if (!isSure) return unproven(`No ${file} has a script ${name}; it may be a program of a package.`)
  return notThere(`script ${name}`, name, inFolder(own, tree, folder), file)
}

const fits = ({ name, folder }: Manifest, workspace: string): boolean => {
  const asked = workspace.replace(/^\.\//, '').replace(/\.{3}$|\/$/g, '')
  return name === asked || folder === asked || (name?.endsWith(`/${asked}`) ?? false) || folder.endsWith(`/${asked}`)
}

function judgeRecipe({ detail: { called, folder } }: Claim<Detail>, { tree }: World): Finding {
  if (called.what !== 'recipe') return unproven('This is no recipe.')
  const all: readonly Recipes[] = { make: makefiles, just: justfiles, task: taskfiles }[called.runner](tree)
  const file = FILES[called.runner]
  const near = inFolder(all, tree, folder)
  if (all.length === 0 || near[0] === undefined) return unproven(`There is no ${file} in this repository.`)
  const { name } = called
  if (name === null) return holds(`${near[0].path} is there.`, { path: near[0].path, line: null })
  const found = near.find(({ names }) => names.has(name)) ?? all.find(({ names }) => names.has(name))
  if (found) return holds(`${found.path} has ${name}.`, { path: found.path, line: lineOfName(tree, found.path, name) })
  if (all.some(({ isOpen }) => isOpen))
    return unproven(`No ${file} names ${name}, but it may come from a file or pattern that one includes.`)
  return notThere(called.runner === 'make' ? `target ${name}` : `recipe ${name}`, name, near, file)
}

function notThere(what: string, name: string, manifests: readonly Manifest[], file: string): Finding {
  const near = nearestOf(
    name,
    manifests.flatMap(({ names }) => [...names]),
  )
  const where = manifests[0]?.path ?? file
  return broken(`${where} has no ${what}${near === null ? '.' : `; did you mean ${near}?`}`, { path: where, line: null })
}

/** The manifests of a folder, else of the nearest one around it, else of the root, else all. */
function inFolder<T extends Manifest>(manifests: readonly T[], tree: Tree, folder: string | null): readonly T[] {
  for (
    let at = folder !== null && tree.kindOf(folder) === 'directory' ? folder : '';
    ;
    at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : ''
  ) {
    const own = manifests.filter((manifest) => manifest.folder === at)
    if (own.length > 0) return own
    if (at === '') return manifests
  }
}

function judgeModule({ detail: { called } }: Claim<Detail>, { tree }: World): Finding {
  if (called.what !== 'module') return unproven('This is no module.')
  const path = called.name.replaceAll('.', '/')
  const spellings = [`${path}.py`, `${path}/__main__.py`, `${path}/__init__.py`]
  const found = tree.files.find((file) => spellings.some((spelling) => file === spelling || file.endsWith(`/${spelling}`)))
  if (found) return holds(`${called.name} is ${found}.`, { path: found, line: null })
  const top = path.split('/')[0] ?? ''
  const isOwn = tree.files.some((file) => file.startsWith(`${top}/`) && file.endsWith('.py'))
  return isOwn && path.includes('/')
    ? advice(`${top}/ has no module ${called.name}.`)
    : unproven(`${called.name} is no module of this repository; it may be one of a package.`)
}

const below = (folder: string | null, path: string): string => joined(folder ?? '', path) ?? path

const standsAt = (path: string, folder: string | null, ground: Pick<Ground, 'tree' | 'document'>) =>
  (folder === null ? null : placeOf(below(folder, path), ground)) ?? placeOf(path.replace(/^\.\//, ''), ground)

function judgeFile({ detail: { called, folder }, span }: Claim<Detail>, world: World): Finding {
  if (called.what !== 'file') return unproven('This is no file.')
  const place = standsAt(called.path, folder, world)
  return place
    ? holds(`${place.path} is there.`, { path: place.path, line: null })
    : missing({ written: below(folder, called.path), span, isVague: false }, world)
}

function judgeService({ detail: { called } }: Claim<Detail>, { tree }: World): Finding {
  if (called.what !== 'service') return unproven('This is no service.')
  const services = composeServices(tree)
  const own = services.find(({ name }) => name === called.name)
  if (own) return holds(`${own.path} has the service ${own.name}.`, { path: own.path, line: own.line })
  if (services.length === 0) return unproven('There is no compose file in this repository.')
  return advice(`No compose file has a service ${called.name}.`)
}
