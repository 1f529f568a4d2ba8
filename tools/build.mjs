/**
 * `npm run build`: declarations and modules of every package by `tsc`, then the self-contained bundle of the terminal program.
 *
 * The bundle is split, so that a command loads only its own code; `import()` in packages/cli/src/main.ts decides where.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { buildHash, root, writeStamp } from './stamps.mjs'

const started = buildHash()
compile()
await bundle()
writeStamp('build', started)

/** Type errors end the build before anything is bundled. */
function compile() {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'packages/cli'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

async function bundle() {
  const dist = join(root, 'packages/cli/dist')
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'packages/cli/src/main.ts' },
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['milemark-source', 'module'],
    // The browser build of yaml is the same code as ES modules, so unused parts of it can be dropped.
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    loader: { '.md': 'text' },
    chunkNames: '[name]-[hash]',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    plugins: [{ name: 'without-ajv', setup: withoutAjv }],
    metafile: true,
    // commander is CommonJS: inside an ES module it needs a `require` for Node's own modules.
    banner: { js: "import{createRequire as milemarkRequire}from'node:module';const require=milemarkRequire(import.meta.url);" },
    logLevel: 'warning',
  })
  if (Object.keys(metafile.inputs).some((file) => file.startsWith('node_modules/ajv/')))
    throw new Error('ajv is part of the bundle again: the MCP SDK asks for it elsewhere than withoutAjv looks.')
  copyFileSync(join(root, 'examples/template.md'), join(dist, 'template.md'))
  writeFileSync(join(dist, 'THIRD-PARTY.md'), notices(Object.keys(metafile.inputs)))
  removeStale(dist, new Set(Object.keys(metafile.outputs).map((file) => basename(file))))
}

/** The MCP SDK judges with ajv only what a user answers to a form of the server, and ours has none: 190 kB that would never run. */
function withoutAjv({ onResolve, onLoad }) {
  onResolve({ filter: /\/validation\/ajv-provider\.js$/ }, () => ({ path: 'ajv-provider', namespace: 'without-ajv' }))
  onLoad({ filter: /.*/, namespace: 'without-ajv' }, () => ({
    contents: `export class AjvJsonSchemaValidator { getValidator() { throw new Error('This server asks its users nothing.') } }`,
  }))
}

/** The licences of the packages that are part of the bundle, as those licences ask. */
function notices(inputs) {
  const packages = inputs.map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter((name) => name !== undefined)
  const texts = [...new Set(packages)].sort().map((name) => {
    const folder = join(root, 'node_modules', name)
    const licence = readdirSync(folder).find((file) => /^licen[cs]e(\.(md|txt))?$/i.test(file))
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const text = licence ? readFileSync(join(folder, licence), 'utf8').trim() : statedLicence(manifest)
    return `## ${name} ${manifest.version}\n\n${text}\n`
  })
  return `# Packages inside this program\n\n${texts.join('\n')}`
}

/** Some packages say their licence in the manifest alone: then it is said here with the author and the place of the source. */
function statedLicence({ name, license, author, homepage }) {
  if (typeof license !== 'string' || !author)
    throw new Error(`${name} is part of the bundle, but says neither a licence text nor licence and author.`)
  return `${license}, as its manifest states. ${typeof author === 'string' ? author : author.name}. ${homepage ?? ''}`.trim()
}

/** Chunks of an earlier build carry other hashes and would be packed too. */
function removeStale(dist, current) {
  for (const name of readdirSync(dist)) if (name.endsWith('.js') && !current.has(name)) rmSync(join(dist, name))
}
