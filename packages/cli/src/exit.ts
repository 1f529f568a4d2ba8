/**
 * How commands end (FORMAT: exit codes of every command).
 */
export const EXIT = {
  fine: 0,
  /** Findings of level error. */
  findings: 1,
  usage: 2,
  /** Somebody else has changed the same thing. */
  conflict: 3,
  /** A file could not be read or written. */
  file: 4,
  /** Another writer holds the document. */
  lock: 5,
  /** Not approved, or not permitted. */
  permission: 6,
  /** The document cannot be used for this. */
  unusable: 7,
  /** Ctrl-C. */
  interrupted: 130,
  /** A bug of ours; the number that sysexits.h gives to it. */
  bug: 70,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]
