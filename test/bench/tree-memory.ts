import { readdirSync, readFileSync } from 'node:fs';

const lineOf = (pid: string, name: string): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
};

/** Resident memory of a process and all that it started, MiB; 0 where there is no /proc. */
export function treeMemory(root: number): number {
  let pids: string[];
  try {
    pids = readdirSync('/proc').filter(name => /^\d+$/.test(name));
  } catch {
    return 0;
  }
  const parents = new Map(pids.map(pid => [pid, String(lineOf(pid, 'PPid'))]));
  const isUnder = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === String(root) || isUnder(parents.get(pid)));
  return pids.filter(pid => isUnder(pid)).reduce((sum, pid) => sum + lineOf(pid, 'VmRSS'), 0) / 1024;
}
