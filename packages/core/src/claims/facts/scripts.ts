/**
 * What can be called by name: scripts of package.json, targets of make, recipes of just, tasks of Taskfile, deno and composer.
 */

import { folderOf } from '../places.ts'
import type { Tree } from '../tree.ts'
import { fact } from '../tree.ts'
import { data, isTable, lineOf, tableAt } from './yaml.ts'

export interface Manifest {
  readonly path: string
  /** The folder that it stands in; `''` for the root. */
  readonly folder: string
  /** The package's own name. */
  readonly name: string | null
  readonly names: ReadonlySet<string>
}

export const npmManifests = fact((tree): readonly Manifest[] => manifests(tree, /(?:^|\/)package\.json$/, 'scripts'))
export const denoManifests = fact((tree): readonly Manifest[] => manifests(tree, /(?:^|\/)deno\.jsonc?$/, 'tasks'))
export const composerManifests = fact((tree): readonly Manifest[] => manifests(tree, /(?:^|\/)composer\.json$/, 'scripts'))

function manifests(tree: Tree, pattern: RegExp, key: string): Manifest[] {
  return tree.files
    .filter((path) => pattern.test(path))
    .flatMap((path) => {
      const manifest = data(tree, path)
      if (!isTable(manifest)) return []
      return [
        {
          path,
          folder: folderOf(path),
          name: typeof manifest.name === 'string' ? manifest.name : null,
          names: new Set(Object.keys(tableAt(manifest, key))),
        },
      ]
    })
}

/** A file of recipes. `isOpen`: it includes others or has patterns, so that a name may come from elsewhere. */
export interface Recipes extends Manifest {
  readonly isOpen: boolean
}

export const makefiles = fact((tree): readonly Recipes[] =>
  tree.files
    .filter((path) => /(?:^|\/)(?:GNUmakefile|[Mm]akefile)$/.test(path))
    .map((path) => {
      const text = [tree.read(path) ?? '', ...included(tree, path)].join('\n')
      return recipes(
        path,
        [...text.matchAll(TARGET)].flatMap(([, names = '']) => names.trim().split(/\s+/)),
        /^[-s]?include\s+.*[$*]|^[^\s#:=]*%[^:=]*:/m.test(text),
      )
    }),
)

const TARGET = /^([A-Za-z0-9_./-]+(?:[ \t]+[A-Za-z0-9_./-]+){0,20})[ \t]*::?(?![=:])/gm

/** The files that a makefile includes by a plain name, one level deep. */
const included = (tree: Tree, path: string): string[] =>
  [...(tree.read(path) ?? '').matchAll(/^[-s]?include[ \t]+([\w./ -]+)$/gm)].flatMap(([, names = '']) =>
    names
      .trim()
      .split(/\s+/)
      .flatMap((name) => tree.read(folderOf(path) === '' ? name : `${folderOf(path)}/${name}`) ?? []),
  )

export const justfiles = fact((tree): readonly Recipes[] =>
  tree.files
    .filter((path) => /(?:^|\/)\.?justfile$/i.test(path))
    .map((path) => {
      const text = tree.read(path) ?? ''
      const names = [...text.matchAll(/^@?([A-Za-z_][\w-]*)(?:[ \t][^:\n]{0,300})?:(?!=)|^alias[ \t]+([\w-]+)/gm)]
      return recipes(
        path,
        names.flatMap(([, name, alias]) => name ?? alias ?? []),
        /^(?:import|mod)\??[ \t]/m.test(text),
      )
    }),
)

export const taskfiles = fact((tree): readonly Recipes[] =>
  tree.files
    .filter((path) => /(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/.test(path))
    .map((path) => {
      const file = data(tree, path)
      return recipes(path, Object.keys(tableAt(file, 'tasks')), Object.keys(tableAt(file, 'includes')).length > 0)
    }),
)

const recipes = (path: string, names: readonly string[], isOpen: boolean): Recipes => ({
  path,
  folder: folderOf(path),
  name: null,
  names: new Set(names),
  isOpen,
})

/** Where a script stands in its manifest. */
export const lineOfName = (tree: Tree, path: string, name: string): number | null =>
  lineOf(tree.read(path), /\.jsonc?$/.test(path) ? `"${name}"` : name)
