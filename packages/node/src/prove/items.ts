/**
 * The commands of a document in the order in which they stand: the steps of its set-up, and what shows that its tasks are done.
 */
import { posix } from 'node:path'
import type { Key, Plan } from '@milemark/core'
import { taskPaths, verifyCommands } from '@milemark/core'

export interface ProofItem {
  /** 1-based, in the list of the document. */
  readonly number: number
  readonly kind: 'setup' | 'verify'
  readonly task: Key | null
  /** The words of the step, or the title of the task. */
  readonly title: string
  readonly command: string
  /** Relative to the root: where `cd` in the steps before has led to. */
  readonly cwd: string
  /** 1-based. */
  readonly line: number
  /** Names the place in the document, so that an edited command is still the same claim. */
  readonly slot: string
  /** Paths that the bullet names beside the command. */
  readonly names: readonly string[]
  /** Why it is left out when all are run; null for most. */
  readonly apart: string | null
  /** Why it is never started; null for most. */
  readonly refused: string | null
}

/** @param isFolder whether a path of the repository is a folder; a `cd` to another one is not followed */
export function proofItems(plan: Plan, isFolder: (path: string) => boolean): ProofItem[] {
  return [...setupItems(plan, isFolder), ...verifyItems(plan)].map((item, index) => ({ ...item, number: index + 1 }))
}

type Unnumbered = Omit<ProofItem, 'number'>

function setupItems(plan: Plan, isFolder: (path: string) => boolean): Unnumbered[] {
  const ordinals = new Map<string, number>()
  let cwd = ''
  return plan.guide.steps.flatMap((step) =>
    step.commands.flatMap(({ value: command, span }): Unnumbered[] => {
      const folder = /^cd\s+["']?([\w@./-]+)["']?$/.exec(command)?.[1]
      if (folder !== undefined) {
        const to = posix.normalize(posix.join(cwd, folder)).replace(/\/+$/, '').replace(/^\.$/, '')
        if (to === '' || isFolder(to)) cwd = to
        return []
      }
      const ordinal = (ordinals.get(step.text) ?? 0) + 1
      ordinals.set(step.text, ordinal)
      const line = lineOf(plan, span.from)
      const slot = `setup ${step.text} ${ordinal}`
      return [
        {
          kind: 'setup',
          task: null,
          title: step.text,
          command,
          cwd,
          line,
          slot,
          names: [],
          apart: apart(command),
          refused: refused(command),
        },
      ]
    }),
  )
}

function verifyItems(plan: Plan): Unnumbered[] {
  const ordinals = new Map<Key, number>()
  return verifyCommands(plan).map(({ task: key, command, span, line }): Unnumbered => {
    const ordinal = (ordinals.get(key) ?? 0) + 1
    ordinals.set(key, ordinal)
    const task = plan.tasks.find((one) => one.key === key)
    // What the command names itself is a word of the command, not what it depends on.
    const blanked = plan.source.text.slice(0, span.from) + ' '.repeat(span.to - span.from) + plan.source.text.slice(span.to)
    const names = task ? taskPaths({ ...plan, source: { ...plan.source, text: blanked } }, task) : []
    const title = task?.title ?? key
    return {
      kind: 'verify',
      task: key,
      title,
      command,
      cwd: '',
      line,
      slot: `verify ${key} ${ordinal}`,
      names,
      apart: null,
      refused: refused(command),
    }
  })
}

const lineOf = (plan: Plan, offset: number): number => plan.source.text.slice(0, offset).split(/\r\n|\r|\n/).length

/** A clone is what the copy already is; a server never ends. */
function apart(command: string): string | null {
  if (/^(?:git|gh repo) clone\b/.test(command)) return 'it fetches a repository, and the copy is one'
  if (/(?:^|\s)(?:dev|start|serve|watch|up)(?:\s*&)?$|\b(?:runserver|--watch|--reload)\b|\b(?:logs|tail) -f\b/.test(command))
    return 'it may go on without end'
  return /^(?:sudo|ssh|scp|open)\b/.test(command) ? 'it reaches beyond this repository' : null
}

/** What a terminal would not show, nobody can approve. */
const refused = (command: string): string | null =>
  /[^\P{C}\n\t]|\p{Default_Ignorable_Code_Point}/u.test(command) ? 'it holds characters that no screen shows; write it anew' : null
