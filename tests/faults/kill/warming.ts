/**
 * How often each kind of call is made before the app opens. strace counts them thread by thread, and the thread that reaches a
 * number first is the one that the fault falls on: so the thread that works on files is ahead from the beginning. Opening and
 * writing Node does elsewhere too: while it starts, and to wake its threads.
 */
export const WARMING = {
  openat: 300,
  write: 200,
  fsync: 30,
  fdatasync: 30,
  ftruncate: 30,
  rename: 30,
  link: 30,
  unlink: 30,
  mkdir: 30,
} as const;
