import { watch, type FSWatcher } from "chokidar";
import { basename, dirname, join, sep } from "node:path";

/** What is watched, and whether files that are named may be missing: then whatever comes is looked at. */
export interface Watched {
  readonly files: readonly string[];
  readonly lacks: boolean;
}

export interface Watcher {
  /** Watches these from now on. */
  follow(watched: Watched): void;
  close(): Promise<void>;
}

/** Editors write in several steps; so long, in milliseconds, nothing must have happened. */
const QUIET = 25;

/** What tools leave beside the sources: hidden files and caches, packages, editors' copies and probes. */
const PASSED_OVER = /^\.|^(?:node_modules|out|4913)$|~$|\.(?:sw[a-z]|tmp|part|bak)$/u;

/**
 * Watches the folders of the files, not the files: editors write a new one and give it the old one's name. Calls once
 * after each flurry of changes. Folders below `root` alone are watched; those named `out` never.
 */
export function watchFiles(root: string, changed: () => void): Watcher & { ready: Promise<void> } {
  const state = { files: new Set<string>(), folders: new Set<string>([root]), lacks: true };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher: FSWatcher = watch(root, {
    ...{ depth: 0, ignoreInitial: true, atomic: false, followSymlinks: true },
    ignored: (path) => path !== root && isBelow(root, path) && PASSED_OVER.test(basename(path)),
  });
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET);
  };
  watcher.on("all", (event, path) => {
    if (event === "addDir" && state.lacks) {
      // It may hold what is missing; it is left again once nothing is.
      watcher.add(path);
      later();
    } else if (state.files.has(path) || (event === "add" && state.lacks)) later();
  });
  // A folder that cannot be watched (too many watches, no right) leaves its files as they were read.
  watcher.on("error", () => undefined);
  return {
    ready: new Promise((resolve) => {
      watcher.once("ready", () => {
        resolve();
      });
    }),
    follow({ files, lacks }) {
      const folders = new Set([root, ...files.map(dirname).filter((one) => isBelow(root, one))]);
      const left = [...state.folders].filter((one) => !folders.has(one));
      if (left.length > 0) watcher.unwatch(left);
      watcher.add([...folders].filter((one) => !state.folders.has(one)));
      Object.assign(state, { files: new Set(files), folders, lacks });
    },
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

const isBelow = (root: string, path: string): boolean => path.startsWith(join(root, sep));
