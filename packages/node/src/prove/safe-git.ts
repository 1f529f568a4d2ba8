/**
 * Git's answers for approvals and evidence, asked in the one way that starts nothing else (`tree/git-command.ts`).
 */
import { git } from '../tree/git-command.ts'
import { repositoryAt } from '../tree/repository.ts'

/** What git says, or null where it says nothing: no git, no repository, no such object. */
export function askGit(root: string, args: readonly string[]): Buffer | null {
  const repository = repositoryAt(root)
  const result = repository && git(repository, args)
  return result?.ok ? result.stdout : null
}

/** The lines of an answer that ends each with NUL. */
export const zeroLines = (bytes: Buffer): string[] => bytes.toString('utf8').split('\0').filter(Boolean)
