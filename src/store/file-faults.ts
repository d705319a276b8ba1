const FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than is allowed here',
  ENOENT: 'no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is a file, not a folder',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'it is in use',
  EMFILE: 'too many files are open',
  ELOOP: 'its links go in a circle',
  EIO: 'the disk reports an error',
}

/** Gives an error's system code, such as `ENOENT`; undefined for an error that does not come from the system. */
export function faultCode(error: unknown): string | undefined {
  const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown }
  return typeof code === 'string' && typeof syscall === 'string' ? code : undefined
}

/** Words an error of the file system for people; undefined for any other error. */
export function faultWords(error: unknown): string | undefined {
  const code = faultCode(error)
  return code && (FAULTS[code] ?? `the system says ${code}`)
}
